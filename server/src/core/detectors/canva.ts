/** Canva. */
import type { Detector } from '../detector';
import { form } from './define';

export const canva: readonly Detector[] = [
  form({
    id: 'canva-client-secret',
    issuer: 'Canva',
    title: 'a Canva client secret',
    purpose: 'client_secret',
    source: 'https://www.canva.dev/docs/connect/authentication/',
    keywords: ['cnvca'],
    pattern: /cnvca[\w-]{51}/,
  }),
];
