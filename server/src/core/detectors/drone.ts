/** Drone CI. */
import type { Detector } from '../detector';
import { named } from './define';

export const drone: readonly Detector[] = [
  named({
    id: 'drone-token',
    issuer: 'Drone CI',
    title: 'a Drone CI token',
    purpose: 'access_token',
    source: 'https://docs.drone.io/cli/configure/',
    words: ['droneci', 'drone_token', 'drone_server'],
    value: /^[A-Za-z0-9]{32}$/,
  }),
];
