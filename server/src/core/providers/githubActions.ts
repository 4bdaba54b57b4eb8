/** GitHub Actions: `${{ secrets.NAME }}`, also with a fallback. Source: docs.github.com, contexts reference. */
import type { Provider } from '../provider';
import { reference } from './syntax';

const EXPRESSION = /^\$\{\{\s*(?:secrets|vars)(?:\.([A-Za-z_]\w*)|\[\s*'([^']+)'\s*\])\s*(?:\|\|[^{}]{0,200})?\}\}$/;

export const githubActions: Provider = {
  id: 'github-actions',
  title: 'GitHub Actions secrets',
  marks: ['secrets.', 'secrets['],
  scoped: false,
  parse(text) {
    const found = text.length > 512 ? null : EXPRESSION.exec(text);
    const name = found?.[1] ?? found?.[2];
    return name === undefined ? undefined : reference('github-actions', name);
  },
};
