/** Public trees to run on: `../shared/corpus/*.tar.gz` beside the repository, where there are any. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface CorpusFile {
  readonly archive: string;
  readonly path: string;
  readonly bytes: Buffer;
}

/** Folder of the archives; undefined where they are not here, and tests that need them are skipped. */
export function corpusFolder(): string | undefined {
  const folder = resolve(__dirname, '../../../../shared/corpus');
  return existsSync(folder) ? folder : undefined;
}

/** All regular files of all archives whose path the filter accepts. */
export function* corpusFiles(accepts: (path: string) => boolean): Generator<CorpusFile> {
  const folder = corpusFolder();
  if (folder === undefined) return;
  for (const archive of readdirSync(folder).filter((name) => name.endsWith('.tar.gz')).sort()) {
    for (const file of untar(gunzipSync(readFileSync(join(folder, archive))))) {
      if (accepts(file.path)) yield { archive, ...file };
    }
  }
}

/** Entries of a tar archive (POSIX.1-1988 ustar, with GNU and pax long names). */
function* untar(tar: Buffer): Generator<{ path: string; bytes: Buffer }> {
  let longName: string | undefined;
  for (let at = 0; at + 512 <= tar.length; ) {
    const field = (from: number, length: number): string => tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const name = field(0, 100);
    if (name === '') break;
    const size = parseInt(field(124, 12).trim() || '0', 8);
    const type = field(156, 1);
    const prefix = field(257, 5) === 'ustar' ? field(345, 155) : '';
    const bytes = tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
    if (type === 'L') longName = bytes.toString('utf8').replace(/\0.*$/s, '');
    else if (type === 'x') longName = /\d+ path=(.*)\n/.exec(bytes.toString('utf8'))?.[1] ?? longName;
    else {
      if (type === '' || type === '0') yield { path: longName ?? (prefix === '' ? name : `${prefix}/${name}`), bytes };
      if (type !== 'g') longName = undefined;
    }
  }
}
