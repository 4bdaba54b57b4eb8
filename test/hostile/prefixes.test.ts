/** Half-typed everything: every beginning of every file on the rule pages, as a person types it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { renderFixes } from '../../server/src/core/render';
import { contains, span } from '../../server/src/core/text';
import { readPage } from '../support/pages';
import { repository } from '../support/repository';
import { createEngine, fixesOf, type TestFile } from '../support/workspace';

const folder = join(repository, 'docs/rules');

/** The files of all pages, each text once. */
function pageFiles(): TestFile[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.md'))
    .flatMap((name) => readPage(readFileSync(join(folder, name), 'utf8')).examples)
    .flatMap(({ files: shown }) => shown);
  return [...new Map(files.map((file) => [`${file.path}\n${file.text}`, file])).values()];
}

it('every prefix of every page example is read, judged inside its text, and its fixes are rendered', () => {
  const files = pageFiles();
  assert.ok(files.length > 0);
  for (const { path, text } of files) {
    const engine = createEngine();
    for (let length = 0; length <= text.length; length++) {
      const file = { path, text: text.slice(0, length) };
      engine.set(file);
      for (const finding of engine.check(path)) {
        assert.ok(contains(span(0, length), finding.span), `${path} at ${length}: ${finding.rule} lies outside the text`);
        // Rendering is the slow part: now and then is enough, the end of a line being where people stop.
        if (text[length] === '\n' || length % 16 === 0) fixesOf(engine, [file], finding, renderFixes);
      }
    }
  }
});

it('every suffix too: a file whose beginning was just deleted', () => {
  for (const { path, text } of pageFiles()) {
    const engine = createEngine();
    for (let start = 0; start < text.length; start += 3) {
      engine.set({ path, text: text.slice(start) });
      engine.check(path);
    }
  }
});
