/** Proton Pass references, recognised only. Source: protonpass.github.io, `pass://share/item/field`. */
import { schemeProvider } from './syntax';

export const protonPass = schemeProvider('proton-pass', 'Proton Pass', ['pass']);
