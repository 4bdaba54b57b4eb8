/** Deepgram. */
import type { Detector } from '../detector';
import { named } from './define';

export const deepgram: readonly Detector[] = [
  named({
    id: 'deepgram-api-key',
    issuer: 'Deepgram',
    title: 'a Deepgram API key',
    purpose: 'api_key',
    source: 'https://developers.deepgram.com/docs/create-additional-api-keys',
    words: ['deepgram'],
    value: /^[a-f0-9]{40}$/,
  }),
];
