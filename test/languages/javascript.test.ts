import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createReader } from '../../server/src/core/languages/javascript';
import { checkResuming } from './resume';

const packages = join(__dirname, '../../../node_modules');

test('reading after an edit is reading from scratch', () => {
  const files = [
    { path: 'vscode-languageserver-protocol/lib/common/protocol.js', dialect: { jsx: true, types: false } },
    { path: 'yaml/dist/compose/compose-node.js', dialect: { jsx: true, types: false } },
    { path: 'web-tree-sitter/web-tree-sitter.d.ts', dialect: { jsx: false, types: true } },
    { path: '../server/src/core/languages/javascript/lexer.ts', dialect: { jsx: true, types: true } },
  ];
  for (const [index, { path, dialect }] of files.entries()) {
    const kept = checkResuming(createReader(dialect), readFileSync(join(packages, path), 'utf8'), 150, 20261123 + index);
    assert.ok(kept > 0.4, `${path}: only ${kept} of the segments were kept`);
  }
});
