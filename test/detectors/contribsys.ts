import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('contribsys-credentials', '<hex 8>:<hex 8>', { at: ['BUNDLE_ENTERPRISE__CONTRIBSYS__COM={}', 'BUNDLE_GEMS__CONTRIBSYS__COM: {}'], named: true }),
];
