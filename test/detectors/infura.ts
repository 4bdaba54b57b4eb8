import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('infura-key', '<hex 32>', { at: ['infura_token = "{}"', 'INFURA_API_KEY={}'], named: true }),
  examples('infura-node-url', '<hex 32>', { at: ['https://mainnet.infura.io/v3/{}', 'wss://mainnet.infura.io/ws/v3/{}'] }),
];
