/** Code Climate. */
import type { Detector } from '../detector';
import { named } from './define';

export const codeClimate: readonly Detector[] = [
  named({
    id: 'code-climate-token',
    issuer: 'Code Climate',
    title: 'a Code Climate reporter token',
    purpose: 'reporter_id',
    source: 'https://docs.codeclimate.com/docs/finding-your-test-coverage-token',
    words: ['codeclimate', 'code_climate', 'cc_test'],
    name: /token|reporter|key|secret/i,
    value: /^[a-f0-9]{64}$/,
  }),
];
