import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('telegram-bot-token', '<digit 10>:AA<url 33>'),
  examples('telegram-token-by-name', '<digit 10>:h<url 34>', { at: ['telegram_token = "{}"', 'TELEGRAM_BOT={}'], named: true }),
];
