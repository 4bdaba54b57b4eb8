/** What the annotator adds to a segment's facts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAnnotator } from '../../server/src/core/annotate';
import { detectors } from '../../server/src/core/detectors';
import type { Fact, Literal, LiteralSlot } from '../../server/src/core/facts';
import { languageOf } from '../../server/src/core/languages';
import { readAll, readChanged } from '../../server/src/core/segment';
import { changeBetween } from '../../server/src/core/text';
import { assertSameFacts } from '../support/facts';
import { createRandom, fake } from '../support/fakes';

const annotate = createAnnotator(detectors);
const token = fake('github-token');

interface Given {
  readonly value?: string;
  readonly name?: string;
  readonly call?: string;
  readonly argument?: number;
  readonly path?: readonly string[];
  readonly slot?: LiteralSlot;
}

/** A segment whose literal is what stands between the first and the last quote; `start` characters of another segment precede it. */
function literalIn(text: string, given: Given = {}, start = 0): readonly Fact[] {
  const from = text.indexOf('"');
  const to = text.lastIndexOf('"');
  const site = { content: { start: from + 1, end: to }, whole: { start: from, end: to + 1 }, form: 'double' as const };
  const literal: Literal = { kind: 'literal', span: site.whole, site, value: text.slice(from + 1, to), ...given };
  return annotate('.'.repeat(start) + text, start, start + text.length, [literal]).facts;
}

/** `form name: detector at span` of every literal with a recognition. */
function check(facts: readonly Fact[], expected: readonly string[]): void {
  assert.deepEqual(facts.flatMap((fact) => fact.kind !== 'literal' ? [] : (fact.recognitions ?? []).map(({ detector, span }) =>
    `${fact.site.form} ${fact.name ?? '-'}: ${detector} ${span.start}-${span.end}`)), expected);
}

test('a recognition goes on the literal that holds it, counted from the segment', () => {
  for (const start of [0, 100]) {
    check(literalIn(`x = "${token}"`, { name: 'x' }, start), ['double x: github-token 5-45']);
    check(literalIn(`x = "Bearer ${token} and more"`, { name: 'x' }, start), ['double x: github-token 12-52']);
  }
});

test('outside every literal it is a literal of its own, with the name to its left', () => {
  check(literalIn(`"" // old_token: ${token}`), ['text old_token: github-token 17-57']);
  check(annotate(`see ${token}`, 0, 44, []).facts, ['text -: github-token 4-44']);
});

test('a decoded value is looked at as well; the place is the whole content', () => {
  check(literalIn(`data: "${fake('base64:github-token')}"`, { value: token, name: 'data' }), [`double data: github-token 7-${7 + fake('base64:github-token').length}`]);
  check(literalIn(String.raw`x = "\x67${token.slice(1)}"`, { value: token }), ['double -: github-token 5-48']);
});

test('name, callee and path speak of the issuer', () => {
  const hex = fake('hex-32');
  check(literalIn(`k = "${hex}"`, { name: 'apiKey', path: ['datadog', 'apiKey'] }), ['double apiKey: datadog-key 5-37']);
  check(literalIn(`f("${hex}")`, { call: 'new Datadog', argument: 0 }), ['double -: datadog-key 3-35']);
  check(literalIn(`k = "${hex}"`, { name: 'checksum', path: ['datadog', 'checksum'] }), []);
});

test('a value class is set where it is worth it, and nowhere else', () => {
  const classOf = (given: Given): unknown => literalIn(`x = "${fake('password')}"`, given).map((fact) => (fact.kind === 'literal' ? fact.valueClass !== undefined : false));
  assert.deepEqual(classOf({ name: 'dbPassword' }), [true]);
  assert.deepEqual(classOf({ slot: 'kubernetes-env', name: 'x' }), [true]);
  assert.deepEqual(classOf({ name: 'colour' }), [false]);
});

test('a reference becomes a fact of its own', () => {
  const facts = literalIn('DB_PASSWORD="op://dev/shop/db"', { name: 'DB_PASSWORD' });
  assert.deepEqual(facts.filter((fact) => fact.kind === 'secretReference').map((fact) => ({ provider: fact.provider, name: fact.name })), [{ provider: 'one-password', name: 'DB_PASSWORD' }]);
});

test('edits around keys of several lines: what was kept equals what is read anew', () => {
  const path = 'src/keys.js';
  const pieces = [`const key = \`${fake('rsa-private-key')}\`;`, `// ${fake('ec-private-key').replaceAll('\n', '\n// ')}`, `const t = '${token}';`, 'const n = 1;', `fetch('https://a:${fake('password')}@acme.io');`];
  const random = createRandom(42);
  const lines = (count: number): string => Array.from({ length: count }, () => pieces[Math.floor(random() * pieces.length)] as string).join('\n') + '\n';
  let text = lines(60);
  const language = languageOf({ path }, text);
  assert.ok(language);
  let segments = readAll(language.reader, text, annotate);
  for (let round = 0; round < 150; round++) {
    const at = Math.floor(random() * text.length);
    const next = text.slice(0, at) + (random() < 0.5 ? lines(1) : '-') + text.slice(at + Math.floor(random() * 30));
    segments = readChanged(language.reader, next, annotate, segments, changeBetween(text, next));
    text = next;
    assertSameFacts(segments, readAll(language.reader, text, annotate), `seed 42, round ${round}`);
  }
});
