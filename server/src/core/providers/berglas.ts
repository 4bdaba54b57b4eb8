/** Berglas references, recognised only. Source: github.com/GoogleCloudPlatform/berglas. */
import { schemeProvider } from './syntax';

export const berglas = schemeProvider('berglas', 'Berglas', ['berglas']);
