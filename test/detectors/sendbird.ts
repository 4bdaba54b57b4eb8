import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('sendbird-token', '<hex 40>', { at: ['sendbird_token = "{}"', 'SENDBIRD_API_KEY={}'], named: true }),
];
