/** Airbrake. */
import type { Detector } from '../detector';
import { named } from './define';

export const airbrake: readonly Detector[] = [
  named({
    id: 'airbrake-key',
    issuer: 'Airbrake',
    title: 'an Airbrake key',
    purpose: 'project_key',
    source: 'https://docs.airbrake.io/docs/devops-tools/api/',
    words: ['airbrake'],
    value: /^(?:[a-f0-9]{32}|[a-f0-9]{40})$/,
  }),
];
