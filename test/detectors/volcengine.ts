import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('volcengine-access-key', 'AKLT<base62 44>'),
];
