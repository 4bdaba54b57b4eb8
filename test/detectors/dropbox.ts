import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('dropbox-token', 'sl.<url 140>'),
  examples('dropbox-app-secret', '<lower 15>', { at: ['dropbox_token = "{}"', 'DROPBOX_API_KEY={}'], named: true }),
];
