import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('confluent-key', '<base62 64>', { at: ['confluent_token = "{}"', 'CONFLUENT_API_KEY={}'], named: true }),
];
