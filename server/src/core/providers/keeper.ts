/** Keeper references, recognised only. Source: docs.keeper.io, Keeper notation. */
import { schemeProvider } from './syntax';

export const keeper = schemeProvider('keeper', 'Keeper', ['keeper', 'ksm']);
