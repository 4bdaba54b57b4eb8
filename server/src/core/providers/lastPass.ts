/** LastPass references, recognised only. Source: secretspec and the lpass command's users. */
import { schemeProvider } from './syntax';

export const lastPass = schemeProvider('last-pass', 'LastPass', ['lastpass', 'lpass']);
