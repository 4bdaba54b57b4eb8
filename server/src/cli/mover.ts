/** Moves literals one after the other, asking where a person is there to be asked, and says what became of each. */
import type { Destination } from '../core/render';
import { envFileKind } from '../core/envFiles';
import { folderOf } from '../core/paths';
import type { Settings } from '../core/settings';
import {
  cannotEdit, editFiles, findMovable, forgetEntry, forgetMove, moveAdvice, moveSecret, pathProblem, planMove, startCommands, startText, unfinishedMoves, userFolders,
  visible, wrapped, type JournalEntry, type Movable, type MoveOutcome, type MoveWorkspace, type PlainStart, type PlannedMove, type StartCommand,
  type Store, type Stores,
} from '../stores';
import type { ExitStatus, Terminal } from './command';
import { confirmAccount } from './confirm';
import { adviceLines, counted, movedText } from './movePlanText';

export interface MoverOptions {
  readonly terminal: Terminal;
  readonly store: Store;
  readonly stores: Pick<Stores, 'allows'>;
  readonly files: MoveWorkspace;
  readonly destination: Destination;
  /** Whether start scripts are wrapped afterwards. */
  readonly wraps: boolean;
  /** Absolute. */
  readonly root: string;
  readonly settings: Settings;
}

type Result = 'moved' | 'skipped' | 'stopped' | 'failed';

export class Mover {
  private readonly commands = new Map<string, StartCommand>();
  private readonly sentences = new Set<string>();

  constructor(private readonly options: MoverOptions) {}

  /** How many moves of this folder were broken off. */
  unfinished(): number {
    return unfinishedMoves(this.folders, this.options.root).length;
  }

  /** What the moves would edit, without a store. */
  show(movable: readonly Movable[], wrap: boolean): ExitStatus {
    const { terminal, files, root, settings, store } = this.options;
    const edited = new Set<string>();
    for (const one of movable) {
      const plan = this.plan(one, one.path);
      for (const { path } of plan.changes) edited.add(path);
      const advice = moveAdvice({ workspace: files, root, settings, store }, one, plan);
      this.remember(advice.start);
      for (const line of adviceLines(advice)) terminal.write(line);
    }
    terminal.write(`Files that would be edited: ${[...edited].sort().map(visible).join(', ')}\n`);
    this.sayWhatStarts();
    return wrap ? this.wrap(true) : 0;
  }

  async move(movable: readonly Movable[], asks: boolean): Promise<ExitStatus> {
    const { terminal } = this.options;
    const counts: Record<Result, number> = { moved: 0, skipped: 0, stopped: 0, failed: 0 };
    for (const [at, one] of movable.entries()) {
      const result = await this.one(one, asks);
      counts[result]++;
      if (result === 'stopped' || result === 'failed') {
        counts.skipped += movable.length - at - 1;
        break;
      }
    }
    this.sayWhatStarts();
    const left = counts.skipped + counts.stopped + counts.failed;
    if (left > 0) terminal.say(`${counted(counts.moved, 'literal')} moved; ${left} stay${left === 1 ? 's' : ''} where ${left === 1 ? 'it is' : 'they are'}.\n`);
    return counts.failed > 0 ? 2 : left > 0 ? 1 : 0;
  }

  /** Finishes what was broken off: the store knows which literals it has already. */
  async resume(): Promise<ExitStatus> {
    const { terminal, root } = this.options;
    const entries = unfinishedMoves(this.folders, root);
    if (entries.length === 0) {
      terminal.write('No move was broken off here.\n');
      return 0;
    }
    let status: ExitStatus = 0;
    for (const entry of entries) if (await this.resumeOne(entry) === 2) status = 2;
    this.sayWhatStarts();
    return status;
  }

  /** Puts `lasthop run --` before the start commands of what was moved, or of every env file that holds a reference. */
  wrap(dryRun: boolean): ExitStatus {
    const { terminal, root } = this.options;
    if (this.commands.size === 0) for (const folder of this.foldersWithReferences()) this.rememberCommands(startCommands(root, folder));
    const commands = [...this.commands.values()];
    const changes = wrapped(root, commands);
    const refused = dryRun ? undefined : editFiles(changes, root);
    if (refused !== undefined) {
      terminal.say(`lasthop: ${refused}\n`);
      return 2;
    }
    for (const { title, command, edit, file } of commands) {
      const shown = visible(command);
      if (edit) terminal.write(`${dryRun ? 'Would wrap' : 'Wrapped'} \`${title}\` in ${file}: ${visible(withWrapper(command, edit.newText))}\n`);
      else if (title !== command) terminal.write(`\`${title}\` is more than one command (${shown}): put \`lasthop run --\` before the one that needs the keys.\n`);
      else terminal.write(`Start with \`lasthop run -- ${shown}\`: it has no script to wrap.\n`);
    }
    if (commands.length === 0) terminal.write('No start script to wrap.\n');
    return 0;
  }

  private get folders(): ReturnType<typeof userFolders> {
    return userFolders(this.options.terminal.environment);
  }

  private async one(movable: Movable, asks: boolean): Promise<Result> {
    const { terminal } = this.options;
    let path: string | Result = asks ? await this.ask(movable, movable.path) : movable.path;
    for (let number = 2; ; number++) {
      if (path === 'skipped' || path === 'stopped') return path;
      const plan = this.plan(movable, path);
      const outcome = await this.transact(movable, path, plan);
      if (outcome.ok) {
        this.done(movable, plan, outcome.value);
        return 'moved';
      }
      forgetMove(this.options.files, plan);
      terminal.say(`lasthop: ${movable.key}: ${outcome.failure.message}\n`);
      if (outcome.failure.closed && !asks) return 'skipped';
      if (!outcome.failure.taken && !outcome.failure.closed) return 'failed';
      const other = outcome.failure.closed ? path : `${movable.path}_${number}`;
      if (!asks) {
        terminal.say(`  For example: lasthop move ${visible(movable.places[0]?.path ?? '')} --path ${other}\n`);
        return 'skipped';
      }
      path = await this.ask(movable, other);
    }
  }

  /** The path a person takes. */
  private async ask({ key, places }: Movable, proposed: string): Promise<string> {
    const { terminal, settings } = this.options;
    const [first] = places;
    const more = places.length > 1 ? ` and ${counted(places.length - 1, 'other place')}` : '';
    for (;;) {
      const answer = await terminal.ask(`${visible(key)} from ${visible(`${first?.path}:${first?.line}`)}${more}\n  Enter: to ${proposed} · another path · s: skip · q: stop\n  > `);
      const said = answer?.trim();
      if (said === undefined || /^q(?:uit)?$/i.test(said)) return 'stopped';
      if (/^s(?:kip)?$/i.test(said) || /^n(?:o)?$/i.test(said)) return 'skipped';
      if (said === '' || /^y(?:es)?$/i.test(said)) return proposed;
      const problem = pathProblem(said, settings);
      if (problem === undefined) return said;
      terminal.say(`  ${problem}\n`);
    }
  }

  private plan(movable: Pick<Movable, 'value' | 'weak' | 'key' | 'places'>, path: string): PlannedMove {
    return planMove(this.options.files, movable, { ...this.options.destination, path });
  }

  private transact({ value, key, places }: Movable, path: string, { changes }: PlannedMove): Promise<MoveOutcome> {
    const { terminal, store, stores, root } = this.options;
    const files = [...new Set([...changes.map((change) => change.path), ...places.map((place) => place.path)])];
    return moveSecret({
      store, value, folders: this.folders, entry: { root, path, key, files },
      allow: () => stores.allows(store, path, confirmAccount(terminal), { signal: terminal.interrupted }),
      check: () => cannotEdit(changes, root),
      edit: () => editFiles(changes, root),
    }, { signal: terminal.interrupted });
  }

  private done(movable: Movable, plan: PlannedMove, how: 'created' | 'found'): void {
    const { terminal, files, root, settings, store } = this.options;
    const advice = moveAdvice({ workspace: files, root, settings, store }, movable, plan);
    terminal.write(movedText({ key: movable.key, path: plan.path }, how, store.title, plan));
    for (const line of adviceLines(advice)) terminal.write(line);
    this.remember(advice.start);
  }

  private async resumeOne(entry: JournalEntry): Promise<ExitStatus> {
    const { terminal, store, files } = this.options;
    const { path, key, provider } = entry;
    if (provider !== store.provider) {
      terminal.say(`lasthop: ${key} was on its way to another store: lasthop move --resume --store ${visible(provider)}\n`);
      return 2;
    }
    const held = await store.read(path, undefined, { signal: terminal.interrupted });
    if (!held.ok && held.failure.kind !== 'missing' && held.failure.kind !== 'deleted') {
      terminal.say(`lasthop: Whether ${key} reached ${path} cannot be seen, so its files were left alone. ${held.failure.message}\n`);
      return 2;
    }
    const all = findMovable(files, this.options.destination);
    const rest = all.find(({ value, key: own, places }) => (held.ok ? value.equals(held.value) : own === key && places.some((place) => entry.files.includes(place.path))));
    if (!rest) {
      forgetEntry(this.folders, entry);
      terminal.write(held.ok ? `${key} is in ${store.title} at ${path}, and its literal is gone from the files: that move was finished.\n`
        : `${key} never reached ${path}, and its literal is no longer in ${entry.files.map(visible).join(', ')}: there is nothing to finish.\n`);
      return 0;
    }
    return await this.one({ ...rest, path }, false) === 'moved' ? 0 : 2;
  }

  private sayWhatStarts(): void {
    const { terminal, wraps } = this.options;
    for (const sentence of this.sentences) terminal.write(`${visible(sentence)}\n`);
    if (!wraps && [...this.commands.values()].some(({ edit }) => edit)) terminal.write('`lasthop move --wrap` writes that into the start scripts.\n');
  }

  private remember(start: PlainStart | undefined): void {
    if (!start) return;
    this.sentences.add(startText(start));
    this.rememberCommands(start.commands);
  }

  private rememberCommands(commands: readonly StartCommand[]): void {
    for (const command of commands) this.commands.set(`${command.file}\0${command.title}`, command);
  }

  private foldersWithReferences(): string[] {
    const { context, paths } = this.options.files;
    const holding = paths().filter((path) => envFileKind(path) === 'real' && context.view.inFile(path, 'secretReference').length > 0);
    return [...new Set(holding.map(folderOf))];
  }
}

function withWrapper(command: string, wrapper: string): string {
  const assignments = /^(?:[A-Za-z_]\w*=\S*\s+)*/.exec(command)?.[0] ?? '';
  return assignments + wrapper + command.slice(assignments.length);
}
