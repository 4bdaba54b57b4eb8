/** CodeRabbit. */
import type { Detector } from '../detector';
import { form } from './define';

export const coderabbit: readonly Detector[] = [
  form({
    id: 'coderabbit-api-key',
    issuer: 'CodeRabbit',
    title: 'a CodeRabbit API key',
    purpose: 'api_key',
    source: 'https://docs.coderabbit.ai/cli',
    keywords: ['cr-'],
    pattern: /cr-[a-f0-9]{58}/,
  }),
];
