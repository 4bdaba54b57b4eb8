/** Pinecone. */
import type { Detector } from '../detector';
import { form } from './define';

export const pinecone: readonly Detector[] = [
  form({
    id: 'pinecone-api-key',
    issuer: 'Pinecone',
    title: 'a Pinecone API key',
    purpose: 'api_key',
    source: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
    keywords: ['pcsk_'],
    pattern: /pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{60,66}/,
  }),
];
