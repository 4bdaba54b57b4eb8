import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('huggingface-token', 'hf_<letter 34>'),
];
