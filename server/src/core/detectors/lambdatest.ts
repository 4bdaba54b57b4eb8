/** LambdaTest. */
import type { Detector } from '../detector';
import { form } from './define';
import { hasDigits } from './verify';

export const lambdatest: readonly Detector[] = [
  form({
    id: 'lambdatest-access-key',
    issuer: 'LambdaTest',
    title: 'a LambdaTest access key',
    purpose: 'access_key',
    source: 'https://www.lambdatest.com/support/docs/hyperexecute-how-to-get-my-username-and-access-key/',
    keywords: ['lt_'],
    pattern: /LT_[A-Za-z0-9]{46,54}/,
    entropy: 3.5,
    verify: hasDigits,
  }),
];
