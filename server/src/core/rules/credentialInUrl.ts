/** `credential-in-url`: a password or token inside an address or a connection string. */
import { defineRule } from '../rule';
import { about, reported } from './recognised';

export const credentialInUrl = defineRule({
  id: 'credential-in-url',
  title: 'A password or token stands inside a URL or a connection string',
  category: 'literals',
  severity: 'error',
  confidence: 'high',
  profile: 'default',
  softInExamples: true,
  messages: {
    found: '{Title}{place} stands here in plain text. Addresses end up in logs, histories and error reports: read the whole address, or its password, from the environment or a secret manager.',
    example: '{Title}{place}: nobody’s, as long as it stays an example. Write a placeholder such as user:<password>@ so that nobody copies the habit.',
    weak: '{Title}{place} stands here; it is easy to guess. Where it opens more than this machine, replace it; read the address from the environment.',
  },
  on: {
    *literal(literal, file) {
      for (const recognition of reported(literal, 'credential-in-url', file)) {
        const report = about(literal, recognition, file);
        const data = { ...report.data, place: literal.name ? ` of “${literal.name}”` : '' };
        const aside = literal.site.form === 'text' && recognition.confidence === 'low';
        if (recognition.detector === 'url-credentials-example') yield { ...report, data, message: 'example', severity: 'information' };
        else if (recognition.confidence === 'low') yield { ...report, data, message: 'weak', severity: aside ? 'information' : 'warning' };
        else yield { ...report, data, message: 'found' };
      }
    },
  },
});
