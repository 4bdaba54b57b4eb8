/** Sumo Logic. */
import type { Detector } from '../detector';
import { named } from './define';
import { hasDigits } from './verify';

export const sumologic: readonly Detector[] = [
  named({
    id: 'sumo-logic-key',
    issuer: 'Sumo Logic',
    title: 'a Sumo Logic access key',
    purpose: 'access_key',
    source: 'https://help.sumologic.com/docs/manage/security/access-keys/',
    words: ['sumo', 'sumologic'],
    name: /./,
    value: /^(?:su[A-Za-z0-9]{12}|[A-Za-z0-9]{64})$/,
    entropy: 3,
    verify: hasDigits,
  }),
];
