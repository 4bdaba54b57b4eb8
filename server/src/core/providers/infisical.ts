/** Infisical: `infisical://project/environment/path/NAME` and vals' `ref+infisical://`. Source: infisical.com/docs, github.com/helmfile/vals. */
import type { Provider } from '../provider';
import { reference, scopeOfSegments, segmentsOf, uriOf, valsField, valsSchemes } from './syntax';

const schemes = ['infisical', ...valsSchemes('infisical')];

export const infisical: Provider = {
  id: 'infisical',
  title: 'Infisical',
  marks: ['infisical://'],
  scoped: true,
  parse(text) {
    const uri = uriOf(text, schemes);
    return uri && reference('infisical', uri.path, valsField(uri.fragment));
  },
  scopeOf(path) {
    const parts = segmentsOf(path).slice(1);
    const last = parts.length - 1;
    return scopeOfSegments(parts.map((part, at) => (at === last ? part.toLowerCase() : part)));
  },
};
