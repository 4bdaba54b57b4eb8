import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('django-secret-key', 'django-insecure-<lower 50>', { at: ["SECRET_KEY = '{}'", 'SECRET_KEY={}'] }),
];
