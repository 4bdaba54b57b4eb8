/**
 * The laws of fixes, to the letter: a fix removes its finding and adds none, changes nothing else by a byte, and twice is
 * once. What a fix may touch is said here for each intent, from the finding alone, not from how it is rendered.
 */
import assert from 'node:assert/strict';
import { parse } from 'dotenv';
import type { Engine, EngineSettings } from '../../server/src/core/engine';
import type { Literal } from '../../server/src/core/facts';
import type { Intent } from '../../server/src/core/intent';
import { renderFixes, type FileEdit, type Fix } from '../../server/src/core/render';
import type { Finding } from '../../server/src/core/rule';
import { applyEdits, contains, overlaps, shift, span, type Span, type TextEdit } from '../../server/src/core/text';
import { allFindings, applyFix, fixesOf, openWorkspace, type TestFile } from './workspace';

export interface Situation {
  readonly files: readonly TestFile[];
  readonly engine: Engine;
  readonly settings: EngineSettings;
  readonly complete: boolean;
}

export function situation(files: readonly TestFile[], settings: EngineSettings, complete: boolean): Situation {
  return { files, engine: openWorkspace(files, settings, complete), settings, complete };
}

/** All three laws of one fix of one finding. */
export function checkFix(of: Situation, finding: Finding, fix: Fix): void {
  const where = `“${fix.title}” (${fix.intent}) for ${finding.rule} in ${finding.path} at ${finding.span.start}`;
  checkBytes(of, finding, fix, where);
  const changed = applyFix(of.files, fix);
  const after = situation(changed, of.settings, of.complete);
  const [before, found] = [allFindings(of.engine), allFindings(after.engine)];
  // A value kept in a git-ignored env file may be spoken of there at the lowest severities, see ARCHITECTURE.md.
  const added = surplus(found, before).filter((extra) => !(changed.find((file) => file.path === extra.path)?.git === 'ignored' && extra.severity === 'information'))
    // A contract without an env file tells once that values are missing: the first key that is declared makes it do so.
    .filter((extra) => !(fix.intent === 'declare-key' && extra.rule === 'missing-key' && extra.severity === 'information' && extra.path === fix.edits[0]?.path));
  const gone = surplus(before, found);
  const own = gone.findIndex((each) => meaningOf(each) === meaningOf(finding));
  assert.ok(own >= 0, `${where} does not remove its finding`);
  gone.splice(own, 1);
  assert.deepEqual(added.filter((each) => !isMilder(each, gone)).map(meaningOf), [], `${where} adds findings`);
  checkTwice(of, after, found, finding, fix, where);
}

/** What is found, without where and how many: places shift when a fix edits a file, and “2 of 4 keys missing” stays one finding. */
export function meaningOf(finding: Finding): string {
  return `${finding.path} ${finding.rule} ${finding.kind ?? ''} ${finding.name ?? ''} ${finding.message.replace(/\b\d+ of \d+\b/, 'some of all')}`;
}

/** Whether a finding says less of what one that is gone said: a tracked env file whose one secret left it. Takes that one away. */
function isMilder(finding: Finding, gone: Finding[]): boolean {
  const at = gone.findIndex((each) => each.rule === finding.rule && each.path === finding.path && each.name === finding.name && WEIGHT[each.severity] > WEIGHT[finding.severity]);
  if (at >= 0) gone.splice(at, 1);
  return at >= 0;
}

const WEIGHT = { error: 3, warning: 2, information: 1, hint: 0 };

/** The findings of `more` that `than` does not have, counting equal ones. */
function surplus(more: readonly Finding[], than: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  for (const finding of than) counts.set(meaningOf(finding), (counts.get(meaningOf(finding)) ?? 0) + 1);
  return more.filter((finding) => {
    const left = counts.get(meaningOf(finding)) ?? 0;
    counts.set(meaningOf(finding), left - 1);
    return left <= 0;
  });
}

/** Every edit is as small as it can be, and whatever it takes away or puts in is what its intent is about. */
function checkBytes({ files }: Situation, finding: Finding, fix: Fix, where: string): void {
  assert.ok(fix.edits.length > 0, `${where}: changes nothing`);
  const located = finding.intents.find(({ intent }) => intent.kind === fix.intent);
  assert.ok(located, `${where}: no such intent`);
  const texts = new Map(files.map((file) => [file.path, file.text]));
  assert.equal(new Set(fix.edits.map(({ path }) => path)).size, fix.edits.length, `${where}: a file twice`);
  for (const edit of fix.edits) {
    const text = texts.get(edit.path);
    assert.equal(edit.create, text === undefined, `${where}: create must say whether ${edit.path} is new`);
    const own = edit.path === finding.path;
    for (const each of inOrder(edit, text ?? '', where)) {
      const at = `${where}: ${JSON.stringify((text ?? '').slice(each.span.start, each.span.end)).slice(0, 80)} in ${edit.path}`;
      checkSmall(each, text ?? '', at);
      // To git a lone CR ends no line.
      if (!edit.path.endsWith('.gitignore')) checkLineEnding(each, text ?? '', at);
      if (each.span.start < each.span.end) assert.ok(mayTake(each, text ?? '', located.intent, located.base, own), `${at} is not what the fix is about`);
      const wrong = `${at}: ${JSON.stringify(each.newText).slice(0, 80)} does not belong there`;
      if (isAbout(each, text ?? '', located.intent, located.base, own)) assert.ok(isTight(each, text ?? '', siteOf(located.intent, located.base)), wrong);
      else if (each.newText !== '') assert.ok(mayInsert(each, text ?? '', fix) && (!own || !repeatsImport(each, text ?? '')), wrong);
    }
    if (edit.path.endsWith('.gitignore')) checkOneLineMore(edit, text ?? '', where);
  }
}

function inOrder({ edits, path }: FileEdit, text: string, where: string): readonly TextEdit[] {
  assert.ok(edits.length > 0, `${where}: no edit in ${path}`);
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
  for (const [at, { span: of }] of sorted.entries()) {
    assert.ok(of.start >= 0 && of.end >= of.start && of.end <= text.length, `${where}: span outside ${path}`);
    assert.ok(at === 0 || (sorted[at - 1] as TextEdit).span.end <= of.start, `${where}: overlapping edits`);
  }
  return sorted;
}

/** No text is taken out and put back as it was. */
function checkSmall({ span: of, newText }: TextEdit, text: string, at: string): void {
  const old = text.slice(of.start, of.end);
  assert.ok(old !== newText, `${at}: no change`);
  if (old === '' || newText === '') return;
  const splits = (offset: number): boolean => splitsUnit(text, offset);
  assert.ok(old[0] !== newText[0] || splits(of.start + 1), `${at}: the beginning is written again`);
  assert.ok(old.at(-1) !== newText.at(-1) || splits(of.end - 1), `${at}: the end is written again`);
  const written = new Set(newText.split(/\r\n|\r|\n/));
  assert.deepEqual(old.split(/\r\n|\r|\n/).slice(1, -1).filter((line) => line.trim() !== '' && written.has(line)), [], `${at}: lines are written again`);
}

/** Whether an offset lies inside a pair that is one: two surrogates, CR and LF. */
function splitsUnit(text: string, offset: number): boolean {
  return /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(offset - 1, offset + 1));
}

/** A file keeps its one kind of line ending. */
function checkLineEnding({ newText }: TextEdit, text: string, at: string): void {
  const endings = new Set(text.match(/\r\n|\r|\n/g));
  if (endings.size !== 1) return;
  for (const ending of newText.match(/\r\n|\r|\n/g) ?? []) assert.ok(endings.has(ending), `${at}: line ending ${JSON.stringify(ending)}`);
}

function literalOf(intent: Intent): Literal | undefined {
  return 'literal' in intent ? intent.literal : undefined;
}

/** The place that an intent rewrites, absolute. */
function siteOf(intent: Intent, base: number): Span | undefined {
  if (intent.kind === 'add-scope' || intent.kind === 'remove-value') return shift(intent.site.whole, base);
  const literal = literalOf(intent);
  return literal && shift(literal.site.whole, base);
}

/** Whether an edit stands at the place that its intent rewrites. */
function isAbout({ span: of }: TextEdit, text: string, intent: Intent, base: number, own: boolean): boolean {
  const site = own ? siteOf(intent, base) : undefined;
  return site !== undefined && contains(span(keyStart(intent, text, site), site.end), of);
}

/** Where a manifest's value becomes `valueFrom`, its key `value` goes with it. */
function keyStart(intent: Intent, text: string, site: Span): number {
  if (literalOf(intent)?.slot !== 'kubernetes-env') return site.start;
  const key = /["']?value["']?[ \t]*:\s*$/.exec(text.slice(0, site.start));
  return key?.index ?? site.start;
}

/** Whether an intent may take text away at a place. */
function mayTake(edit: TextEdit, text: string, intent: Intent, base: number, own: boolean): boolean {
  const taken = text.slice(edit.span.start, edit.span.end);
  if (isAbout(edit, text, intent, base, own)) return true;
  switch (intent.kind) {
    case 'remove-entry':
      return isLines(edit.span, text) && Object.keys(parse(taken)).every((key) => key === intent.key);
    case 'de-duplicate':
      return own && isLines(edit.span, text) && overlaps(edit.span, shift(intent.entry, base));
    case 'mount-secret': case 'refer-to-secret': return fillsEntry(edit, text, edit.span.start);
    case 'read-from-environment': case 'move-to-provider': {
      // The fallback beside a read goes with the operator before it.
      const site = siteOf(intent, base);
      if (fillsEntry(edit, text, edit.span.start)) return true;
      return own && site !== undefined && edit.newText === '' && edit.span.end <= site.start && site.start - edit.span.end < 2
        && /^\s*(?:\|\||\?\?|\bor\b|,(?:\s*default\s*=)?)\s*$/.test(taken);
    }
    default: return false;
  }
}

/** Whether a value comes where an env file's key has none but empty quotes. */
function fillsEntry({ span: { start, end }, newText }: TextEdit, text: string, at: number): boolean {
  const line = text.slice(0, at).split(/[\r\n\ufeff\u2028\u2029]/).at(-1) ?? '';
  return /^[^\r\n]/.test(newText) && /^\s*(?:export\s+)?[\w.-]+(?:\s*=|:\s)\s*["'`]?$/.test(line) && /^(?:""?|''?|``?|\s*)$/.test(text.slice(start, end)) && /^["'`]?[ \t]*(?:$|[\r\n#])/.test(text.slice(end));
}

/** Whole lines. */
function isLines({ start, end }: Span, text: string): boolean {
  const begins = start === 0 || /[\r\n\ufeff\u2028\u2029]/.test(text.charAt(start - 1));
  return begins && (end === text.length || /[\r\n\u2028\u2029]/.test(text.charAt(end - 1)) || /[\r\n\u2028\u2029]/.test(text.charAt(end)));
}

/** Whether something may come in where nothing goes: lines of their own, the end of a line, the end of a list or a name. */
function mayInsert({ span: { start, end }, newText }: TextEdit, text: string, fix: Fix): boolean {
  const atLineStart = start === 0 || /[\r\n\ufeff\u2028\u2029]/.test(text.charAt(start - 1));
  const atLineEnd = end === text.length || /[\r\n]/.test(text.charAt(end));
  if (KEEPING.has(fix.intent) && fillsEntry({ span: { start, end }, newText }, text, start)) return true;
  if (start < end) return newText === '' || /^(?:\r\n|\r|\n)$/.test(newText);
  if (atLineStart && /[\r\n]$/.test(newText)) return true;
  if (atLineEnd && (/^[\r\n]/.test(newText) || fix.intent === 'suppress')) return true;
  // A variable that a container gets for its arguments.
  if ((fix.delivery ?? fix.move?.delivery)?.to === 'kubernetes' && /^(?:, )?(?:"?env"?: \[)?\{ ?"?name"?: .*valueFrom.*\}\]?$/.test(newText)) return true;
  if (fix.intent !== 'mount-secret' && fix.intent !== 'move-to-provider') return false;
  return /^_{1,2}FILE$/.test(newText) || /^(?:, )?(?:\w+|secrets: [[{].*[\]}]|\w+: \{environment: \w+\})$/.test(newText);
}

/** Fixes that keep a value in an env file. */
const KEEPING: ReadonlySet<Intent['kind']> = new Set(['read-from-environment', 'move-to-provider', 'mount-secret', 'refer-to-secret']);

/** No blanks around what is written, but those that keep two words apart. */
function isTight({ span: { start, end }, newText }: TextEdit, text: string, site: Span | undefined): boolean {
  const before = start !== site?.start || !/^\s/.test(newText) || /[\w$]/.test(text.charAt(start - 1));
  return before && (end !== site?.end || !/\s$/.test(newText) || /[\w$]/.test(text.charAt(end)));
}

/** A line of its own that the text has already. */
function repeatsImport({ span: { start, end }, newText }: TextEdit, text: string): boolean {
  return start === end && /^\s*(?:import|using|from|"os")/.test(newText) && text.split(/\r\n|\r|\n/).includes(newText.trim());
}

function checkOneLineMore({ edits }: FileEdit, text: string, where: string): void {
  const lines = (of: string): string[] => of.split('\n').map((line) => line.replace(/\r$/, ''));
  const before = lines(text);
  if (text === '' || text.endsWith('\n')) before.pop();
  const after = lines(applyEdits(text, edits));
  assert.deepEqual([after.slice(0, before.length), after.length, after.at(-1)], [before, before.length + 2, ''], `${where}: .gitignore`);
}

/** The same is not offered for the same thing again, and what says no place of the text is rendered to nothing. */
function checkTwice(of: Situation, after: Situation, found: readonly Finding[], finding: Finding, fix: Fix, where: string): void {
  const left = (findings: readonly Finding[]): number => findings.filter((each) => meaningOf(each) === meaningOf(finding)).length;
  assert.ok(left(found) < left(allFindings(of.engine)), `${where}: still found`);
  const touched = touchedBy(fix, finding.path);
  for (const again of found.filter((other) => other.path === finding.path && touched.some((place) => overlaps(place, other.span)))) {
    const offered = fixesOf(after.engine, after.files, again, renderFixes).find((other) => other.title === fix.title && other.intent === fix.intent);
    assert.ok(!offered || meaningOf(again) !== meaningOf(finding), `${where}: offered again where it was applied`);
  }
  const placeless = new Set<Intent['kind']>(['declare-key', 'define-key', 'ignore-file']);
  const stale = { ...finding, intents: finding.intents.filter(({ intent }) => intent.kind === fix.intent && placeless.has(intent.kind)) };
  for (const offered of fixesOf(after.engine, after.files, stale, renderFixes)) {
    if (offered.title === fix.title) assert.deepEqual(applyFix(after.files, offered), after.files, `${where}: a second time changes more`);
  }
}

/** Where a fix has written, in the offsets of the text that it made. */
function touchedBy(fix: Fix, path: string): Span[] {
  const edits = fix.edits.find((edit) => edit.path === path)?.edits ?? [];
  let delta = 0;
  return [...edits].sort((a, b) => a.span.start - b.span.start).map(({ span: of, newText }) => {
    const at = of.start + delta;
    delta += newText.length - (of.end - of.start);
    return span(at, at + newText.length);
  });
}
