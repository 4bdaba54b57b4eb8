/** Every rule. One line registers one; test/laws/registration proves rule, page, README row and setting agree. */
import type { Rule } from '../rule';
import { invalidSuppression } from './invalidSuppression';

export const rules: readonly Rule[] = [
  invalidSuppression,
];
