import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('mercado-pago-token', 'APP_USR-<digit 16>-<digit 6>-<hex 32>-<digit 9>'),
];
