/** Where the contract says that a key's secret comes from, and by which words that is judged. */
import { basename } from 'node:path';
import { isSensitive } from '../core/contract';
import { declaredPath } from '../core/contractFile';
import type { Declaration } from '../core/facts';
import { parseReference } from '../core/providers';
import type { Contract } from './envFamily';
import { execCall } from './execCall';
import { partsOf, type Part } from './references';

export interface KeySource {
  readonly parts: readonly Part[];
  /** Set where the contract names a path in the standard store. */
  readonly path?: string;
  /** The file's name, for messages: `.env.local`, `.env.example`. */
  readonly from: string;
  /** Absolute: that file; absent for the process environment. */
  readonly file?: string;
}

/** `@path`, else a reference or a function that stands as the key's value; undefined where the contract names no secret. */
export function contractSource(declaration: Declaration, { file }: Contract, environment: string, service: string | undefined): KeySource | undefined {
  const from = basename(file);
  const path = declaredPath(declaration, environment, service);
  if (path !== undefined) return parseReference(path) ? { parts: [{ reference: path }], from, file } : { parts: [], path, from, file };
  const parts = partsOf(declaration.value, isSensitive(declaration));
  return parts && { parts, from, file };
}

/** The references and paths that a source reads. */
export function textsOf({ parts, path }: Pick<KeySource, 'parts' | 'path'>): readonly string[] {
  return path !== undefined ? [path] : parts.flatMap((part) => ('reference' in part ? [part.reference] : 'call' in part ? argumentsOf(part.call).filter((word) => parseReference(word)) : []));
}

/** The same, and whatever else among a program's arguments could name an environment: `prod/` for `secret/prod/api/key`. */
export function wordsOf(source: Pick<KeySource, 'parts' | 'path'>): readonly string[] {
  const plain = source.parts.flatMap((part) => ('call' in part ? argumentsOf(part.call).filter((word) => !parseReference(word)) : []));
  return [...textsOf(source), ...plain.flatMap((word) => word.split(/[/=:]/)).filter((word) => word !== '').map((word) => `${word}/`)];
}

/** Without the program itself. */
function argumentsOf(call: string): readonly string[] {
  const parsed = execCall(call);
  return parsed.ok ? parsed.value.argv.slice(1) : [];
}
