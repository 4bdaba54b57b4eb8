/** The language server as a program: over standard input and output, or as a child of the VS Code extension. */
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import {
  createConnection, IPCMessageReader, IPCMessageWriter, StreamMessageReader, StreamMessageWriter,
  type MessageReader, type MessageWriter,
} from 'vscode-languageserver/node';
import { describeError } from './failure';
import { serve } from './server';
import { Tracer } from './trace';

main();

function main(): void {
  useYoungMemory();
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
  let saidGoodbye = false;
  // A client that is gone needs no server; without a proper goodbye that is worth a status.
  const [reader, writer] = transport(() => process.exit(saidGoodbye ? 0 : 1));
  const tracer = new Tracer();
  const connection = createConnection(tracer.reader(reader), tracer.writer(writer));
  serve({ connection, tracer, version: version(), page, shutDown: () => { saidGoodbye = true; } });
}

/**
 * While a workspace is read, V8 learns that what readers make lives long; from then on it would put what they make of each
 * keystroke among the old objects, where the dead keep their neighbours alive until the whole heap is gone through, and
 * every collection between two keystrokes costs several times as much (`npm run bench -- keystroke`, p99). Says nothing
 * but a line on standard error to a V8 that does not know the flag.
 */
function useYoungMemory(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}

function transport(gone: () => void): readonly [MessageReader, MessageWriter] {
  if (process.argv.includes('--node-ipc')) {
    process.on('disconnect', gone);
    return [new IPCMessageReader(process), new IPCMessageWriter(process)];
  }
  for (const end of ['end', 'close'] as const) process.stdin.on(end, gone);
  // Standard output belongs to the protocol; whatever a library prints must not break it.
  console.log = console.info = console.debug = console.error;
  return [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)];
}

/** The client starts a new server; of the error only its kind and our own frames are written. */
function die(error: unknown): void {
  process.stderr.write(`lasthop language server: ${describeError(error)}\n`);
  process.exit(70);
}

/** The rules' pages lie beside the bundle. */
function page(rule: string): string | undefined {
  const file = path.join(__dirname, '..', 'docs', 'rules', `${rule}.md`);
  return existsSync(file) ? pathToFileURL(file).href : undefined;
}

function version(): string {
  try {
    return String((JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8')) as { version?: unknown }).version);
  } catch {
    return 'unknown';
  }
}
