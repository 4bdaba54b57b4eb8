import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('mattermost-token', '<lower 26>', { at: ['mattermost_token = "{}"', 'MATTERMOST_API_KEY={}'], named: true }),
];
