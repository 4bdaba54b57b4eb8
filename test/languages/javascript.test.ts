import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Notes } from '../../server/src/core/notes';
import { createReader } from '../../server/src/core/languages/javascript';
import { languageOf } from '../../server/src/core/languages/index';
import type { Language } from '../../server/src/core/language';
import { checkFacts, checkPaths, checkRead } from './listing';
import { checkResuming } from './resume';

function language(path: string): Language {
  const found = languageOf({ path }, '');
  assert.ok(found, path);
  return found;
}

const js = language('a.js');
const ts = language('a.ts');
const tsx = language('a.tsx');

test('names: what a string is assigned to', () => {
  for (const [code, ...expected] of [
    ['const apiKey = "abc12345"', '"abc12345" name=apiKey'],
    ['let a = 1, token = `abc12345`;', '"abc12345" name=token'],
    ['this.config.password = "abc12345"', '"abc12345" name=password'],
    ['config["api-key"] = "abc12345"', '"abc12345" name=api-key'],
    ['x = { password: "abc12345", "api-key": "def12345", [k]: "ghi12345" }', '"abc12345" name=password', '"def12345" name=api-key', '"ghi12345"'],
    ['function f(secret = "abc12345") {}', '"abc12345" name=secret'],
    ['const f = ({ secret = "abc12345" }) => secret', '"abc12345" name=secret'],
    ['class A { static #token = "abc12345"; password = "def12345" }', '"abc12345" name=#token', '"def12345" name=password'],
    ['const keys = ["abc12345", "def12345"]', '"abc12345" name=keys', '"def12345" name=keys'],
    ['const k = on ? "abc12345" : "def12345"', '"abc12345" name=k', '"def12345" name=k'],
    ['const k = "Bearer " + "abc12345"', '"Bearer " name=k', '"abc12345" name=k'],
    ['const k = Buffer.from("abc12345", "hex")', '"abc12345" name=k call=Buffer.from#0'],
    ['const k = load("abc12345")', '"abc12345" call=load#0'],
    ['k = v\n"abc12345"', '"abc12345"'],
    ['token ||= "abc12345"', '"abc12345" name=token'],
  ] as [string, ...string[]][]) checkFacts(js, code, expected);
});

test('paths: the names around a string', () => {
  for (const [code, ...expected] of [
    ['const config = { twilio: { authToken: "abc12345", deep: { a: "def12345" } }, other: "ghi12345" }', 'config.twilio.authToken', 'config.twilio.deep.a', 'config.other'],
    ['module.exports = { db: { "user-name": "abc12345" } }', 'exports.db.user-name'],
    ['export default { accounts: [{ token: "abc12345" }, { token: "def12345" }], keys: ["ghi12345"] }', 'accounts.token', 'accounts.token', '-'],
    ['class A { static smtp = { password: "abc12345" } }', 'smtp.password'],
    ['createClient({ auth: { token: "abc12345" }, key: "def12345" })', 'auth.token', '-'],
    ['const a = { b() { const c = "abc12345"; return { d: "ghi12345" } }, e: () => ({ f: "def12345" }) }', '-', '-', 'a.e.f'],
    ['const a = { b: x === "abc12345", c: process.env.KEY || "def12345", [d]: "ghi12345" }', '-', '-', '-'],
    ['const { twilio: { token = "abc12345" } } = options', 'twilio.token'],
    ['const password = "abc12345"', '-'],
  ] as [string, ...string[]][]) checkPaths(ts, code, expected);
  checkPaths(tsx, 'const a = <A config={{ twilio: { token: "abc12345" } }} b="def12345"/>', ['config.twilio.token', '-']);
});

test('calls: whose argument a string is', () => {
  for (const [code, ...expected] of [
    ['stripe("abc12345")', '"abc12345" call=stripe#0'],
    ['new jwt.Signer(payload, "abc12345")', '"abc12345" call=jwt.Signer#1'],
    ['a.b?.c!.d("abc12345")', '"abc12345" call=a.b.c.d#0'],
    ['get().send("abc12345")', '"abc12345" call=send#0'],
    ['connect({ password: "abc12345", list: ["def12345"] })', '"abc12345" name=password call=connect#0', '"def12345" name=list call=connect#0'],
    ['headers.set("X-Api-Key", "abc12345")', '"X-Api-Key" call=headers.set#0', '"abc12345" name=X-Api-Key call=headers.set#1'],
    ['text.replace("password", "abc12345")', '"password" call=text.replace#0', '"abc12345" call=text.replace#1'],
    ['f(() => "abc12345")', '"abc12345"'],
    ['f(({ a = "abc12345" }, [b = "def12345"], c = "ghi12345") => {}, "jkl12345")', '"abc12345" name=a', '"def12345" name=b', '"ghi12345" name=c', '"jkl12345" call=f#1'],
    ['if ("abc12345") return /"not a string"/.test(x) / 2', '"abc12345"'],
    ['sql`select abc12345`', '"select abc12345" call=sql'],
  ] as [string, ...string[]][]) checkFacts(js, code, expected);
});

test('comparisons', () => {
  for (const [code, ...expected] of [
    ['if (user.password === "abc12345") {}', '"abc12345" name=password compared'],
    ['if ("abc12345" !== token) {}', '"abc12345" name=token compared'],
    ['switch (x) { case "abc12345": y = "def12345" }', '"abc12345" compared', '"def12345" name=y'],
    ['if (typeof x === "undefined") {}', '"undefined" compared'],
  ] as [string, ...string[]][]) checkFacts(js, code, expected);
});

test('reads of the environment', () => {
  for (const [code, ...expected] of [
    ['const a = process.env.API_KEY', 'read API_KEY'],
    ['process.env["API_KEY"]; process.env?.OTHER', 'read API_KEY', 'read OTHER'],
    ['const { A_KEY, B_KEY: b, C_KEY = "abc12345" } = process.env', 'read A_KEY', 'read B_KEY', 'read C_KEY?', '"abc12345" name=C_KEY environment-default'],
    ['import.meta.env.VITE_URL', 'read VITE_URL'],
    ['Deno.env.get("API_KEY"); Bun.env.OTHER', 'read API_KEY', 'read OTHER'],
    ['const k = process.env.API_KEY || "abc12345"', 'read API_KEY?', '"abc12345" name=API_KEY environment-default'],
    ['const k = process.env["API_KEY"] ?? `abc12345`', 'read API_KEY?', '"abc12345" name=API_KEY environment-default'],
    ['const k = process.env.API_KEY ? process.env.API_KEY : "abc12345"', 'read API_KEY?', 'read API_KEY?', '"abc12345" name=API_KEY environment-default'],
    ['process.env.API_KEY = "abc12345"', '"abc12345" name=API_KEY'],
    ['delete process.env.API_KEY'],
    ['configService.get("DATABASE_URL"); config.get("database.url")', 'read DATABASE_URL', '"database.url" call=config.get#0'],
    ['import { API_KEY } from "$env/static/private"', 'read API_KEY'],
    ['const { a } = b;\nfoo(process.env)'],
  ] as [string, ...string[]][]) checkFacts(js, code, expected);
});

test('TypeScript: types are no values', () => {
  for (const [code, ...expected] of [
    ['const token: Map<string, "abc12345"> = "def12345"', '"def12345" name=token'],
    ['type A = "abc12345"\nconst b = "def12345"', '"def12345" name=b'],
    ['interface A { kind: "abc12345"; f(a: "x1234567"): void }\nlet b = "def12345"', '"def12345" name=b'],
    ['function f(this: A, secret: string = "abc12345"): asserts secret is "x1234567" { return g<"y1234567">("def12345") }', '"abc12345" name=secret', '"def12345" call=g#0'],
    ['class A<T> { private readonly key: string = "abc12345"; f(): "x1234567" { return "def12345" } }', '"abc12345" name=key', '"def12345"'],
    ['const x = <Foo>"abc12345" as unknown as "def12345"', '"abc12345" name=x'],
    ['enum E { Key = "abc12345" }', '"abc12345" name=Key'],
    ['@Inject("abc12345") class A {}', '"abc12345" call=Inject#0'],
    ['const k = (process.env as Env).X, l = process.env.API_KEY! || "abc12345"', 'read API_KEY?', '"abc12345" name=API_KEY environment-default'],
    ['if (a < b && c > d) f("abc12345")', '"abc12345" call=f#0'],
  ] as [string, ...string[]][]) checkFacts(ts, code, expected);
});

test('JSX', () => {
  for (const [code, ...expected] of [
    ['const a = <Foo apiKey="abc12345" b={"def12345"} {...c}>it\'s {"ghi12345"} text</Foo>, k = "jkl12345"', '"abc12345" name=apiKey', '"def12345" name=b', '"ghi12345"', '"jkl12345" name=k'],
    ['const f = <T,>(a: T) => "abc12345"', '"abc12345" name=f'],
    ['return <><A/><B.C d:e="abc12345"/></>', '"abc12345" name=d:e'],
    ['function f() { return <div>half }\nconst k = "abc12345"', '"abc12345" name=k'],
  ] as [string, ...string[]][]) checkFacts(tsx, code, expected);
});

test('half-typed and hostile text', () => {
  for (const [code, ...expected] of [
    ['const a = "abc12345\nconst b = "def12345"', '"abc12345" name=a', '"def12345" name=b'],
    ['const a = `abc12345', '"abc12345" name=a'],
    ['/* "no"\nstring', ],
    ['const a = "\ud800abc12345"', '"\\ud800abc12345" name=a'],
    ['}}}))) const a = "abc12345"', '"abc12345" name=a'],
    ['const a = "\\x61bc\\u0031\\n2345"', '"abc1\\n2345" name=a'],
  ] as [string, ...string[]][]) checkFacts(js, code, expected);
  for (const text of ['('.repeat(200_000), '`${'.repeat(100_000), '<a '.repeat(100_000), '/'.repeat(200_000), 'a<'.repeat(100_000), '{a:'.repeat(100_000)]) {
    for (const each of [js, ts, tsx]) checkFacts(each, text, []);
  }
});

test('a literal becomes a read of the environment', () => {
  checkRead(js, 'const k = "abc12345";', 'abc12345', 'const k = process.env.KEY;');
  checkRead(ts, 'const k: string = "abc12345";', 'abc12345', 'const k: string = process.env.KEY!;');
  checkRead(ts, 'if (k === "abc12345") {}', 'abc12345', 'if (k === process.env.KEY) {}');
  checkRead(tsx, 'f(<A k="abc12345" />)', 'abc12345', 'f(<A k={process.env.KEY!} />)');
  checkRead(js, 'const p = process.env["P"], k = "abc12345"', 'abc12345', 'const p = process.env["P"], k = process.env["KEY"]');
  checkRead(ts, 'Deno.serve(f); const k = "abc12345"', 'abc12345', 'Deno.serve(f); const k = Deno.env.get("KEY")!');
  checkRead(js, 'const k = process.env.KEY || "abc12345";', 'abc12345', 'const k = process.env.KEY;');
  checkRead(ts, 'const k = process.env.KEY ?? "abc12345";', 'abc12345', 'const k = process.env.KEY!;');
  checkRead(ts, 'enum E { K = "abc12345" }', 'abc12345', undefined);
  checkRead(ts, 'const k = "abc12345" as const', 'abc12345', undefined);
  checkRead(js, 'const k = `abc12345${x}`', 'abc12345${x}', undefined);
  checkRead(js, 'sql`abc12345`', 'abc12345', undefined);
});

test('comments by place', () => {
  const at = (text: string): string | undefined => tsx.spelling.commentAt?.('why', text, text.indexOf('|'), new Notes());
  assert.equal(at('const a = 1;|'), '// why');
  assert.equal(at('f(<a>|</a>)'), '{/* why */}');
  assert.equal(at('f(<a b="c"|\n/>)'), '// why');
  assert.equal(at('f(`a|`)'), undefined);
});

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
