import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('mattermost-token', '<lower 26>', { at: ['mattermost_token = "{}"', 'MATTERMOST_API_KEY={}'], named: true }),
  examples('mattermost-webhook', '<zbase32 26>', { at: ['https://chat.acme.io/hooks/{}', 'webhook: http://mattermost:8065/hooks/{}'], not: [['https://acme.io/hooks/abandonedcheckoutsofcustomer', 'a word']] }),
];
