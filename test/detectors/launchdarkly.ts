import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('launchdarkly-key', 'sdk-<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>'),
  examples('launchdarkly-token', '<url 40>', { at: ['launchdarkly_token = "{}"', 'LAUNCHDARKLY_API_KEY={}'], named: true }),
];
