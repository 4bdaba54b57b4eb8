import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('cartesia-api-key', 'sk_car_<base62 22>'),
];
