/** Cartesia. */
import type { Detector } from '../detector';
import { form } from './define';

export const cartesia: readonly Detector[] = [
  form({
    id: 'cartesia-api-key',
    issuer: 'Cartesia',
    title: 'a Cartesia API key',
    purpose: 'api_key',
    source: 'https://docs.cartesia.ai/use-the-api/authenticate-your-client-applications',
    keywords: ['sk_car_'],
    pattern: /sk_car_[A-Za-z0-9_]{20,30}/,
  }),
];
