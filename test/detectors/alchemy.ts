import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('alchemy-api-key', '<base62 32>', { at: ['alchemy_token = "{}"', 'ALCHEMY_API_KEY={}'], named: true }),
  examples('alchemy-node-url', '<url 32>', { at: ['https://eth-mainnet.g.alchemy.com/v2/{}', 'RPC=https://eth-mainnet.alchemyapi.io/v2/{}'] }),
];
