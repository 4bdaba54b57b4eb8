/** Dashlane references, recognised only. Source: cli.dashlane.com, `dl://` secret references. */
import { schemeProvider } from './syntax';

export const dashlane = schemeProvider('dashlane', 'Dashlane', ['dl', 'dashlane']);
