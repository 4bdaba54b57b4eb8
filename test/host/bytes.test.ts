/** Any bytes in: what is text, what is not, and why. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ByteReader, decode, encode, isLossless } from '../../server/src/host/bytes';
import { temporaryFolder } from '../support/folder';

/** `expected`: the text, or in brackets why there is none. */
function check(bytes: readonly number[] | Buffer, expected: string): void {
  const decoded = decode(Buffer.from(bytes as Buffer));
  assert.equal('skipped' in decoded ? `[${decoded.skipped}]` : decoded.text, expected);
}

test('decoding', () => {
  check(Buffer.from('A=ü'), 'A=ü');
  check([], '');
  check([0xef, 0xbb, 0xbf, 0x41], 'A');
  check([0xff, 0xfe, 0x41, 0, 0x42, 0], 'AB');
  check([0xfe, 0xff, 0, 0x41, 0, 0x42], 'AB');
  check([0xff, 0xfe, 0x41], '');
  check([0xff, 0xfe], '');
  check([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0], '[not UTF-8 (UTF-32)]');
  check([0x41, 0, 0x42], '[binary]');
  check(Buffer.concat([Buffer.alloc(9000, 0x41), Buffer.from([0])]), `${'A'.repeat(9000)}\0`);
  check([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72], 'M\ufffdller');
  check([0xff, 0xfe, 0x00, 0xd8, 0x41, 0], '\ud800A');
});

test('what is encoded again has the same bytes', () => {
  for (const bytes of [[0xef, 0xbb, 0xbf, 0x41], [0xff, 0xfe, 0x41, 0], [0xfe, 0xff, 0, 0x41], [0xc3, 0xbc]]) {
    const buffer = Buffer.from(bytes);
    const decoded = decode(buffer);
    assert.ok(!('skipped' in decoded));
    assert.ok(isLossless(buffer, decoded));
    assert.deepEqual(encode(decoded.text, decoded), buffer);
  }
  assert.ok(!isLossless(Buffer.from([0x4d, 0xfc]), { encoding: 'utf-8' }));
});

test('what cannot be read is said, and nothing blocks', (context) => {
  const folder = temporaryFolder(context, { 'small.txt': 'x', 'big.txt': '' });
  const reader = new ByteReader();
  const reason = (path: string): string => {
    const found = reader.read(join(folder, path));
    return 'skipped' in found ? found.skipped : `${found.bytes.length} bytes`;
  };
  truncateSync(join(folder, 'big.txt'), 51 * 1024 * 1024);
  mkdirSync(join(folder, '.env'));
  assert.equal(reason('small.txt'), '1 bytes');
  assert.equal(reason('gone.txt'), 'vanished while it was being read');
  assert.equal(reason('.env'), 'is a directory');
  assert.equal(reason('big.txt'), 'larger than 50 MB');
  truncateSync(join(folder, 'big.txt'), 1_000_000);
  assert.equal(reason('big.txt'), '1000000 bytes');
  assert.equal(reason('small.txt'), '1 bytes');
  if (process.platform === 'win32') return;
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  assert.equal(reason('pipe'), 'not a regular file');
  chmodSync(join(folder, 'small.txt'), 0);
  // The administrator may read everything.
  assert.equal(reason('small.txt'), process.getuid?.() === 0 ? '1 bytes' : 'no permission to read it');
});
