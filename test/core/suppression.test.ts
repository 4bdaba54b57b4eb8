/** Suppression marks: ours and the neighbours', read from the text of a segment. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSuppressions, suppressionProblem } from '../../server/src/core/suppression';

const today = '2026-11-23';
const known = new Set(['inline-secret', 'hardcoded-credential']);

/** `expected`: `tool covers [rules] [problem]` of each mark, in order. */
function check(text: string, expected: readonly string[]): void {
  const padded = `first line\n${text}\nlast line`;
  const marks = findSuppressions(padded, 11, 11 + text.length);
  const seen = marks.map((mark) => {
    const problem = suppressionProblem(mark, { isRule: (id) => known.has(id), today });
    assert.ok(mark.span.start >= 0 && mark.span.end <= text.length, 'the span lies in the stretch');
    return [mark.tool, mark.covers, ...(mark.rules ? [mark.rules.join('+')] : []), ...(problem ? [problem] : [])].join(' ');
  });
  assert.deepEqual(seen, expected, text);
}

const rows: readonly (readonly [string, readonly string[]])[] = [
  ['x = 1 # lasthop-allow inline-secret: a fixture', ['lasthop line inline-secret']],
  ['// lasthop-allow inline-secret, hardcoded-credential: both are fixtures', ['lasthop line inline-secret+hardcoded-credential']],
  ['<!-- lasthop-allow inline-secret: shown in the docs -->', ['lasthop line inline-secret']],
  ['"//": "lasthop-allow inline-secret: JSON has no comments",', ['lasthop line inline-secret']],
  ['# lasthop-allow inline-secret', ['lasthop line inline-secret no-reason']],
  ['# lasthop-allow inline-secret:', ['lasthop line inline-secret no-reason']],
  ['# lasthop-allow inline-secret: until 2027-01-31', ['lasthop line inline-secret no-reason']],
  ['/* lasthop-allow inline-secret: */', ['lasthop line inline-secret no-reason']],
  ['# lasthop-allow', ['lasthop line  unknown-rule']],
  ['# lasthop-allow inline-secrets: typo', ['lasthop line inline-secrets unknown-rule']],
  ['# lasthop-allow inline-secret until 2027-01-31: until the move', ['lasthop line inline-secret']],
  ['# lasthop-allow inline-secret: until the move (until 2027-01-31)', ['lasthop line inline-secret']],
  ['# lasthop-allow inline-secret until 2026-11-23: its last day', ['lasthop line inline-secret']],
  ['# lasthop-allow inline-secret until 2026-11-22: yesterday', ['lasthop line inline-secret expired']],
  ['# lasthop-allow inline-secret until 2027-02-30: no such day', ['lasthop line inline-secret bad-date']],
  ['Write `lasthop-allow <rule-id>: <reason>` above the line.', []],
  ['# lasthop-allow <rule-id>: <reason>', []],
  ['# gitleaks:allow', ['gitleaks line']],
  ['# trufflehog:ignore', ['trufflehog line']],
  ['# pragma: allowlist secret', ['detect-secrets line']],
  ['# pragma: whitelist secret', ['detect-secrets line']],
  ['# pragma: allowlist nextline secret', ['detect-secrets next-line']],
  ['#pragma once', []],
  ['// secretlint-disable', ['secretlint start']],
  ['// secretlint-enable', ['secretlint end']],
  ['// secretlint-disable-line', ['secretlint line']],
  ['// secretlint-disable-next-line @secretlint/secretlint-rule-aws', ['secretlint next-line']],
  ['# ggignore', ['ggshield line']],
  ['# ggignore-start', ['ggshield start']],
  ['// dotenv-diff-ignore', ['dotenv-diff line']],
  ['<!-- dotenv-diff-ignore-start -->', ['dotenv-diff start']],
  ['<!-- dotenv-diff-ignore-end -->', ['dotenv-diff end']],
  ['# zizmor: ignore[hardcoded-container-credentials]', ['zizmor line']],
  ['# zizmor: ignore[unpinned-uses]', []],
  ['#checkov:skip=CKV_SECRET_6:a fixture', ['checkov line', 'checkov next-line']],
  ['#checkov:skip=CKV_AWS_20:public on purpose', []],
  ['ignore-check.kube-linter.io/env-var-secret: "fixture"', ['kube-linter document']],
  ['ignore-check.kube-linter.io/run-as-non-root: "needs root"', []],
  ['# kics-scan ignore-line', ['kics line', 'kics next-line']],
  ['# kics-scan ignore', ['kics file']],
  ['// NOSONAR', ['sonar line']],
  ['# nosemgrep', ['semgrep line', 'semgrep next-line']],
  ['# nosemgrep: generic.secrets.security.detected-generic-secret', ['semgrep line', 'semgrep next-line']],
  ['# nosemgrep: javascript.lang.xss', []],
  ['# nosec', ['bandit line']],
  ['# nosec B105', ['bandit line']],
  ['# nosec B603', []],
  ['// #nosec G101 -- a fixture', ['bandit line']],
  ['# noqa: E501, S105', ['ruff line']],
  ['# noqa: E501', []],
  ['// eslint-disable-next-line no-secrets/no-secrets', ['eslint next-line']],
  ['an insecure nosecret word', []],
];

test('suppression marks', () => {
  for (const [text, expected] of rows) check(text, expected);
});

test('a line without end costs no more than its length', () => {
  const text = 'nosec pragma: lasthop-allow x'.repeat(4_000);
  const started = performance.now();
  findSuppressions(text, 0, text.length);
  const once = performance.now() - started;
  const doubled = performance.now();
  findSuppressions(text + text, 0, 2 * text.length);
  const twice = performance.now() - doubled;
  assert.ok(twice < 6 * once + 50, `${once} ms, then ${twice} ms for twice the text`);
});
