/** Etherscan. */
import type { Detector } from '../detector';
import { named } from './define';

export const etherscan: readonly Detector[] = [
  named({
    id: 'etherscan-api-key',
    issuer: 'Etherscan',
    title: 'an Etherscan API key',
    purpose: 'api_key',
    source: 'https://docs.etherscan.io/getting-an-api-key',
    words: ['etherscan', 'bscscan', 'polygonscan', 'arbiscan'],
    value: /^[A-Z0-9]{34}$/,
    entropy: 3,
  }),
];
