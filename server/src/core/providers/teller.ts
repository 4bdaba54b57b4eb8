/** Teller references, recognised only. Source: github.com/tellerops/teller. */
import { schemeProvider } from './syntax';

export const teller = schemeProvider('teller', 'Teller', ['teller']);
