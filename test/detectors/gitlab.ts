import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('gitlab-token', 'glpat-<url 20>'),
  examples('gitlab-trigger-token', 'glptt-<hex 40>'),
  examples('gitlab-runner-registration-token', 'GR1348941<url 20>'),
  examples('gitlab-session-cookie', '<hex 32>', { at: ['curl -H "Cookie: _gitlab_session={}"'] }),
];
