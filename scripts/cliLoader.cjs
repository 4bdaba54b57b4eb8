#!/usr/bin/env node
'use strict';
// Runs program.js, or launcher.js for the commands whose start counts, with the compiled code that the build kept beside it, where this Node accepts it: half the time to start.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

// The editor's extension makes its own program behave as Node. What is started from here must not.
if (process.env.LASTHOP_IN_EDITOR !== undefined) {
  delete process.env.ELECTRON_RUN_AS_NODE;
  delete process.env.LASTHOP_IN_EDITOR;
}

// A check is over before code made by the optimizing compiler has paid for its making: on a tree of 7 MB that took 40 % of the time.
// A language server lives long, and keeps V8's own measure.
if (process.argv[2] !== 'lsp') setFlagsFromString('--interrupt-budget=1000000');

const bundle = process.argv[2] === 'run' || process.argv[2] === 'fetch' ? 'launcher' : 'program';
const filename = join(__dirname, `${bundle}.js`);
const cacheFile = join(__dirname, `${bundle}.cache`);
// ASCII, as esbuild writes it: read as Latin-1 it stays one byte a character.
const source = readFileSync(filename, 'latin1');
let cachedData;
try {
  cachedData = readFileSync(cacheFile);
} catch {
  // None was built, or it was left out of the package: the program is compiled as any other.
}
const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, { filename, cachedData });
if (process.env.LASTHOP_BUILD_CACHE === filename) process.on('exit', () => writeFileSync(cacheFile, script.createCachedData()));
script.runInThisContext()(exports, require, module, filename, __dirname);
