/** What a reader makes of a stretch of text does not depend on whether it is handed the whole text or a window of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { createAnnotator } from '../../server/src/core/annotate';
import { detectors } from '../../server/src/core/detectors';
import type { Language } from '../../server/src/core/language';
import { languageOf } from '../../server/src/core/languages';
import { readAll, readChanged } from '../../server/src/core/segment';
import { applyEdits, changeBetween } from '../../server/src/core/text';
import { assertSameFacts } from '../support/facts';
import { createRandom, fake } from '../support/fakes';
import { readPage } from '../support/pages';
import { repository } from '../support/repository';

const EDITS = Number(process.env['LASTHOP_LAW_EDITS'] ?? 40);
/** Code units that a reader is handed: less than most segments have. */
const SMALL = 48;

/** By language, the texts of all rule pages' examples, one below the other until a window is a small part of them. */
function texts(): ReadonlyMap<Language, string> {
  const folder = join(repository, 'docs', 'rules');
  const found = new Map<Language, string>();
  for (const page of readdirSync(folder).filter((name) => name.endsWith('.md')).sort()) {
    for (const { files } of readPage(readFileSync(join(folder, page), 'utf8')).examples) {
      for (const { path, text } of files) {
        const language = languageOf({ path }, text);
        const before = language && (found.get(language) ?? '');
        if (language && before !== undefined && before.length < 12_000) found.set(language, `${before}${text}\n`);
      }
    }
  }
  return found;
}

const annotate = createAnnotator(detectors);
const fragments = [
  '\n', '\r\n', '"', "'", '`', '${', '}', '#', '//', '/*', '*/', '=', ':', ' ', '\t', '---\n', '- ', '{{', '|\n', '"""', '\\', '<<EOF\n', '(', ')',
  `password = "${fake('password')}"\n`, `\nSTRIPE_SECRET_KEY=${fake('stripe-live-key')}\n`, fake('postgres-url'), 'lasthop-allow inline-secret: a test\n', '',
];

for (const [language, long] of texts()) {
  const first = long.repeat(Math.ceil(3_000 / long.length));
  it(`${language.id}: windows of a text of ${first.length} code units`, () => {
    const random = createRandom(20261125);
    const pick = (below: number): number => Math.floor(random() * below);
    let text = first;
    let segments = readAll(language.reader, text, annotate);
    for (let edit = 0; edit < EDITS; edit++) {
      const start = pick(text.length + 1);
      const end = Math.min(text.length, start + (pick(4) === 0 ? pick(60) : pick(3)));
      const next = applyEdits(text, [{ span: { start, end }, newText: fragments[pick(fragments.length)] as string }]);
      segments = readChanged(language.reader, next, annotate, segments, changeBetween(text, next), SMALL);
      text = next;
      const whole = readAll(language.reader, text, annotate);
      assertSameFacts(segments, whole, `edit ${edit} at ${start}`);
    }
  });
}
