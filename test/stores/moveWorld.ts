/** A repository with literals in every kind of place, and the command that moves them into a store of the test. */
import { lstatSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { Mover } from '../../server/src/cli/mover';
import { moveWorkspace } from '../../server/src/cli/moveWorkspace';
import type { ExitStatus, Terminal } from '../../server/src/cli/command';
import { defaultSettings } from '../../server/src/core/settings';
import { engineSettings } from '../../server/src/host/configuration';
import { FileTree } from '../../server/src/host/files';
import { scan } from '../../server/src/host/scan';
import { destinationOf, done, findMovable, sweepLeftovers, userFolders } from '../../server/src/stores';
import { fake } from '../support/fakes';
import { inMemory, temporaryFolder, type Files } from '../support/folder';
import { writeRepository } from '../support/gitIndex';
import { MemoryStore } from '../support/memoryStore';

export const stripe = fake('stripe-live-key');
export const password = fake('password-symbols');
export const secrets: readonly string[] = [stripe, password];
export const paths = { stripe: 'dev/api/stripe/secret_key', password: 'dev/api/smtp/password' } as const;

export const literals: Files = {
  '.gitignore': '.env\n',
  '.env': `# mine\nSTRIPE_SECRET_KEY=${stripe}\nPORT=3000\n`,
  '.env.example': 'PORT=3000\nSTRIPE_SECRET_KEY=\n',
  'src/pay.js': `export const stripeKey = '${stripe}';\n`,
  'src/mail.py': `SMTP_PASSWORD = "${password}"\n`,
};

/** What is left when both have moved. */
export const moved: Readonly<Record<string, string>> = {
  '.gitignore': '.env\n',
  '.env': `# mine\nSTRIPE_SECRET_KEY=ref+lasthop://${paths.stripe}\nPORT=3000\nSMTP_PASSWORD=ref+lasthop://${paths.password}\n`,
  '.env.example': `PORT=3000\n# @sensitive @path={env}/api/stripe/secret_key\nSTRIPE_SECRET_KEY=\n# @sensitive @path={env}/api/smtp/password\nSMTP_PASSWORD=\n`,
  'src/pay.js': 'export const stripeKey = process.env.STRIPE_SECRET_KEY;\n',
  'src/mail.py': 'import os\n\nSMTP_PASSWORD = os.environ["SMTP_PASSWORD"]\n',
};

export class MoveWorld {
  readonly root: string;
  readonly home: string;
  readonly store = new MemoryStore();
  output = '';

  constructor(test: TestContext, files: Files = literals) {
    this.root = temporaryFolder(test, files, inMemory);
    this.home = temporaryFolder(test, {}, inMemory);
    writeRepository(this.root, []);
  }

  move(): Promise<ExitStatus> {
    const { mover, movable } = this.begin();
    return mover.move(movable(), false);
  }

  resume(): Promise<ExitStatus> {
    return this.begin().mover.resume();
  }

  /** The files' texts, those that the move makes included. */
  files(): Record<string, string> {
    return Object.fromEntries(listed(this.root).filter((path) => !path.startsWith('.git/')).map((path) => [path, readFileSync(join(this.root, path), 'utf8')]));
  }

  /** The process that left them is dead: nothing has its number. */
  bury(): void {
    for (const folder of [this.root, this.home]) {
      for (const path of listed(folder)) if (path.endsWith('.tmp')) renameSync(join(folder, path), join(folder, path.replace(`.${process.pid}.`, '.999999999.')));
    }
  }

  /** Temporary files anywhere, each with its mode. */
  leftovers(): { readonly path: string; readonly mode: number }[] {
    return [this.root, this.home].flatMap((folder) => listed(folder).filter((path) => path.endsWith('.tmp')).map((path) => ({ path, mode: lstatSync(join(folder, path)).mode & 0o777 })));
  }

  /** Everything that Lasthop keeps for itself. */
  state(): string {
    return listed(this.home).map((path) => `${path}\n${readFileSync(join(this.home, path), 'utf8')}`).join('\n');
  }

  private begin(): { readonly mover: Mover; readonly movable: () => ReturnType<typeof findMovable> } {
    sweepLeftovers(userFolders({ LASTHOP_HOME: this.home }), this.root);
    const tree = new FileTree(this.root, []);
    const settings = { ...defaultSettings, service: 'api' };
    const found = scan({ tree, paths: [''], settings: engineSettings(settings) });
    const files = moveWorkspace(found, tree);
    const destination = destinationOf(this.store, { root: this.root, settings });
    const mover = new Mover({
      terminal: this.terminal(), store: this.store, stores: { allows: () => Promise.resolve(done(undefined)) }, files, destination, root: this.root, settings, wraps: false,
    });
    return { mover, movable: () => findMovable(files, destination) };
  }

  private terminal(): Terminal {
    const hear = (text: string): void => { this.output += text; };
    return {
      directory: this.root, environment: { LASTHOP_HOME: this.home }, outputIsTerminal: false, errorIsTerminal: false, inputIsTerminal: false, version: '0',
      write: hear, say: hear, readInput: () => Buffer.alloc(0), canAsk: false, ask: () => Promise.resolve(undefined), askHidden: () => Promise.resolve(undefined),
      interrupted: new AbortController().signal,
    };
  }
}

function listed(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? listed(folder, path) : [path];
  }).sort();
}
