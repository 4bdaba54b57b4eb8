import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('supabase-key', 'sbp_<hex 40>'),
];
