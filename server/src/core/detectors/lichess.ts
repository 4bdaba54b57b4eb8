/** Lichess. */
import type { Detector } from '../detector';
import { form } from './define';
import { hasDigits } from './verify';

export const lichess: readonly Detector[] = [
  form({
    id: 'lichess-token',
    issuer: 'Lichess',
    title: 'a Lichess token',
    purpose: 'access_token',
    source: 'https://lichess.org/api#description/authentication',
    keywords: ['lip_'],
    pattern: /lip_[A-Za-z0-9]{20}/,
    verify: hasDigits,
  }),
];
