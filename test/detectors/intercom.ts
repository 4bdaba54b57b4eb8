import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('intercom-token', '<url 60>', { at: ['intercom_token = "{}"', 'INTERCOM_API_KEY={}'], named: true }),
];
