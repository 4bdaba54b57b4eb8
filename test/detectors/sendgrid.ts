import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('sendgrid-api-key', 'SG.<url 22>.<url 43>'),
];
