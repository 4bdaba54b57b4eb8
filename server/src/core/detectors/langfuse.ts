/** Langfuse. */
import type { Detector } from '../detector';
import { form } from './define';

export const langfuse: readonly Detector[] = [
  form({
    id: 'langfuse-secret-key',
    issuer: 'Langfuse',
    title: 'a Langfuse secret key',
    purpose: 'secret_key',
    source: 'https://langfuse.com/docs/api',
    keywords: ['sk-lf-'],
    pattern: /sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
  }),
];
