/** Speed as ratios within one run: a whole reading against the yaml package's, a keystroke against a whole reading. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { languageOf } from '../../server/src/core/languages';
import { readAll, readChanged } from '../../server/src/core/segment';
import { plainAnnotate } from '../support/yamlOracle';

const deployment = (number: number): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api-${number}
spec:
  template:
    spec:
      containers:
        - name: app
          image: "registry/app:${number}"
          env:
            - name: DB_HOST
              value: db-${number}.internal
            - name: DB_PASSWORD
              valueFrom:
                secretKeyRef: { name: db, key: password }
`;

const service = (number: number): string => `  service-${number}:
    image: "registry/app:${number}"
    environment:
      DB_HOST: db-${number}.internal
      MODE: production
    ports:
      - "80:80"
`;

const documents: Readonly<Record<string, readonly [path: string, text: string]>> = {
  'many documents': ['deploy.yaml', Array.from({ length: 600 }, (_, number) => deployment(number)).join('---\n')],
  'one document': ['compose.yaml', `services:\n${Array.from({ length: 1430 }, (_, number) => service(number)).join('')}`],
  'one list': ['all.yaml', `apiVersion: v1\nkind: List\nitems:\n${Array.from({ length: 600 }, (_, number) => `- ${deployment(number).trimEnd().replaceAll('\n', '\n  ')}\n`).join('')}`],
  'no dialect': ['values.yaml', `all:\n${Array.from({ length: 1430 }, (_, number) => service(number)).join('')}`],
};

/** Milliseconds of processor time a round takes once it is warm: others may be at work on this machine. */
function cost(rounds: number, work: (round: number) => void): number {
  for (let round = 0; round < rounds / 2; round++) work(round);
  const start = process.cpuUsage();
  for (let round = 0; round < rounds; round++) work(round);
  return process.cpuUsage(start).user / 1000 / rounds;
}

for (const [name, [path, text]] of Object.entries(documents)) {
  test(`${name}, ${text.split('\n').length} lines`, (context) => {
    const reader = languageOf({ path }, text)?.reader;
    assert.ok(reader);
    const ours = cost(16, () => readAll(reader, text, plainAnnotate));
    const theirs = cost(1, () => parseAllDocuments(text));
    const segments = readAll(reader, text, plainAnnotate);
    const perRound = 40;
    const keystroke = cost(10, (round) => {
      for (let edit = 0; edit < perRound; edit++) {
        const at = text.indexOf('internal', ((round * perRound + edit) * 7919 * 13) % (text.length - 2000));
        const changed = `${text.slice(0, at)}x${text.slice(at)}`;
        readChanged(reader, changed, plainAnnotate, segments, { start: at, oldEnd: at, newEnd: at + 1 });
      }
    }) / perRound;
    context.diagnostic(`${ours.toFixed(1)} ms, the yaml package ${theirs.toFixed(0)} ms; a keystroke ${keystroke.toFixed(3)} ms`);
    assert.ok(ours * 3 < theirs, `reading takes ${ours} ms, the yaml package ${theirs} ms`);
    assert.ok(keystroke * 2 < ours, `a keystroke takes ${keystroke} ms, a whole reading ${ours} ms`);
  });
}
