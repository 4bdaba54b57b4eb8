/** NuGet. */
import type { Detector } from '../detector';
import { form } from './define';

export const nuget: readonly Detector[] = [
  form({
    id: 'nuget-api-key',
    issuer: 'NuGet',
    title: 'a NuGet API key',
    purpose: 'api_key',
    source: 'https://learn.microsoft.com/en-us/nuget/nuget-org/scoped-api-keys',
    revoke: 'https://www.nuget.org/account/apikeys',
    keywords: ['oy2'],
    pattern: /oy2[a-z0-9]{43}/,
    entropy: 3,
  }),
  form({
    id: 'nuget-config-password',
    issuer: 'NuGet',
    title: 'a password in a NuGet configuration',
    purpose: 'feed_password',
    source: 'https://learn.microsoft.com/en-us/nuget/reference/nuget-config-file#packagesourcecredentials',
    keywords: ['cleartextpassword'],
    pattern: /cleartextpassword["\'][ \t]{1,8}value[ \t]{0,4}=[ \t]{0,4}["\'](?<secret>[^"\'<>%${\s]{4,512})["\']/i,
    boundary: false,
  }),
];
