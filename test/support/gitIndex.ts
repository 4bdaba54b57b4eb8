/** Writes git index files by their documented format, so that tests of tracked files need no git. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface IndexOptions {
  readonly version?: 2 | 3 | 4;
  readonly hashLength?: 20 | 32;
  /** Appended after the entries: signature and content. */
  readonly extension?: readonly [string, Buffer];
}

/** An index that tracks `paths`, given in byte order. Version 3 marks every entry as extended. */
export function indexBytes(paths: readonly string[], { version = 2, hashLength = 20, extension }: IndexOptions = {}): Buffer {
  const parts: Buffer[] = [Buffer.from('DIRC'), uint32(version), uint32(paths.length)];
  let previous = Buffer.alloc(0);
  for (const path of paths) {
    const name = Buffer.from(path);
    const status = Buffer.alloc(40);
    status.writeUInt32BE(0o100644, 24);
    const flags = Buffer.alloc(version === 3 ? 4 : 2);
    flags.writeUInt16BE(Math.min(name.length, 0xfff) | (version === 3 ? 0x4000 : 0), 0);
    const head = Buffer.concat([status, Buffer.alloc(hashLength, 7), flags]);
    if (version === 4) {
      let common = 0;
      while (common < previous.length && common < name.length && previous[common] === name[common]) common++;
      parts.push(head, offset(previous.length - common), name.subarray(common), Buffer.alloc(1));
      previous = name;
    } else {
      const length = head.length + name.length;
      parts.push(head, name, Buffer.alloc(8 - (length % 8)));
    }
  }
  if (extension) parts.push(Buffer.from(extension[0]), uint32(extension[1].length), extension[1]);
  return Buffer.concat([...parts, Buffer.alloc(hashLength)]);
}

/** Makes `folder` a repository that tracks `paths`. */
export function writeRepository(folder: string, paths: readonly string[], options?: IndexOptions): void {
  mkdirSync(join(folder, '.git', 'info'), { recursive: true });
  writeFileSync(join(folder, '.git', 'HEAD'), 'ref: refs/heads/main\n');
  const config = options?.hashLength === 32 ? '[extensions]\n\tobjectformat = sha256\n' : '[core]\n\tbare = false\n';
  writeFileSync(join(folder, '.git', 'config'), config);
  writeFileSync(join(folder, '.git', 'index'), indexBytes([...paths].sort(), options));
}

/** The variable-width number of version 4, as in pack files' offset deltas. */
function offset(value: number): Buffer {
  const bytes = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift(0x80 | (--rest & 0x7f));
  return Buffer.from(bytes);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
