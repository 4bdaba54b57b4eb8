/** Keystroke to diagnostics: our server beside 5,000 and beside 50 files, and an empty server, typed into in turns. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { startServer } from './client.mjs';
import { documents, keystrokes, writeWorkspace } from './documents.mjs';
import { createRandom, median, quantile } from './statistics.mjs';

const ROUNDS = 5;
const PLACES = 6;
const WARM_UP = 3;
const SIZES = { many: 5000, few: 50 };

/** Yields rows `{ what, limit, ratio, detail }`, and `{ note }` on what could not be measured. */
export async function* keystrokeRows(root, scratch) {
  const emptyServer = join(scratch, 'emptyServer.js');
  await build({
    absWorkingDir: root, entryPoints: ['bench/emptyServer.mjs'], outfile: emptyServer,
    bundle: true, minify: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning',
  });
  const folders = Object.fromEntries(Object.entries(SIZES).map(([name, count]) => [name, join(scratch, `workspace-${count}`)]));
  for (const [name, count] of Object.entries(SIZES)) writeWorkspace(folders[name], count);
  for (const mode of ['pull', 'push']) {
    const ours = [join(root, 'dist/server.js'), '--stdio'];
    const servers = {
      many: { folder: folders.many, server: await startServer(ours, folders.many, mode) },
      few: { folder: folders.few, server: await startServer(ours, folders.few, mode) },
      empty: { folder: folders.few, server: await startServer([emptyServer, '--stdio'], folders.few, mode) },
    };
    for (const { server } of Object.values(servers)) await server.settled();
    for (const [name, document] of Object.entries(documents)) {
      const { times, most } = await typeInto(servers, document);
      yield* rowsOf(name, mode, times);
      if (most.many === 0) yield { note: `keystroke, ${name}, ${mode}: the server never reported anything, so its time says nothing` };
    }
    for (const { server } of Object.values(servers)) await server.stop();
  }
}

/** Times of each server by round, in milliseconds, and the most diagnostics it ever reported. Each keystroke goes to all three, in an order that changes. */
async function typeInto(servers, document) {
  const names = Object.keys(servers);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  const uris = Object.fromEntries(names.map((name) => [name, pathToFileURL(join(servers[name].folder, document.path)).href]));
  for (const name of names) await servers[name].server.open(uris[name], document.languageId, document.text);
  for (const name of names) await servers[name].server.settled();
  const most = Object.fromEntries(names.map((name) => [name, 0]));
  const random = createRandom(1);
  let version = 1;
  let turn = 0;
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const name of names) times[name].push([]);
    for (const { range, text } of keystrokes(document, PLACES, random)) {
      version++;
      turn++;
      for (let index = 0; index < names.length; index++) {
        const name = names[(index + turn) % names.length];
        const began = performance.now();
        const diagnostics = await servers[name].server.change(uris[name], version, range, text);
        times[name].at(-1).push(performance.now() - began);
        most[name] = Math.max(most[name], diagnostics?.length ?? 0);
      }
    }
  }
  for (const name of names) {
    await servers[name].server.close(uris[name]);
    times[name] = times[name].slice(WARM_UP);
  }
  return { times, most };
}

function rowsOf(name, mode, times) {
  const limit = name === 'YAML, one document' ? 8 : 2;
  const ratio = (a, b, share) => median(times[a].map((round, index) => quantile(round, share) / quantile(times[b][index], share)));
  const detail = (a, b, share) => `${median(times[a].map((round) => quantile(round, share))).toFixed(2)} / ${median(times[b].map((round) => quantile(round, share))).toFixed(2)} ms`;
  return [
    { what: `keystroke, ${name}, ${mode}: p50 / empty server`, limit, ratio: ratio('many', 'empty', 0.5), detail: detail('many', 'empty', 0.5) },
    { what: `keystroke, ${name}, ${mode}: p99 / empty server`, limit, ratio: ratio('many', 'empty', 0.99), detail: detail('many', 'empty', 0.99) },
    { what: `keystroke, ${name}, ${mode}: 5,000 files / 50 files`, limit: 1.25, ratio: ratio('many', 'few', 0.5), detail: detail('many', 'few', 0.5) },
  ];
}
