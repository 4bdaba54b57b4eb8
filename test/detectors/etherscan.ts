import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('etherscan-api-key', '<UPPER 34>', { at: ['etherscan_token = "{}"', 'ETHERSCAN_API_KEY={}'], named: true }),
];
