/** Supabase. */
import type { Detector } from '../detector';
import { decodeBase64 } from './base64';
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
    pattern: /(?:sbp_(?:v0_|oauth_)?[a-f0-9]{40}|sb_secret_[\w-]{31,60})/,
  }),
  form({
    id: 'supabase-publishable-key',
    issuer: 'Supabase',
    title: 'a Supabase publishable key',
    purpose: 'publishable_key',
    source: 'https://supabase.com/docs/guides/api/api-keys',
    exposure: 'public',
    keywords: ['sb_publishable_'],
    pattern: /sb_publishable_[\w-]{31,60}/,
  }),

  form({
    id: 'supabase-anon-key',
    issuer: 'Supabase',
    title: 'a Supabase anon key',
    purpose: 'anon_key',
    source: 'https://supabase.com/docs/guides/api/api-keys',
    exposure: 'public',
    keywords: ['eyj'],
    pattern: /eyJ[\w-]{8,200}\.ey[\w-]{8,600}\.[\w-]{16,200}={0,2}(?![\w-])/,
    verify: (secret) => (/"role"\s*:\s*"anon"/.test(decodeBase64(secret.split('.')[1] ?? '') ?? '') ? 'high' : false),
  }),
];
