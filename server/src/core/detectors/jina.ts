/** Jina AI. */
import type { Detector } from '../detector';
import { form } from './define';

export const jina: readonly Detector[] = [
  form({
    id: 'jina-api-key',
    issuer: 'Jina AI',
    title: 'a Jina AI API key',
    purpose: 'api_key',
    source: 'https://jina.ai/',
    keywords: ['jina_'],
    pattern: /jina_[a-f0-9]{32}[\w-]{24,34}/,
  }),
];
