/** The command line itself: help, slips of the hand, what cannot be done. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../server/src/core/rules';
import { choice, parseArguments, UsageError } from '../../server/src/cli/arguments';
import { failure } from '../../server/src/cli/run';
import { lasthop } from '../support/commandLine';
import { fake } from '../support/fakes';
import { temporaryFolder } from '../support/folder';
import { matchesSnapshot } from '../support/snapshot';

/** `expected`: what is said, with exit status 2. */
function refused(argv: readonly string[], expected: string): void {
  const { status, said, output } = lasthop('.', argv);
  assert.deepEqual([status, said, output], [2, `lasthop: ${expected}\n`, '']);
}

test('help', () => {
  const pages = [['--help'], ...['check', 'fix', 'explain', 'baseline', 'init', 'doctor', 'fetch', 'run', 'set', 'get', 'list', 'describe', 'trust', 'audit', 'lsp'].map((command) => [command, '--help'])];
  matchesSnapshot(pages.map((argv) => `$ lasthop ${argv.join(' ')}\n${lasthop('.', argv).output}`).join('\n'), 'cli/snapshots/help.txt');
  assert.equal(lasthop('.', ['--help']).status, 0);
  assert.equal(lasthop('.', []).status, 2);
  assert.equal(lasthop('.', ['help', 'fix']).output, lasthop('.', ['fix', '-h']).output);
  assert.deepEqual(lasthop('.', ['--version']), { status: 0, output: '1.2.3\n', said: '' });
});

test('slips of the hand', () => {
  refused(['chek'], 'There is no command of that name. Did you mean `lasthop check`? `lasthop --help` lists all.');
  refused(['check', '--formt', 'json'], 'There is no option --formt. Did you mean --format?');
  refused(['check', '--format', 'jsn'], '--format must be one of text, json, sarif, github, gitlab. Did you mean json?');
  refused(['check', '--format'], '--format needs a value: text|json|sarif|github|gitlab.');
  refused(['check', '--staged=yes'], '--staged takes no value.');
  refused(['check', '--staged', '--since', 'x'], 'Only one of --stdin, --staged and --since can be given.');
  refused(['explain', 'inline-secrets'], 'There is no rule or kind of that name. Did you mean inline-secret?');
  refused(['explain'], 'Name one rule or kind, as in `lasthop explain inline-secret`.');
  refused(['baseline', 'crate'], 'Write `lasthop baseline create`.');
  refused(['fix', '--rule', 'inline-secert'], 'There is no rule of that name. Did you mean inline-secret?');
  refused(['lsp'], 'The language server speaks over standard input and output: `lasthop lsp --stdio`.');
});

test('a value given by mistake is not repeated', () => {
  const value = fake('stripe-live-key');
  for (const argv of [[value], ['explain', value], ['fix', '--rule', value]]) {
    const { said, output } = lasthop('.', argv);
    assert.ok(!(said + output).includes(value), argv[0]);
  }
});

test('arguments', () => {
  const options = {
    flag: { kind: 'flag', help: '' }, text: { kind: 'text', placeholder: 'X', help: '' }, list: { kind: 'list', placeholder: 'X', help: '' },
    one: choice(['a', 'b'], ''),
  } as const;
  const parsed = parseArguments(['x', '--text=a=b', '--list', '1', '--flag', '--list=2', '--one', 'b', '-', '--', '--flag', '-z'], options);
  assert.deepEqual(parsed, { values: { flag: true, text: 'a=b', list: ['1', '2'], one: 'b' }, operands: ['x', '-', '--flag', '-z'] });
  assert.throws(() => parseArguments(['-f'], options), UsageError);
  assert.throws(() => parseArguments(['--__proto__'], options), UsageError);
});

test('a defect is said without what it was about', () => {
  const value = fake('stripe-live-key');
  assert.ok(!failure(new TypeError(`cannot read ${value}`)).includes(value));
  assert.match(failure(new TypeError('x')), /^This is a defect of lasthop \(TypeError at run\.test\.js:\d+:\d+\)\./);
  assert.equal(failure(Object.assign(new Error(value), { code: 'ENOSPC', syscall: 'write' })), 'The system refused to write (ENOSPC).');
  const { status, said } = lasthop('.', ['check', '--stdin', 'a.js'], { readInput: () => { throw new RangeError(value); } });
  assert.deepEqual([status, said.includes(value)], [2, false]);
});

test('explain: every rule has its page, a kind says where its format is documented', () => {
  for (const { id } of rules) assert.match(lasthop('.', ['explain', id]).output, new RegExp(`^# .*${id}`));
  assert.match(lasthop('.', ['explain', 'invalid-configuration']).output, /^# invalid-configuration/, 'which is no rule, but is shown like one');
  assert.match(lasthop('.', ['explain', 'inline-secret/stripe-secret-key']).output, /Format: {2}https:\/\//);
  assert.ok(!rules.some(({ id }) => lasthop('.', ['explain', id]).output.match(/\{\{[\w-]+\}\}/)));
});

test('progress is for terminals', (context) => {
  const folder = temporaryFolder(context, { 'a.js': '' });
  assert.equal(lasthop(folder, ['check']).said, '');
});
