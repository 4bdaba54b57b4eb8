/** Every rule of `all.ts`, by id; test/laws/registration proves rule, page, README row and setting agree. */
import type { Rule } from '../rule';
import * as all from './all';

export const rules: readonly Rule[] = Object.values<Rule>(all).sort((a, b) => (a.id < b.id ? -1 : 1));
