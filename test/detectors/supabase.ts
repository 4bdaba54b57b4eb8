import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('supabase-key', 'sbp_<hex 40>'),
  examples('supabase-publishable-key', 'sb_publishable_<url 31>'),
  examples('supabase-anon-key', { fake: 'supabase-anon-key' }),
];
