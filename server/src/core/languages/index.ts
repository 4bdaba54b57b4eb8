/** Every language, in the order in which they are asked whether a file is theirs. One line registers one. */
import type { FileName, Language } from '../language';
import { dotenv, dotenvContract, envrc } from './dotenv';
import { generic } from './generic';
import { javascript } from './javascript';
import { json } from './json';
import { notebook } from './notebook';
import { yaml } from './yaml';
import { python } from './python';

export const languages: readonly Language[] = [
  envrc, dotenv, dotenvContract,
  ...javascript,
  notebook,
  ...json,
  ...yaml,
  python,
  ...generic,
];

export function languageOf(file: FileName, text: string): Language | undefined {
  return languages.find((language) => language.accepts(file, text));
}
