import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('nuget-api-key', 'oy2<lower 43>'),
  examples('nuget-config-password', '<base62 18>', { at: ['<add key="ClearTextPassword" value="{}" />'] }),
];
