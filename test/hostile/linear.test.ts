/**
 * Linear time on any input: eight times the text may not cost much more than eight times the time. The bound is a ratio
 * of two measurements of one run, taken again when it is missed, so that a busy machine does not fail it.
 * The detectors' own near-matches are in test/detectors/linear.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createEngine } from '../support/workspace';

const SMALL = 2_500;
const FACTOR = 8;
/** Linear is 8, quadratic 64. */
const BOUND = 24;
/** A text that takes less than this, in milliseconds of the processor, is too short to tell and short enough to live with. */
const NOISE = 8;

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

/** Something that is done with a text. */
type Work = (text: string) => void;

/** Processor time in milliseconds; the least of a few runs. Unlike wall time it does not grow with the machine's other work. */
function timeOf(work: Work, text: string, runs: number): number {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    work(text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** The growth of the time from a text to one eight times as long, where it is more than linear. `make` gives a text of about so many code units. */
function growth(work: Work, make: (length: number) => string): number | undefined {
  const large = make(SMALL * FACTOR);
  for (let attempt = 1; ; attempt++) {
    const took = timeOf(work, large, attempt);
    if (took < NOISE) return undefined;
    const ratio = took / timeOf(work, make(SMALL), 2 * attempt + 2);
    if (ratio <= BOUND) return undefined;
    if (attempt === 6) return ratio;
  }
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
      const ratio = growth(read, (length) => repeat(unit, length));
      return ratio === undefined ? [] : [`${JSON.stringify(unit)} repeated takes ${ratio.toFixed(0)} times the time for ${FACTOR} times the text`];
    });
    assert.deepEqual(steep, []);
  });
}
