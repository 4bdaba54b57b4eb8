/** Bitwarden references, recognised only. Source: bw and bws as vals and secretspec spell them: github.com/helmfile/vals. */
import { schemeProvider, valsSchemes } from './syntax';

export const bitwarden = schemeProvider('bitwarden', 'Bitwarden', ['bw', 'bws', 'bitwarden', ...valsSchemes('bw', 'bws')]);
