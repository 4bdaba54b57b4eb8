/** gopass references, recognised only. Source: gopass.pw. */
import { schemeProvider } from './syntax';

export const gopass = schemeProvider('gopass', 'gopass', ['gopass']);
