/** What the recogniser makes of text: boundaries, overlaps, names, and how far it looked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKeywordAutomaton } from '../../server/src/core/ahoCorasick';
import { detectors } from '../../server/src/core/detectors';
import { createScanner } from '../../server/src/core/recogniser';
import { characters, createRandom, fake, template } from '../support/fakes';

const scan = createScanner(detectors, []);

/** `detector: secret` for each recognition in a text. */
function check(text: string, expected: readonly string[], why?: string): void {
  const found = scan(text, 0, text.length).recognitions.map(({ detector, span }) => `${detector}: ${text.slice(span.start, span.end)}`);
  assert.deepEqual(found, expected, why ?? text);
}

const github = fake('github-token');
const hex = fake('hex-32');

test('a token stands where its characters begin and end', () => {
  for (const [before, after] of [['', ''], ['"', '"'], ['(', ')'], ['=', '&'], ['token:', ','], ['\\n', '\\n'], ['%3D', '%26'], ['\\u003d', ''], ['/', '/'], ['é', 'é'], ['日本', '。']]) {
    check(`${before}${github}${after}`, [`github-token: ${github}`]);
  }
  for (const [before, after] of [['a', ''], ['9', ''], ['', 'a'], ['', '_x'], ['Zm9vYmFyQmF6MTIzNDU2Nzg5MA/', '']]) check(`${before}${github}${after}`, []);
});

test('the more specific match wins where two overlap', () => {
  const stripe = fake('stripe-live-key');
  check(`Authorization: Bearer ${stripe}`, [`stripe-secret-key: ${stripe}`]);
  check(`https://deploy:${github}@github.com/acme/shop.git`, [`github-token: ${github}`]);
  check(`curl -u deploy:${github} https://api.github.com`, [`github-token: ${github}`]);
  check(`https://acme.io/?token=${fake('jwt')}`, [`json-web-token: ${fake('jwt')}`]);
});

test('several credentials of one line are all found', () => {
  const aws = fake('aws-access-key-id');
  const secret = fake('aws-secret-access-key');
  check(`aws_access_key_id=${aws} aws_secret_access_key=${secret}`, [`aws-access-key-id: ${aws}`, `aws-secret-access-key: ${secret}`]);
});

test('a name speaks of its issuer in every spelling, and only as a word', () => {
  for (const name of ['algoliaKey', 'ALGOLIA_KEY', 'algolia-key', 'my.algolia.key', 'algoliakey', 'myAlgoliaKey', 'AlgoliaKey']) {
    check(`${name} = "${hex}"`, [`algolia-api-key: ${hex}`]);
  }
  const lob = template(createRandom(3), 'live_<hex 35>');
  check(`lobKey = "${lob}"`, [`lob-api-key: ${lob}`]);
  check(`globalKey = "${lob}"`, []);
  check(`algolia_index_name = "${hex}"`, [], 'a name, not a key');
  check(`algolia_commit_sha = "${hex}"`, [], 'a hash');
});

test('an assignment is read in every notation', () => {
  const notations = [
    'algolia_key: {}', "'algolia_key': '{}',", '"algolia_key" => "{}"', 'algolia_key := `{}`', 'algolia_key ?= {}', '<algolia_key>{}</algolia_key>',
    '<algolia_key>\n    {}\n</algolia_key>', 'define("ALGOLIA_KEY", "{}");', 'let algoliaKey: string = "{}";', 'export ALGOLIA_KEY={}', '-Dalgolia.key={}',
    '--algolia-key {}', '--set algolia_key={}', "algolia['key'] = '{}'".replace("['key']", '_key'), '{\\"algolia_key\\":\\"{}\\"}'.replace('{\\"', '\\"').replace('\\"}', '\\"'),
    'const char *algolia_key = "{}";', 'algolia_key="{}" # comment', 'algolia_key = "Bearer {}"',
  ];
  for (const notation of notations) check(notation.replace('{}', hex), [`algolia-api-key: ${hex}`], notation);
  for (const code of [`algolia_key = read(${hex})`, `algolia_key = ${hex}[0]`, `algolia_key(x, "${hex}")`, `if (algolia_key) use("${hex}")`]) check(code, [], code);
});

test('fillers and published examples are nobody’s', () => {
  check('AKIAIOSFODNN7EXAMPLE', []);
  check(`ghp_${'x'.repeat(36)}`, []);
  check('sk_live_your_key_goes_here_1234', []);
  check(['sk_test_', '4eC39HqLyjWDarjtT1zdp7dc'].join(''), []);
});

test('a failed checksum lowers confidence, it does not hide', () => {
  const wrong = github.slice(0, -1) + (github.endsWith('0') ? '1' : '0');
  assert.equal(scan(github, 0, github.length).recognitions[0]?.confidence, 'high');
  assert.equal(scan(wrong, 0, wrong.length).recognitions[0]?.confidence, 'medium');
});

test('test mode is told', () => {
  const text = fake('stripe-test-key');
  assert.equal(scan(text, 0, text.length).recognitions[0]?.testMode, true);
});

test('what a part of a text holds is the same wherever its end is cut at a line, once `examined` is believed', () => {
  const pieces = [fake('rsa-private-key'), `curl -s \\\n  -u deploy:${fake('password')} \\\n  https://acme.io`, `<algolia_key>\n  ${hex}\n</algolia_key>`,
    `machine acme.io\n  login deploy\n  password ${fake('password')}`, 'plain text', `token: ${github}`, '-----BEGIN PRIVATE KEY-----'];
  const random = createRandom(20261123);
  let checked = 0;
  for (let round = 0; round < 400; round++) {
    const text = Array.from({ length: 9 }, () => pieces[Math.floor(random() * pieces.length)]).join('\n') + '\n';
    const cuts = [...text].flatMap((unit, at) => (unit === '\n' ? [at + 1] : []));
    const from = cuts[Math.floor(random() * cuts.length)] ?? 0;
    const to = cuts.find((cut) => cut > from) ?? text.length;
    const whole = scan(text, from, to);
    if (whole.examined >= text.length) continue;
    checked++;
    const changed = text.slice(0, whole.examined) + characters(random, 'base64', 40);
    assert.deepEqual(scan(changed, from, to).recognitions, whole.recognitions, `seed 20261123, round ${round}`);
  }
  assert.ok(checked > 50, `only ${checked} rounds said something`);
});

test('the automaton finds what indexOf finds', () => {
  const random = createRandom(7);
  const letters = 'abAB-é';
  const word = (length: number): string => Array.from({ length }, () => letters.charAt(Math.floor(random() * 5))).join('');
  for (let round = 0; round < 300; round++) {
    const keywords = [...new Set(Array.from({ length: 6 }, () => word(1 + Math.floor(random() * 4)).toLowerCase()))];
    const text = Array.from({ length: 60 }, () => letters.charAt(Math.floor(random() * letters.length))).join('');
    const automaton = createKeywordAutomaton(keywords);
    const found: string[] = [];
    automaton.scan(text, 0, text.length, (keyword, end) => found.push(`${end} ${keywords[keyword] ?? ''}`));
    const lower = text.toLowerCase();
    const expected: string[] = [];
    for (const keyword of keywords) for (let at = lower.indexOf(keyword); at >= 0; at = lower.indexOf(keyword, at + 1)) expected.push(`${at + keyword.length} ${keyword}`);
    assert.deepEqual(found.sort(), expected.sort(), `seed 7, round ${round}`);
    assert.equal(automaton.occursIn(Buffer.from(text)), expected.length > 0);
  }
});
