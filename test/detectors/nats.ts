import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('nats-seed', { fake: 'nats-seed' }, { not: [['SUAA<base32 54>', 'no checksum']] }),
];
