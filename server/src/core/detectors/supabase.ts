/** Supabase. */
import type { Detector } from '../detector';
import { form } from './define';

export const supabase: readonly Detector[] = [
  form({
    id: 'supabase-key',
    issuer: 'Supabase',
    title: 'a Supabase secret key',
    purpose: 'secret_key',
    source: 'https://supabase.com/docs/guides/api/api-keys',
    revoke: 'https://supabase.com/dashboard/account/tokens',
    keywords: ['sbp_', 'sb_secret_'],
    pattern: /(?:sbp_[a-f0-9]{40}|sb_secret_[\w-]{31,60})/,
  }),
];
