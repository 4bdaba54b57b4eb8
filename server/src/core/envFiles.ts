/** What the name of an env file says about it. */
import type { EnvFileKind } from './view';

export function envFileKind(path: string): EnvFileKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^\.env(?:\..+)?\.(?:example|sample|template|dist|defaults|schema)$/.test(name)) return 'contract';
  if (name === '.env' || name.startsWith('.env.') || name === '.flaskenv') return 'real';
  return undefined;
}
