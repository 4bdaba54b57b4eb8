/** System keychain references, recognised only. Source: secretspec, vals. */
import { schemeProvider, valsSchemes } from './syntax';

export const keyring = schemeProvider('keyring', 'System keychain', ['keyring', 'keychain', ...valsSchemes('keychain')]);
