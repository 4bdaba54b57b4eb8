import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('onesignal-api-key', 'os_v2_app_<lower 103>'),
];
