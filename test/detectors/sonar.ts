import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('sonar-token', 'squ_<hex 40>'),
  examples('sonar-token-v1', '<hex 40>', { at: ['sonar.login={}', 'SONAR_TOKEN: {}'], named: true }),
];
