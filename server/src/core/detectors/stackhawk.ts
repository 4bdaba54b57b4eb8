/** StackHawk. */
import type { Detector } from '../detector';
import { form } from './define';

export const stackhawk: readonly Detector[] = [
  form({
    id: 'stackhawk-api-key',
    issuer: 'StackHawk',
    title: 'a StackHawk API key',
    purpose: 'api_key',
    source: 'https://docs.stackhawk.com/hawkscan/getting-started/',
    keywords: ['hawk.'],
    pattern: /hawk\.[\w-]{20}\.[\w-]{20}/,
  }),
];
