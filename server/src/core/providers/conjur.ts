/** CyberArk Conjur: Summon's `!var path`, vals' `ref+conjur://`. Source: cyberark.github.io/summon. */
import type { Provider } from '../provider';
import { reference, uriOf, valsField, valsSchemes } from './syntax';

const schemes = ['conjur', ...valsSchemes('conjur')];
const VARIABLE = /^!var(?::\w+)*\s+(\S[^\r\n]{0,300})$/;

export const conjur: Provider = {
  id: 'conjur',
  title: 'CyberArk Conjur',
  marks: ['!var', 'conjur://'],
  scoped: false,
  parse(text) {
    const path = VARIABLE.exec(text.slice(0, 400))?.[1];
    if (path !== undefined) return reference('conjur', path);
    const uri = uriOf(text, schemes);
    return uri && reference('conjur', uri.path, valsField(uri.fragment));
  },
};
