import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('yandex-token', 'AQVN<url 36>'),
  examples('yandex-aws-key', 'YC<url 38>', { at: ['yandex_token = "{}"', 'YANDEX_API_KEY={}'], named: true }),
];
