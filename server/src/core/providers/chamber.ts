/** Chamber: `chamber://service/key`, and `chamberme`, which `chamber exec --strict` replaces. Source: github.com/segmentio/chamber. */
import type { Provider } from '../provider';
import { reference, uriOf } from './syntax';

export const chamber: Provider = {
  id: 'chamber',
  title: 'Chamber',
  marks: ['chamberme', 'chamber://'],
  scoped: false,
  parse(text) {
    if (text === 'chamberme') return reference('chamber', '');
    const uri = uriOf(text, ['chamber']);
    return uri && reference('chamber', uri.path);
  },
};
