import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Notes } from '../../server/src/core/notes';
import { python } from '../../server/src/core/languages/python';
import { checkFacts, checkPaths, checkRead } from './listing';
import { checkResuming } from './resume';

test('paths: the names around a string', () => {
  for (const [code, ...expected] of [
    ['CONFIG = {"twilio": {"auth_token": "abc12345"}, "keys": ["def12345", "ghi12345"]}', 'CONFIG.twilio.auth_token', 'CONFIG.keys', 'CONFIG.keys'],
    ['DATABASES = {\n  "default": {"PASSWORD": "abc12345"},\n}', 'DATABASES.default.PASSWORD'],
    ['connect(twilio={"token": "abc12345"}, key="def12345")', 'twilio.token', '-'],
    ['NAMES = {"abc12345", "def12345"}\nx = ("ghi12345",)', '-', '-', '-'],
  ] as [string, ...string[]][]) checkPaths(python, code, expected);
});

test('names and calls', () => {
  for (const [code, ...expected] of [
    ['api_key = "abc12345"', '"abc12345" name=api_key'],
    ["self.token: str = r'abc12345'", '"abc12345" name=token'],
    ['os.environ["API_KEY"] = "abc12345"', '"abc12345" name=API_KEY'],
    ['d = {"password": "abc12345", KEY: \'def12345\'}', '"abc12345" name=password', '"def12345" name=KEY'],
    ['KEYS = ["abc12345", {"def12345"}]', '"abc12345" name=KEYS', '"def12345" name=KEYS'],
    ['connect("abc12345", password="def12345", options={"key": "ghi12345"})', '"abc12345" call=connect#0', '"def12345" name=password call=connect#1', '"ghi12345" name=key call=connect#2'],
    ['def f(secret="abc12345", *, other: "T1234567" = "def12345") -> "R1234567": return "ghi12345"', '"abc12345" name=secret', '"def12345" name=other', '"ghi12345"'],
    ['a, b = "abc12345", "def12345"', '"abc12345"', '"def12345"'],
    ['x = ("abc12345"\n     "def12345")', '"abc12345" name=x', '"def12345" name=x'],
    ['x = \\\n  b"abc12345"', '"abc12345" name=x'],
    ['x = """abc\n12345"""; y = "def12345"', '"abc\\n12345" name=x', '"def12345" name=y'],
    ['if x == "abc12345" and "def12345" not in y: z = "ghi12345"', '"abc12345" name=x compared', '"def12345" name=y compared', '"ghi12345" name=z'],
    ['x = SecretStr("abc12345")', '"abc12345" name=x call=SecretStr#0'],
    ['headers.add("X-Api-Key", "abc12345")', '"X-Api-Key" call=headers.add#0', '"abc12345" name=X-Api-Key call=headers.add#1'],
    ['f(key=lambda x: "abc12345")', '"abc12345" name=key'],
    ['x = f"abc{y["def12345"]:{w}}123{f(\'ghi12345\')!r}"', '"abc{y[\\"def12345\\"]:{w}}123{f(\'ghi12345\')!r}" name=x', '"ghi12345" call=f#0'],
    ['match x:\n  case "abc12345":\n    pass', '"abc12345" compared'],
  ] as [string, ...string[]][]) checkFacts(python, code, expected);
});

test('reads of the environment', () => {
  for (const [code, ...expected] of [
    ['os.environ["API_KEY"]', 'read API_KEY'],
    ['os.getenv("API_KEY"), os.environ.get("OTHER")', 'read API_KEY?', 'read OTHER?'],
    ['x = os.getenv("API_KEY", "abc12345")', 'read API_KEY?', '"abc12345" name=API_KEY environment-default call=os.getenv#1'.replace('environment-default call=os.getenv#1', 'call=os.getenv#1 environment-default')],
    ['x = os.environ.get("API_KEY") or "abc12345"', 'read API_KEY?', '"abc12345" name=API_KEY environment-default'],
    ['env("API_KEY", default="abc12345"); config("DEBUG", default=False, cast=bool)', 'read API_KEY?', '"abc12345" name=API_KEY call=env#1 environment-default', 'read DEBUG?'],
    ['env.str("API_KEY"); config("logging.level")', 'read API_KEY', '"logging.level" call=config#0'],
    ['del os.environ["API_KEY"]'],
    ['os.environ["API_KEY"] += "x"', 'read API_KEY?'],
  ] as [string, ...string[]][]) checkFacts(python, code, expected);
});

test('half-typed and hostile text', () => {
  for (const [code, ...expected] of [
    ['a = "abc12345\nb = "def12345"', '"abc12345" name=a', '"def12345" name=b'],
    ['a = f"abc{12345\nb = "def12345"', '"abc{12345" name=a', '"def12345" name=b'],
    ['a = """abc12345\nb = "def12345"', '"abc12345" name=a', '"def12345" name=b'],
    ['a = ")))" )))\nb = "def12345"', '")))" name=a', '"def12345" name=b'],
  ] as [string, ...string[]][]) checkFacts(python, code, expected);
  for (const text of ['('.repeat(200_000), 'f"{'.repeat(100_000), '"""\'\'\''.repeat(50_000), '{a:'.repeat(100_000), '\\\n'.repeat(100_000)]) {
    assert.doesNotThrow(() => python.reader.next(text, 0, python.reader.begin(text), Number.POSITIVE_INFINITY));
  }
});

test('a literal becomes a read of the environment', () => {
  for (const [text, expected, key] of [
    ['k = "abc12345"\n', 'import os\n\nk = os.environ["KEY"]\n'],
    ["import os\n\nk = 'abc12345'\n", "import os\n\nk = os.environ['KEY']\n"],
    ['import json\nimport sys\n\nk = "abc12345"\n', 'import json\nimport os\nimport sys\n\nk = os.environ["KEY"]\n'],
    ['import json\n\nk = "abc12345"\n', 'import json\nimport os\n\nk = os.environ["KEY"]\n'],
    ['from flask import Flask\nk = "abc12345"\n', 'import os\nfrom flask import Flask\nk = os.environ["KEY"]\n'],
    ['#!/usr/bin/env python\n# text\n"""A docstring\nof two lines."""\nk = "abc12345"\n', '#!/usr/bin/env python\n# text\n"""A docstring\nof two lines."""\nimport os\n\nk = os.environ["KEY"]\n'],
    ['"""Doc."""\nfrom __future__ import (\n  annotations,\n)\n\nk = "abc12345"\n', '"""Doc."""\nfrom __future__ import (\n  annotations,\n)\n\nimport os\n\nk = os.environ["KEY"]\n'],
    ['from os import path, environ\nk = b"abc12345"\n', 'from os import path, environ\nk = environ["KEY"].encode()\n'],
    ['import sys, os as o\r\nk = "abc12345"\r\n', 'import sys, os as o\r\nk = o.environ["KEY"]\r\n'],
    ['import os.path\nk = """abc12345"""', 'import os.path\nk = os.environ["KEY"]'],
    ['import os\nk = os.getenv("KEY", "abc12345")', 'import os\nk = os.getenv("KEY")'],
    ['import os\nk = os.environ.get("KEY") or "abc12345"', 'import os\nk = os.environ.get("KEY")'],
    ['k = config("KEY", default="abc12345")', 'k = config("KEY")'],
    ['k = ("abc12345" "def")', undefined],
    ['k = f"abc12345{x}"', undefined],
    ['match k:\n  case "abc12345": pass', undefined],
  ] as [string, string | undefined, string?][]) checkRead(python, text, text.includes('{x}') ? 'abc12345{x}' : 'abc12345', expected, key);
});

test('comments by place', () => {
  const at = (text: string): string | undefined => python.spelling.commentAt?.('why', text.replace('|', ''), text.indexOf('|'), new Notes());
  assert.equal(at('a = 1|\n'), '# why');
  assert.equal(at('a = "b"|'), '# why');
  assert.equal(at('f(a,|\nb)'), '# why');
  assert.equal(at('a = """b|\nc"""'), undefined);
  assert.equal(at('a = 1 + \\|\n2'), undefined);
});

/** Larger Python files that a machine may have; a text of our own always. */
function realFiles(): string[] {
  const own = Array.from({ length: 60 }, (_, index) => `def f${index}(a, secret="abc12345${index}"):\n    """Says\n    what."""\n    return call(a, f"{a['x']}: {secret!r}", key=os.environ["K${index}"])\n\n`).join('');
  const found = [own];
  try {
    const library = execFileSync('python3', ['-c', 'import sysconfig; print(sysconfig.get_paths()["stdlib"])'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    for (const name of ['argparse.py', 'ast.py']) if (existsSync(join(library, name))) found.push(readFileSync(join(library, name), 'utf8'));
  } catch {
    // No Python here.
  }
  return found;
}

test('reading after an edit is reading from scratch', () => {
  for (const [index, text] of realFiles().entries()) {
    const kept = checkResuming(python.reader, text, 150, 20261123 + index);
    assert.ok(kept > 0.4, `only ${kept} of the segments were kept`);
  }
});
