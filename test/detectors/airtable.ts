import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('airtable-token', 'pat<base62 14>.<hex 64>'),
  examples('airtable-api-key', 'key<base62 14>', { at: ['airtable_token = "{}"', 'AIRTABLE_API_KEY={}'], named: true }),
];
