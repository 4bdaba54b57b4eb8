import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf } from '../../server/src/core/languages/index';
import type { Language } from '../../server/src/core/language';
import { checkFacts, checkPaths, checkRead } from './listing';
import { samples } from './genericSamples';
import { checkResuming } from './resume';

function language(path: string, text = ''): Language {
  const found = languageOf({ path }, text);
  assert.ok(found, path);
  return found;
}

test('every family reads names, calls, environment reads and their defaults', () => {
  for (const { path, lines, facts } of samples) {
    const text = lines.join('\n');
    checkFacts(language(path, text), text, facts);
  }
});

test('an extensionless script is read as its first line says', () => {
  for (const [first, id] of [['#!/bin/sh', 'shell'], ['#!/usr/bin/env bash', 'shell'], ['#!/usr/bin/env ruby', 'ruby'], ['#!/usr/bin/perl -w', 'perl'], ['#!/usr/bin/env python3', 'python'], ['#!/usr/bin/env node', 'javascript'], ['nothing', 'text']] as const) {
    assert.equal(language('bin/tool', `${first}\n`).id, id, first);
  }
});

test('the names around a string in a mapping or a block', () => {
  for (const [path, text, ...expected] of [
    ['a.php', "<?php return ['twilio' => ['token' => 'abc12345'], 'mail' => ['password' => 'def12345']];", 'twilio.token', 'mail.password'],
    ['a.rb', 'CONFIG = { twilio: { token: "abc12345" } }', 'CONFIG.twilio.token'],
    ['a.tf', 'provider "datadog" {\n  api_key = "abc12345"\n}\nlocals {\n  twilio = {\n    auth_token = "def12345"\n  }\n}\n', 'datadog.api_key', 'twilio.auth_token'],
    ['a.tf', 'variable "db_password" {\n  default = "abc12345"\n}\n', '-'],
  ] as [string, string, ...string[]][]) checkPaths(language(path), text, expected);
});

test('prose assigns nothing', () => {
  for (const text of [
    'password: the thing you type', 'Note: see https://example.com/a:b for the token', 'It is 12:30, and a == b != c', 'a password = the thing you type', 'if (x => y) z >= w',
    'The key:value store', "don't use 'it' or 'that's' here", '| password | what you type |', '<password>', 'token = getToken()', 'key = values[0]', 'See `config: x` here and there',
  ]) checkFacts(language('notes.txt'), text, []);
});

test('what projects call their own readers of the environment', () => {
  checkFacts(language('a.go'), 'package a\nvar k = mustGetenv("API_KEY")\nvar l = getEnvOrDefault("OTHER_KEY", "abc12345")', ['read API_KEY', 'read OTHER_KEY?', '"abc12345" name=OTHER_KEY call=getEnvOrDefault#1 environment-default']);
  checkFacts(language('a.ts'), 'requireEnv("API_KEY"); getEnvironment("production")', ['read API_KEY', '"production" call=getEnvironment#0']);
});

test('a literal becomes a read of the environment where that is simple and sure', () => {
  for (const [path, text, expected] of [
    ['a.go', 'package a\n\nimport (\n\t"fmt"\n\t"time"\n)\n\nvar k = "abc12345"\n', 'package a\n\nimport (\n\t"fmt"\n\t"os"\n\t"time"\n)\n\nvar k = os.Getenv("KEY")\n'],
    ['a.go', 'package a\n\nimport "os"\n\nvar k = `abc12345`\n', 'package a\n\nimport "os"\n\nvar k = os.Getenv("KEY")\n'],
    ['a.go', 'package a\n\nvar k = "abc12345"\n', 'package a\n\nimport "os"\n\nvar k = os.Getenv("KEY")\n'],
    ['a.go', 'package a\n\nconst k = "abc12345"\n', undefined],
    ['A.java', 'class A { String k = "abc12345"; }', 'class A { String k = System.getenv("KEY"); }'],
    ['A.java', 'class A { static final String K = "abc12345"; }', undefined],
    ['a.cs', 'using System;\nvar k = "abc12345";', 'using System;\nvar k = Environment.GetEnvironmentVariable("KEY");'],
    ['a.rb', "k = 'abc12345'", "k = ENV.fetch('KEY')"],
    ['a.php', '<?php $k = "abc12345";', "<?php $k = getenv('KEY');"],
    ['a.tf', 'k = "abc12345"', undefined],
    ['a.toml', 'k = "abc12345"', undefined],
    ['a.sh', 'k="abc12345"', undefined],
  ] as [string, string, string | undefined][]) checkRead(language(path), text, 'abc12345', expected);
});

test('hostile text', () => {
  const pieces = ['(', '"', "'", '`', '{', '[', '<a ', '<!--', '${A', '$(', '/*', 'R"a(', '<<A\n', 'r#"', '@"', "b='", 'a=', '-p', 'a:', '"a":', '\\', 'x=${', '%q(', '\ud800', '-u a:'];
  for (const path of ['a.go', 'a.rb', 'a.php', 'a.cpp', 'a.rs', 'a.cs', 'a.tf', 'a.sh', 'a.conf', 'a.ini', 'a.xml', 'a.txt', 'Makefile']) {
    for (const piece of pieces) {
      const text = piece.repeat(2_000);
      const { reader } = language(path);
      let state = reader.begin(text);
      for (let at = 0; at < text.length;) {
        const reading = reader.next(text, at, state, Number.POSITIVE_INFINITY);
        assert.ok(reading.end > at && reading.end <= text.length);
        at = reading.end;
        state = reading.state;
      }
    }
  }
});

test('reading after an edit is reading from scratch', () => {
  const shares: number[] = [];
  for (const [index, { path, lines }] of samples.entries()) {
    const text = `${lines.join('\n')}\n`;
    const long = text.repeat(Math.ceil(8_000 / text.length));
    const kept = checkResuming(language(path, text).reader, long, 15, 20261123 + index);
    shares.push(kept);
  }  const average = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  assert.ok(average > 0.4, `only ${average} of the segments were kept`);
});
