/** Volcengine. */
import type { Detector } from '../detector';
import { form } from './define';
import { mixed } from './verify';

export const volcengine: readonly Detector[] = [
  form({
    id: 'volcengine-access-key',
    issuer: 'Volcengine',
    title: 'a Volcengine access key id',
    purpose: 'access_key_id',
    source: 'https://www.volcengine.com/docs/6291/65568',
    keywords: ['aklt'],
    pattern: /AKLT[A-Za-z0-9_-]{40,60}(?![\w-])/,
    entropy: 3.5,
    verify: mixed,
  }),
];
