/** Every detector. One line registers one issuer's file. */
import type { Detector } from '../detector';

export const detectors: readonly Detector[] = [
];
