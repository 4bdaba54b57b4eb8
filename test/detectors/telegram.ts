import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('telegram-bot-token', '<digit 10>:AA<url 33>'),
];
