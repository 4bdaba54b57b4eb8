/** Adafruit IO. */
import type { Detector } from '../detector';
import { form } from './define';

export const adafruit: readonly Detector[] = [
  form({
    id: 'adafruit-key',
    issuer: 'Adafruit IO',
    title: 'an Adafruit IO key',
    purpose: 'io_key',
    source: 'https://io.adafruit.com/api/docs/#authentication',
    keywords: ['aio_'],
    pattern: /aio_[A-Za-z0-9]{28}/,
  }),
];
