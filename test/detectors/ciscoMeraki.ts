import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('cisco-meraki-api-key', '<hex 40>', { at: ['meraki_token = "{}"', 'MERAKI_API_KEY={}'], named: true }),
];
