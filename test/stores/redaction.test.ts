/** Secrets in a program's output: wherever the pieces of the stream meet, and however the program prints them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notRedacted, Redactor } from '../../server/src/stores/redaction';
import { SecretText } from '../../server/src/stores/secretText';
import { createRandom, fake } from '../support/fakes';

function redactor(values: Readonly<Record<string, string>>): Redactor {
  return new Redactor(new Map(Object.entries(values).map(([name, value]) => [name, new SecretText(value)])));
}

function redacted(values: Readonly<Record<string, string>>, ...pieces: readonly (string | Buffer)[]): string {
  const made = redactor(values);
  return Buffer.concat([...pieces.map((piece) => made.push(Buffer.from(piece))), made.end()]).toString();
}

test('cut anywhere, a secret is replaced and the rest is as it was', () => {
  const key = fake('stripe-live-key');
  const text = `before ${key} after ${key.slice(0, 9)} ${key}${key}\n`;
  const expected = `before [redacted KEY] after ${key.slice(0, 9)} [redacted KEY][redacted KEY]\n`;
  for (let cut = 0; cut <= text.length; cut++) assert.equal(redacted({ KEY: key }, text.slice(0, cut), text.slice(cut)), expected);
  assert.equal(redacted({ KEY: key }, ...text), expected);
});

test('bytes that are no text stay as they are', () => {
  const random = createRandom(7);
  const bytes = Buffer.from(Array.from({ length: 100_000 }, () => Math.floor(random() * 256)));
  const made = redactor({ KEY: fake('stripe-live-key'), OTHER: fake('password-symbols') });
  const out: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const next = at + 1 + Math.floor(random() * 5000);
    out.push(made.push(bytes.subarray(at, next)));
    at = next;
  }
  assert.ok(Buffer.concat([...out, made.end()]).equals(bytes));
});

test('as programs print it', () => {
  const value = `p"a/s's w\\ord$ü&<1>${fake('opaque-32')}`;
  const form = new URLSearchParams({ v: value }).toString().slice(2);
  const printed = [
    JSON.stringify(value), encodeURIComponent(value), form, form.replace(/%../g, (code) => code.toLowerCase()),
    Buffer.from(value).toString('base64'), Buffer.from(value).toString('base64url'), Buffer.from(value).toString('hex'),
    Buffer.from(`shop:${value}`).toString('base64'), Buffer.from(`ab:${value}:more`).toString('base64'),
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    `'${value.replaceAll("'", "'\\''")}'`,
  ];
  for (const text of printed) {
    const out = redacted({ V: value }, `<${text}>`);
    assert.match(out, /\[redacted V\]/, text);
    assert.ok(out.length < 40, out);
  }
});

test('line by line, and never where it would be a line of anybody', () => {
  const key = fake('rsa-private-key');
  const lines = key.split('\n');
  const out = redacted({ PEM: key }, lines.map((line) => `  | ${line}\r\n`).join(''));
  for (const line of lines) assert.ok(!out.includes(line));
  assert.equal(redacted({ JSON: `{\n  "token": "${fake('opaque-32')}"\n}` }, '{\n}\n'), '{\n}\n');
});

test('the longer of two secrets that begin alike is taken', () => {
  const short = fake('opaque-32');
  assert.equal(redacted({ A: short, B: `${short}-and-more` }, `${short}-and-`, 'more ', short), '[redacted B] [redacted A]');
  assert.equal(redacted({ A: short, B: `${short}-and-more` }, `${short}-and-les`, 's'), '[redacted A]-and-less');
});

test('a prompt does not wait for its last letters; what follows is masked all the same', () => {
  const key = fake('stripe-live-key');
  const made = redactor({ KEY: key });
  const prompt = `Continue? ${key.slice(0, 2)}`;
  assert.equal(made.push(Buffer.from(prompt)).toString() + made.rest().toString(), prompt);
  assert.equal(made.rest().toString(), '');
  assert.equal(made.push(Buffer.from(key.slice(2))).toString(), '[redacted KEY]');
  assert.equal(made.push(Buffer.from(key.slice(0, 3))).toString() + made.rest().toString(), key.slice(0, 3));
  assert.equal(made.push(Buffer.from('!')).toString() + made.end().toString(), '!');
});

test('what is too short to be looked for is told', () => {
  assert.deepEqual(notRedacted(new Map([['PIN', new SecretText('123')], ['KEY', new SecretText('1234')], ['NONE', new SecretText('')]])), ['PIN']);
});
