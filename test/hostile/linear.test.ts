/**
 * Linear time on any input: eight times the text may not cost much more than eight times the time. The bound is a ratio
 * of two measurements of one run, taken again when it is missed, so that a busy machine does not fail it.
 * The detectors' own near-matches are in test/detectors/linear.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { steepness, type Growth, type Work } from '../support/growth';
import { createEngine } from '../support/workspace';

/** Linear is 8, quadratic 64. */
const LINEAR: Growth = { small: 2_500, factor: 8, bound: 24 };

/** What is repeated: openings without an end, deep nesting, almost-matches, long runs. */
const units = [
  'a', 'A', '0', '_', ' ', '\t', '\n', '\r', '\r\n', '=', '-', '.', ',', ':', '/', '\\', '#', '"', "'", '`', '$', '(', '[', '{', '<', '&', '*', '|', '>', '!', '%', '@', '\0', '\ud800', '\ufeff', '\u2028',
  '${', '$(', '{{', '{%', '}}', '[]', '{}', '"""', "'''", '/*', '//', '<!--', '---\n', '- ', '? ', '! ', '&a ', '*a ', ': ', 'a: ', 'a:\n ', '- - ', '|\n', '>\n ', '<<EOF\n', '\\\n', '\\"',
  'a=', 'a="', 'KEY=\n', 'KEY="\n', 'export ', 'a=b\n', '=\n', '://', 'https://', 'a@', 'https://a:', 'https://a:b@', 'postgres://u:', ';password=', '?token=', '%2', '=&',
  'password', 'password: ', 'password = "', 'api_key', 'token=', 'secret', 'f"{', '`${`', '"${"', '/', '/a', '=/', '(/', 'process.env.', 'process.env[', 'os.environ[', 'os.getenv(', '${A:-', '${A-${',
  'lasthop-allow ', 'gitleaks:allow ', 'data:\n', 'kind: Secret\n', 'env:\n  - name: a\n', '  - ', '\n  ', '\n\t', 'a.b', 'a.b.c(', '-----BEGIN ', '-----BEGIN PRIVATE KEY-----\n', '-----', 'eyJ', 'eyJ.eyJ.', 'AKIA', 'ENC[', 'ref+', 'ref+vault://', 'op://',
];

const paths = ['.env', 'deploy.yaml', '.github/workflows/ci.yml', 'data.json', 'app.tsx', 'app.py', 'notes.md', 'main.go', 'run.sh'];

function repeat(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length));
}

const engine = createEngine();

for (const path of paths) {
  it(`repetitions in ${path}`, () => {
    const read: Work = (text) => {
      engine.set({ path, text });
      engine.check(path);
      engine.remove(path);
    };
    const steep = units.flatMap((unit) => {
      const ratio = steepness(read, (length) => repeat(unit, length), LINEAR);
      return ratio === undefined ? [] : [`${JSON.stringify(unit)} repeated takes ${ratio.toFixed(0)} times the time for ${LINEAR.factor} times the text`];
    });
    assert.deepEqual(steep, []);
  });
}
