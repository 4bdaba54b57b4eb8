import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('alibaba-access-key-id', 'LTAI<base62 20>'),
  examples('alibaba-access-key-secret', '<base62 30>', { at: ['alibaba_token = "{}"', 'ALIBABA_API_KEY={}'], named: true }),
];
