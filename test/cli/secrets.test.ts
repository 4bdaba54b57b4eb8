/** Law: no output of any command holds a secret's text. Every example of every rule page, in every format. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fake, fakes } from '../support/fakes';
import { lasthop } from '../support/commandLine';
import { inMemory, temporaryFolder } from '../support/folder';
import { writeRepository } from '../support/gitIndex';
import { readPage } from '../support/pages';
import { repository } from '../support/repository';

const folder = join(repository, 'docs', 'rules');
/** Pieces of fakes long enough to be no chance: lines of a key block stand alone. */
const pieces = Object.keys(fakes).flatMap((name) =>
  fake(name).split('\n').filter((line) => line.length >= 10 && !/^-----/.test(line)).map((piece) => ({ name, piece })));

const runs: readonly (readonly string[])[] = [
  ...['text', 'json', 'sarif', 'github', 'gitlab'].map((format) => ['check', '--profile', 'strict', '--format', format]),
  ['fix', '--dry-run', '--unsafe'],
  ['baseline', 'create'],
];

for (const name of readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md').sort()) {
  test(`docs/rules/${name}`, (context) => {
    for (const example of readPage(readFileSync(join(folder, name), 'utf8')).examples) {
      const files = Object.fromEntries(example.files.map(({ path, text }) => [path, text]));
      const workspace = temporaryFolder(context, files, inMemory);
      writeRepository(workspace, example.files.filter(({ git }) => git === 'tracked').map(({ path }) => path));
      for (const argv of runs) {
        const { output, said, status } = lasthop(workspace, argv);
        const shown = output + said;
        assert.notEqual(status, 2, `${example.heading}: ${argv.join(' ')}: ${said}`);
        const leaked = pieces.filter(({ piece }) => shown.includes(piece)).map((each) => each.name);
        assert.deepEqual(leaked, [], `${example.heading}: ${argv.join(' ')} shows a secret`);
      }
    }
  });
}
