/** The embedded local store: `ref+lasthop://dev/api/stripe/secret_key`. The path is the canonical one. */
import type { Provider } from '../provider';
import { canonicalParts, reference, scopeOfSegments, segmentsOf, uriOf, valsField, valsSchemes } from './syntax';

const schemes = valsSchemes('lasthop');

export const lasthop: Provider = {
  id: 'lasthop',
  title: 'Lasthop local store',
  marks: ['ref+lasthop://'],
  scoped: true,
  parse(text) {
    const uri = uriOf(text, schemes);
    return uri && reference('lasthop', uri.path, valsField(uri.fragment));
  },
  format: (path) => (canonicalParts(path) ? `ref+lasthop://${path}` : undefined),
  scopeOf: (path) => scopeOfSegments(segmentsOf(path)),
};
