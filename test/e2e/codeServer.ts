/** A VS Code server on a free port of this machine, with a home of its own that goes when it stops. */
import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { codeServer } from './paths';

export interface CodeServer {
  readonly port: number;
  /** `vscode-remote://host:port`: what precedes a path in the addresses that the workbench is given. */
  readonly remote: string;
  /** What the server and its extension hosts printed. */
  output(): string;
  /** What the extension wrote into its output channel, in all windows. */
  log(): string;
  stop(): Promise<void>;
}

export interface CodeServerOptions {
  /** Extension packages to install before the start. */
  readonly install?: readonly string[];
  /** User settings on top of the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** False asks for trust as for any new folder: the workbench starts in Restricted Mode. Default true. */
  readonly trusted?: boolean;
  /** Further environment of the server and so of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Understand the browser side's test payload. Default true. */
  readonly testDriver?: boolean;
}

const quietSettings = {
  'workbench.startupEditor': 'none',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

export async function startCodeServer(options: CodeServerOptions = {}): Promise<CodeServer> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'lasthop-code-'));
  const user = path.join(home, 'data', 'User');
  fs.mkdirSync(user, { recursive: true });
  fs.writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...quietSettings, ...options.settings }, null, 2));
  const port = await freePort();
  const main = path.join(codeServer, 'out', 'server-main.js');
  const directories = ['--server-data-dir', path.join(home, 'server'), '--user-data-dir', path.join(home, 'data'), '--extensions-dir', path.join(home, 'exts')];
  const env = {
    ...process.env, HOME: home, HISTFILE: '/dev/null', EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: `http://127.0.0.1:${port}/none` }), ...options.env,
  };
  // A test runner's or an outer editor's own variables must not reach the extension host.
  for (const name of Object.keys(env)) if (/^(VSCODE_|NODE_OPTIONS$|NODE_TEST_CONTEXT$|ELECTRON_)/.test(name)) delete (env as NodeJS.ProcessEnv)[name];
  for (const file of options.install ?? []) {
    execFileSync(process.execPath, [main, ...directories, '--install-extension', file, '--force'], { env, stdio: 'pipe', timeout: 180_000 });
  }
  const child = spawn(process.execPath, [
    main, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms', ...directories,
    '--telemetry-level', 'off',
    ...(options.testDriver === false ? [] : ['--enable-smoke-test-driver']),
    ...(options.trusted === false ? [] : ['--disable-workspace-trust']),
  ], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  child.stdout.on('data', (data) => { output += String(data); });
  child.stderr.on('data', (data) => { output += String(data); });
  const stop = async (): Promise<void> => {
    await stopGroup(child);
    await removed(home);
  };
  try {
    await answers(`http://127.0.0.1:${port}/version`, child, () => output);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, remote: `vscode-remote://127.0.0.1:${port}`, output: () => output, log: () => logsBelow(home), stop };
}

function logsBelow(home: string): string {
  const folder = path.join(home, 'server', 'data', 'logs');
  const other = path.join(home, 'data', 'logs');
  return [folder, other].filter((each) => fs.existsSync(each))
    .flatMap((each) => (fs.readdirSync(each, { recursive: true }) as string[]).filter((name) => /Lasthop\.log$/.test(name)).map((name) => fs.readFileSync(path.join(each, name), 'utf8')))
    .join('\n');
}

/** The lines of a log in which something went wrong. */
export function problemsIn(log: string): string[] {
  return log.split('\n').filter((line) => /\[(?:error|warning)\]|\bError\b/i.test(line));
}

async function answers(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const until = Date.now() + 180_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the VS Code server ended with status ${child.exitCode}:\n${output()}`);
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the VS Code server did not answer within three minutes:\n${output()}`);
}

/** Shells of terminals are sessions of their own, and may write something yet while they end. */
async function removed(folder: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return fs.rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (tries === 20) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Ends a detached child and everything it started. */
export async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const ended = child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((resolve) => child.once('exit', () => resolve()));
  signal(child.pid, 'SIGTERM');
  const late = setTimeout(() => child.pid && signal(child.pid, 'SIGKILL'), 5_000);
  await ended;
  clearTimeout(late);
  // Extension hosts are in the same group; one that lingers after its server has nothing left to say.
  signal(child.pid, 'SIGKILL');
}

function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name);
  } catch {
    // The group is gone already.
  }
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
