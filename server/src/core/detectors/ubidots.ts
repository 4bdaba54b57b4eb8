/** Ubidots. */
import type { Detector } from '../detector';
import { form } from './define';

export const ubidots: readonly Detector[] = [
  form({
    id: 'ubidots-token',
    issuer: 'Ubidots',
    title: 'a Ubidots token',
    purpose: 'token',
    source: 'https://docs.ubidots.com/reference/authentication',
    keywords: ['bbff-', 'bbus-'],
    pattern: /BB(?:FF|US)-[A-Za-z0-9]{30}/,
  }),
];
