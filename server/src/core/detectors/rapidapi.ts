/** RapidAPI. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const rapidapi: readonly Detector[] = [
  form({
    id: 'rapidapi-key',
    issuer: 'RapidAPI',
    title: 'a RapidAPI key',
    purpose: 'api_key',
    source: 'https://docs.rapidapi.com/docs/keys-and-key-rotation',
    keywords: ['msh'],
    pattern: /[a-f0-9]{10}msh[a-f0-9]{15}p1[a-f0-9]{6}jsn[a-f0-9]{12}/,
    before: 10,
  }),
  named({
    id: 'rapidapi-key-v1',
    issuer: 'RapidAPI',
    title: 'a RapidAPI key',
    purpose: 'api_key',
    source: 'https://docs.rapidapi.com/docs/keys-and-key-rotation',
    words: ['rapidapi'],
    value: /^[A-Za-z0-9_-]{50}$/,
  }),
];
