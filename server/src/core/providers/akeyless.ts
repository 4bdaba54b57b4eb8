/** Akeyless: `akeyless:/path`, as its Kubernetes injector and plugins read it. Source: docs.akeyless.io. */
import type { Provider } from '../provider';
import { reference, valsField } from './syntax';

const WRITTEN = /^akeyless:(?:\/\/)?(\/?[\w./ -]+)(?:[#|](\S+))?$/;

export const akeyless: Provider = {
  id: 'akeyless',
  title: 'Akeyless',
  marks: ['akeyless:'],
  scoped: false,
  parse(text) {
    const found = text.length > 512 ? null : WRITTEN.exec(text);
    return found ? reference('akeyless', found[1] ?? '', valsField(found[2] ?? '')) : undefined;
  },
};
