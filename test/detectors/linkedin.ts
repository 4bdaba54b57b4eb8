import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('linkedin-client-secret', '<lower 16>', { at: ['linkedin_token = "{}"', 'LINKEDIN_API_KEY={}'], named: true }),
];
