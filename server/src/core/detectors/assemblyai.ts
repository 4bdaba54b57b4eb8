/** AssemblyAI. */
import type { Detector } from '../detector';
import { named } from './define';

export const assemblyai: readonly Detector[] = [
  named({
    id: 'assemblyai-api-key',
    issuer: 'AssemblyAI',
    title: 'an AssemblyAI API key',
    purpose: 'api_key',
    source: 'https://www.assemblyai.com/docs/api-reference/overview',
    words: ['assemblyai'],
    value: /^[a-f0-9]{32}$/,
  }),
];
