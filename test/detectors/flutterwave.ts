import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('flutterwave-key', 'FLWSECK-<hex 32>-X'),
];
