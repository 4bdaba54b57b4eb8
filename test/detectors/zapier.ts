import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('zapier-webhook', '<digit 8>/<lower 7>', { at: ['https://hooks.zapier.com/hooks/catch/{}/'] }),
];
