/**
 * Pages followed word for word: the commands of their shell blocks are typed, one after the other, by people with machines of
 * their own, and what a page says it shows must be shown. A comment before each block says how:
 *
 *   <!-- follow as=bob in=shop/api status=1,0 -->    bob types it there; exit statuses where they are not 0
 *   <!-- follow first as=alice -->                   before the page's other blocks
 *   <!-- follow background -->                       the last command goes on until the next such one, or the page's end
 *   <!-- follow needs=age -->                        where that program is installed
 *   <!-- shows -->                                   the next block is what the last one printed: these lines, in this order; `…` is anything
 *   <!-- not followed: why -->
 *
 * `age1…` is the public key that was printed last.
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { writeProgram } from './fakePrograms';
import { temporaryFolder } from './folder';
import { repository, textOf } from './repository';

export interface Block {
  /** `docs/stores.md:12` */
  readonly place: string;
  /** `sh`, `console`, '' for plain text. */
  readonly language: string;
  readonly text: string;
  /** The comment before it. */
  readonly mark: string | undefined;
}

export function blocksOf(page: string): readonly Block[] {
  const lines = textOf(page).split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const language = /^```(\w*)$/.exec(line)?.[1];
    if (language === undefined && !line.startsWith('```')) continue;
    const end = lines.indexOf('```', at + 1);
    const mark = /^<!-- (.*) -->$/.exec(lines[at - 1] ?? '')?.[1];
    blocks.push({ place: `${page}:${at + 1}`, language: language ?? '?', text: lines.slice(at + 1, end).join('\n'), mark });
    at = end;
  }
  return blocks;
}

export interface Person {
  readonly name: string;
  directory: string;
  environment: Readonly<Record<string, string>>;
}

/** Milliseconds that a command may take. */
const limit = 60_000;

export class Follower {
  /** Everything lies below. */
  readonly top: string;
  readonly #people = new Map<string, Person>();
  readonly #running: ChildProcess[] = [];
  /** What differs from machine to machine, as it is typed here. */
  readonly #replaced = new Map<string, string>();
  #shown = '';
  #key = 'age1…';

  constructor(context: TestContext) {
    this.top = temporaryFolder(context);
    mkdirSync(join(this.top, 'bin'));
    writeProgram(join(this.top, 'bin/lasthop'), `exec '${process.execPath}' '${join(repository, 'dist/cli.js')}' "$@"`);
    context.after(() => { for (const child of this.#running) if (child.pid !== undefined) end(child.pid); });
  }

  /** A home and an environment each, made when first asked for. */
  person(name: string): Person {
    const known = this.#people.get(name);
    if (known) return known;
    const home = join(this.top, 'homes', name);
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, '.gitconfig'), `[user]\n\tname = ${name}\n\temail = ${name}@example.invalid\n[init]\n\tdefaultBranch = main\n[pull]\n\trebase = true\n`);
    const path = `${join(this.top, 'bin')}:${join(process.execPath, '..')}:${process.env['PATH'] ?? '/usr/bin:/bin'}`;
    const person: Person = { name, directory: this.top, environment: { HOME: home, PATH: path, USER: name, LANG: 'C.UTF-8', NO_COLOR: '1', npm_config_update_notifier: 'false' } };
    this.#people.set(name, person);
    return person;
  }

  /** Variables that a page takes for granted. */
  give(name: string, variables: Readonly<Record<string, string>>): void {
    const person = this.person(name);
    person.environment = { ...person.environment, ...variables };
  }

  /** What differs from machine to machine. */
  replace(written: string, typed: string): void {
    this.#replaced.set(written, typed);
  }

  /** @param input for what reads it */
  type(person: Person, line: string, input = ''): { readonly status: number | null; readonly output: string } {
    const script = `set -o pipefail\n${line}\nstatus=$?\n{ printf '%s\\0' "$PWD"; env -0; } > '${this.top}/after'\nexit $status`;
    const { status, stdout, signal } = spawnSync('bash', ['-c', `exec 2>&1\n${script}`], { cwd: person.directory, env: person.environment, encoding: 'utf8', input, timeout: limit, killSignal: 'SIGKILL', maxBuffer: 1 << 26 });
    assert.notEqual(signal, 'SIGKILL', `${line} did not end within ${limit / 1000} seconds`);
    const [directory = '', ...variables] = readFileSync(join(this.top, 'after'), 'utf8').split('\0').slice(0, -1);
    person.directory = directory;
    person.environment = Object.fromEntries(variables.filter((variable) => !/^(?:_|SHLVL|PWD|OLDPWD)=/.test(variable)).map((variable) => [variable.slice(0, variable.indexOf('=')), variable.slice(variable.indexOf('=') + 1)]));
    return { status, output: stdout };
  }

  async follow(page: string): Promise<void> {
    const blocks = blocksOf(page);
    const isFirst = ({ mark = '' }: Block): boolean => /^follow first\b/.test(mark);
    for (const block of [...blocks.filter(isFirst), ...blocks.filter((each) => !isFirst(each))]) {
      if (block.mark === 'shows') showsAll(block.place, block.text, this.#shown);
      else if (block.mark?.startsWith('follow')) await this.#block(block, new Map(block.mark.split(' ').slice(1).map((word) => word.split('=') as [string, string])));
    }
  }

  async #block({ place, language, text }: Block, options: ReadonlyMap<string, string | undefined>): Promise<void> {
    const person = this.person(options.get('as') ?? 'alice');
    if (options.has('needs') && this.type(person, `command -v ${options.get('needs')}`).status !== 0) return;
    if (options.has('in')) person.directory = join(this.top, options.get('in') ?? '');
    const statuses = (options.get('status') ?? '').split(',').map(Number);
    const commands = language === 'console' ? consoleCommands(text) : shellCommands(text).map((line) => ({ line, shows: '' }));
    this.#shown = '';
    for (const [index, { line, shows }] of commands.entries()) {
      const typed = [...this.#replaced, ['age1…', this.#key] as const].reduce((text, [written, meant]) => text.replaceAll(written, meant), line);
      if (options.has('background') && index === commands.length - 1) {
        await this.#leaveRunning(person, typed);
        continue;
      }
      const { status, output } = this.type(person, typed, /^lasthop set [^|]*$/.test(typed) ? 'a value that is typed' : '');
      assert.equal(status, statuses[index] ?? 0, `${place}: ${typed}\n${output}`);
      if (shows !== '') showsAll(place, shows, output);
      this.#key = output.match(/age1[0-9a-z]{58}/g)?.at(-1) ?? this.#key;
      this.#shown += output;
    }
  }

  /** Until it has printed something and was quiet for a moment. */
  async #leaveRunning(person: Person, line: string): Promise<void> {
    // As a person does who wants the next one: Ctrl+C.
    for (const before of this.#running.splice(0)) if (before.pid !== undefined) end(before.pid);
    const child = spawn('bash', ['-c', `exec 2>&1\n${line}`], { cwd: person.directory, env: person.environment, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
    this.#running.push(child);
    child.stdout.setEncoding('utf8').on('data', (piece: string) => { this.#shown += piece; });
    for (let waited = 0; waited < limit && !/listening|ready/i.test(this.#shown) && child.exitCode === null; waited += 50) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(child.exitCode, null, `${line}: ${this.#shown}`);
  }
}

function end(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

/** A line each, with those that it goes on in. */
function shellCommands(text: string): readonly string[] {
  const commands: string[] = [];
  let open = '';
  for (const line of text.split('\n')) {
    open = open === '' ? line : `${open}\n${line}`;
    if (/(?:\||\\|\{|&&)\s*$/.test(line)) continue;
    if (open.trim() !== '' && !open.trimStart().startsWith('#')) commands.push(open);
    open = '';
  }
  return commands;
}

/** `$ command`, then what it shows. */
function consoleCommands(text: string): readonly { readonly line: string; readonly shows: string }[] {
  return text.split(/^\$ /m).slice(1).map((part) => ({ line: part.slice(0, part.indexOf('\n')), shows: part.slice(part.indexOf('\n') + 1) }));
}

/** Each line that is said to be shown is, in this order; others may stand between. */
function showsAll(place: string, expected: string, output: string): void {
  const shown = output.split('\n').map(plain);
  let at = 0;
  for (const line of expected.split('\n').map(plain).filter((each) => each !== '')) {
    const pattern = new RegExp(`^${line.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.*')}$`);
    const found = shown.findIndex((each, index) => index >= at && pattern.test(each));
    assert.ok(found >= 0, `${place} says that this is shown:\n  ${line}\nand this was:\n${output}`);
    at = found + 1;
  }
}

function plain(line: string): string {
  return line.trim().replace(/\s+/g, ' ');
}
