import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('slack-token', 'xoxb-<digit 12>-<digit 12>-<base62 24>'),
  examples('slack-configuration-token', 'xoxe.xoxp-1-<base62 165>'),
  examples('slack-app-token', 'xapp-1-A<UPPER 10>-<digit 13>-<hex 64>'),
  examples('slack-webhook', 'services/T<UPPER 10>/B<UPPER 10>/<base62 24>', { at: ['https://hooks.slack.com/{}'] }),
];
