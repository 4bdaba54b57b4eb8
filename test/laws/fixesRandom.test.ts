/**
 * The laws of fixes (test/support/fixLaws) on texts that nobody wrote: rule pages' examples and the sample with other line
 * endings, without their last one, with a byte order mark, tabs, characters of two code units, cut off where somebody
 * types, with pieces of others in them. LASTHOP_LAW_FIXES and LASTHOP_LAW_SEED change the run.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { keepPromise, renderFixes } from '../../server/src/core/render';
import { createRandom, fake } from '../support/fakes';
import { checkFix, situation } from '../support/fixLaws';
import { readPage } from '../support/pages';
import { repository } from '../support/repository';
import { sampleFiles } from '../support/sample';
import { allFindings, fixesOf, testSettings, type TestFile } from '../support/workspace';

const COUNT = Number(process.env['LASTHOP_LAW_FIXES'] ?? 400);
const SEED = Number(process.env['LASTHOP_LAW_SEED'] ?? 20261125);

const folder = join(repository, 'docs', 'rules');
const workspaces: readonly (readonly TestFile[])[] = [
  ...readdirSync(folder).filter((name) => name.endsWith('.md')).sort()
    .flatMap((name) => readPage(readFileSync(join(folder, name), 'utf8')).examples.map(({ files }) => files)),
  sampleFiles(),
];

it(`${COUNT} workspaces of changed texts`, () => {
  const random = createRandom(SEED);
  const below = (limit: number): number => Math.floor(random() * limit);
  const oneOf = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const fragments = [
    '\n', ' ', '\t', '"', "'", '`', '${', '}', '#', ' # note', '//', '/*', '*/', '=', ':', '---\n', '- ', '{{', '|\n', '"""', '\\', '\\\n', '𝒳', '🔑', '\ud83d', 'é', '\u2028', '\ufeff', '\n\n\n',
    'API_KEY', '\nDB_PASSWORD=', 'process.env.API_KEY', 'os.environ["API_KEY"]', '\nOTHER:', '\nHALF="', `password = "${fake('password')}"\n`, `\nSTRIPE_SECRET_KEY=${fake('stripe-live-key')}\n`,
    fake('github-token'), 'changeme', ' || ', ' + ', '(', ')', '\r',
  ];
  const change: readonly ((text: string) => string)[] = [
    (text) => text.replace(/\r?\n/g, '\r\n'),
    (text) => text.replace(/\r?\n/g, '\r'),
    (text) => `\ufeff${text}`,
    (text) => text.replace(/ {2}/g, '\t'),
    (text) => text.replace(/[\r\n]+$/, ''),
    (text) => text.slice(0, below(text.length + 1)),
    (text) => text.slice(below(text.length + 1)),
    (text) => text.replace(/\n/g, oneOf(['\n\n', ' \n', '\n🔑\n', '\n# é\n'])),
    ...Array.from({ length: 10 }, () => (text: string): string => {
      const at = below(text.length + 1);
      return text.slice(0, at) + oneOf(fragments) + text.slice(at + (below(3) === 0 ? below(4) : 0));
    }),
  ];
  const seen = new Map<string, number>();
  let [named, refused] = [0, 0];
  for (let round = 0; round < COUNT; round++) {
    const chosen = oneOf(workspaces);
    const ignoring = chosen.some(({ path }) => path.endsWith('.gitignore'));
    const files = chosen.map((file): TestFile => {
      let { text } = file;
      for (let times = below(4); times > 0; times--) text = oneOf(change)(text);
      // Where git is unknown, so is whether the file that keeps a value is safe;
      // nor can git take a file that it is told to ignore.
      const git = below(10) === 0 ? oneOf(ignoring ? ['tracked', 'ignored'] as const : ['tracked', 'ignored', 'untracked'] as const) : file.git;
      return { path: file.path, text, ...(git ? { git } : {}) };
    });
    const of = situation(files, testSettings({ profile: below(2) === 0 ? 'strict' : 'default' }), below(4) > 0);
    const findings = allFindings(of.engine);
    for (let times = Math.min(findings.length, 4); times > 0; times--) {
      const finding = oneOf(findings);
      const rendered = fixesOf(of.engine, files, finding, renderFixes);
      if (rendered.length === 0) continue;
      const { title } = oneOf(rendered);
      const [fix] = fixesOf(of.engine, files, finding, (one, context) => renderFixes(one, context).filter((each) => each.title === title && keepPromise([{ finding, fix: each }], context)));
      named++;
      if (!fix) {
        refused++;
        continue;
      }
      seen.set(fix.intent, (seen.get(fix.intent) ?? 0) + 1);
      try {
        checkFix(of, finding, fix);
      } catch (error) {
        throw new assert.AssertionError({ message: `${(error as Error).message}\nseed ${SEED}, round ${round}\n${JSON.stringify(files.filter(({ path }) => fix.edits.some((edit) => edit.path === path) || path === finding.path), undefined, 1)}\n${JSON.stringify(fix, undefined, 1)}` });
      }
    }
  }
  // To be tried is for what no renderer can foresee: a renderer that is wrong is mended.
  assert.ok(refused * 200 < named, `${refused} of ${named} fixes did not hold when they were tried`);
  assert.ok([...seen.values()].reduce((sum, count) => sum + count, 0) > COUNT && seen.size > 8, JSON.stringify([...seen]));
});
