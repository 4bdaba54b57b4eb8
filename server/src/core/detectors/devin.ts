/** Devin. */
import type { Detector } from '../detector';
import { form } from './define';

export const devin: readonly Detector[] = [
  form({
    id: 'devin-api-key',
    issuer: 'Devin',
    title: 'a Devin API key',
    purpose: 'api_key',
    source: 'https://docs.devin.ai/api-reference/overview',
    keywords: ['apk_', 'cog_'],
    pattern: /(?:apk_(?:user_)?[A-Za-z0-9+\/]{80,180}={0,2}|cog_[a-z2-7]{52})/,
  }),
];
