import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('mixpanel-project-token', '<hex 32>', { at: ['MIXPANEL_TOKEN={}', 'mixpanel_token: {}'], named: true }),
];
