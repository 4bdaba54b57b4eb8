/**
 * Stands in for the `code` executable where VS Code cannot be downloaded or has no display: understands what
 * @vscode/test-electron passes, runs the same workbench and extension host in a server and a headless browser,
 * and exits with the suite's status.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { launchBrowser, workbenchUrl } from './browser';
import { startCodeServer } from './codeServer';

interface Arguments {
  readonly extension: string;
  readonly tests: string;
  readonly folder: string;
}

function parse(args: readonly string[]): Arguments {
  const value = (name: string): string | undefined => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const extension = value('extensionDevelopmentPath');
  const tests = value('extensionTestsPath');
  const folder = args.find((arg) => !arg.startsWith('-'));
  if (!extension || !tests || !folder) throw new Error('need --extensionDevelopmentPath, --extensionTestsPath and a folder');
  return { extension, tests, folder };
}

/** Settles with the suite's exit status. */
async function runSuite({ extension, tests, folder }: Arguments): Promise<number> {
  const server = await startCodeServer();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const ended = new Promise<number>((resolve, reject) => {
      setTimeout(() => reject(new Error(`the suite did not end within ten minutes\n${server.output().slice(-4_000)}`)), 600_000).unref();
      page.on('crash', () => reject(new Error('the browser page crashed')));
      void page.exposeFunction('codeAutomationLog', (_type: string, values: unknown[]) => { console.log(values.join(' ')); });
      void page.exposeFunction('codeAutomationExit', (code: number) => { resolve(code); });
    });
    await page.goto(workbenchUrl(server, folder, [
      ['extensionDevelopmentPath', server.remote + extension],
      ['extensionTestsPath', server.remote + tests],
    ]), { timeout: 180_000, waitUntil: 'domcontentloaded' });
    return await ended;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Writes an executable that starts this program, for `vscodeExecutablePath`. */
export function writeStandIn(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${__filename}' "$@"\n`, { mode: 0o755 });
}

if (require.main === module) {
  runSuite(parse(process.argv.slice(2))).then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error);
      process.exit(2);
    },
  );
}
