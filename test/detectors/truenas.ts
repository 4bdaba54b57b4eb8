import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('truenas-api-key', '8-<base62 64>', { at: ['{"msg": "method", "method": "auth.login_with_api_key", "params": ["{}"]}'] }),
];
