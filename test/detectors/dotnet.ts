import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('dotnet-network-credential', '<base62 16>', {
    at: ['client.Credentials = new NetworkCredential("deploy", "{}");', '$c = New-Object System.Net.NetworkCredential("deploy", "{}")'],
    not: [['new NetworkCredential("user", password)', 'a variable'], ['new NetworkCredential("user", "password")', 'a placeholder']],
  }),
  examples('dotnet-directory-entry', '<base62 16>', {
    at: ['new DirectoryEntry("LDAP://dc.acme.io", "deploy", "{}")', 'new DirectoryEntry("LDAP://ACME",\n    "ACME\\deploy",\n    "{}");'],
  }),
  examples('powershell-secure-string', '<base62 16>', {
    at: ['$p = ConvertTo-SecureString "{}" -AsPlainText -Force', "ConvertTo-SecureString -String '{}' -AsPlainText -Force"],
    not: [['ConvertTo-SecureString "$env:PASSWORD" -AsPlainText -Force', 'a variable']],
  }),
];
