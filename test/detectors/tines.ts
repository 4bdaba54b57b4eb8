import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('tines-webhook', '<hex 32>', { at: ['https://acme.tines.com/webhook/0123456789abcdef0123456789abcdef/{}'] }),
];
