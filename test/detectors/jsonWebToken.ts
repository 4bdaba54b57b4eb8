import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('json-web-token', { fake: 'jwt' }, { at: ['{}', 'const jwt = "{}";', 'Cookie: session={}; path=/'], not: [['eyJ.eyJ.abc', 'too short']] }),
  examples('json-web-token-base64', { fake: 'base64:jwt' }, { at: ['TOKEN={}', 'token: "{}"'] }),
];
