/**
 * Installs what the tests with real editors need into `.e2e/`; does nothing where that is there already.
 * Run as a program before the tests: `node out/test/e2e/install.js`.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { codeServer, home, root } from './paths';

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

export function install(): void {
  const source = path.join(root, 'test', 'e2e');
  const lock = fs.readFileSync(path.join(source, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).update(process.version).digest('hex');
  const stamp = path.join(home, 'installed');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return placeLogger();
  console.log('Installing the editors\' tools into .e2e/ (about a minute, once).');
  fs.mkdirSync(home, { recursive: true });
  fs.rmSync(stamp, { force: true });
  for (const file of ['package.json', 'package-lock.json']) fs.copyFileSync(path.join(source, file), path.join(home, file));
  npm(['ci', ...quiet], home);
  // The VS Code server's own packages. Its shrink-wrap does not match its package.json, so `ci` refuses.
  npm(['install', '--omit=dev', ...quiet], codeServer);
  // Terminals: what would be compiled there comes compiled, for the machines that these tests run on.
  const terminal = path.join(home, 'node_modules', '@lydell', 'node-pty-linux-x64', 'pty.node');
  if (fs.existsSync(terminal)) {
    fs.mkdirSync(path.join(codeServer, 'node_modules', 'node-pty', 'build', 'Release'), { recursive: true });
    fs.copyFileSync(terminal, path.join(codeServer, 'node_modules', 'node-pty', 'build', 'Release', 'pty.node'));
  }
  // Its TypeScript is not in the package; without this extension nobody is told so in every window.
  fs.rmSync(path.join(codeServer, 'extensions', 'typescript-language-features'), { recursive: true, force: true });
  placeLogger();
  fs.writeFileSync(stamp, wanted);
}

/** So that logs are written. */
function placeLogger(): void {
  const place = path.join(codeServer, 'node_modules', '@vscode', 'spdlog', 'index.js');
  const own = fs.readFileSync(path.join(__dirname, 'logger.js'));
  if (fs.existsSync(place) && fs.readFileSync(place).equals(own)) return;
  fs.rmSync(place, { force: true });
  fs.writeFileSync(place, own);
}

function npm(args: string[], cwd: string): void {
  execFileSync('npm', args, { cwd, stdio: ['ignore', 'inherit', 'inherit'], timeout: 12 * 60_000 });
}

if (require.main === module) install();
