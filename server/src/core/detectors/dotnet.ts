/** Passwords given to .NET's and PowerShell's credential types. */
import type { Detector } from '../detector';
import type { Confidence } from '../facts';
import { form } from './define';
import { passwordLook } from './password';

function judge(secret: string): Confidence | false {
  const look = passwordLook(secret);
  return look === 'none' || secret.startsWith('$') ? false : look === 'weak' ? 'medium' : 'high';
}

export const dotnet: readonly Detector[] = [
  form({
    id: 'dotnet-network-credential',
    issuer: '.NET',
    title: 'a password of a .NET credential',
    purpose: 'password',
    source: 'https://learn.microsoft.com/en-us/dotnet/api/system.net.networkcredential',
    keywords: ['networkcredential('],
    pattern: /NetworkCredential\([ \t]{0,4}"[^"\n]{1,120}"[ \t]{0,4},[ \t]{0,4}"(?<secret>[^"\n]{3,120})"/i,
    boundary: false,
    placeholders: false,
    generic: true,
    verify: judge,
  }),
  form({
    id: 'dotnet-directory-entry',
    issuer: '.NET',
    title: 'a password of a directory entry',
    purpose: 'password',
    source: 'https://learn.microsoft.com/en-us/dotnet/api/system.directoryservices.directoryentry',
    keywords: ['directoryentry('],
    pattern: /DirectoryEntry\(\s{0,40}"LDAPS?:\/\/[^"\n]{1,200}"\s{0,4},\s{0,60}"[^"\n]{1,120}"\s{0,4},\s{0,60}"(?<secret>[^"\n]{3,120})"/i,
    lines: 700,
    boundary: false,
    placeholders: false,
    generic: true,
    verify: judge,
  }),
  form({
    id: 'powershell-secure-string',
    issuer: 'PowerShell',
    title: 'a password made a secure string',
    purpose: 'password',
    source: 'https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.security/convertto-securestring',
    keywords: ['convertto-securestring'],
    pattern: /ConvertTo-SecureString[ \t]{1,4}(?:-AsPlainText[ \t]{1,4}|-Force[ \t]{1,4}|-String[ \t]{1,4}){0,3}["'](?<secret>[^"'\n]{3,120})["'](?=[^\n]{0,60}-AsPlainText|[ \t]{0,4}-Force|[ \t]{0,4}(?:$|[\n;|)]))/i,
    boundary: false,
    placeholders: false,
    generic: true,
    verify: judge,
  }),
];
