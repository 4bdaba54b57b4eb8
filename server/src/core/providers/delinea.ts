/** Delinea references, recognised only. Source: github.com/helmfile/vals. */
import { schemeProvider, valsSchemes } from './syntax';

export const delinea = schemeProvider('delinea', 'Delinea', ['dsv', 'tss', ...valsSchemes('secretserver')]);
