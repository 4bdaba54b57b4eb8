/** The `.env` scanner, which keeps every position, beside dotenv.parse, which keeps none. */
import { createRequire } from 'node:module';
import { documents } from './documents.mjs';
import { median } from './statistics.mjs';

const ROUNDS = 60;

/** Yields one row. */
export function* scannerRows(root) {
  const require = createRequire(import.meta.url);
  const dotenv = require('dotenv');
  const { languageOf } = require(`${root}/out/server/src/core/languages/index.js`);
  const { readAll } = require(`${root}/out/server/src/core/segment.js`);
  const { text, path } = documents['.env'];
  const { reader } = languageOf({ path }, text);
  const bare = (_text, _start, _end, facts) => ({ facts, suppressions: [] });
  const times = { ours: [], theirs: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.ours.push(timeOf(() => readAll(reader, text, bare)));
    times.theirs.push(timeOf(() => dotenv.parse(text)));
  }
  const [ours, theirs] = [median(times.ours), median(times.theirs)];
  yield { what: '.env scanner / dotenv.parse, 10,000 lines', limit: 1, ratio: ours / theirs, detail: `${ours.toFixed(2)} / ${theirs.toFixed(2)} ms` };
}

function timeOf(work) {
  const began = performance.now();
  work();
  return performance.now() - began;
}
