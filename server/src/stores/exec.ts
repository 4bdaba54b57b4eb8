/**
 * A store behind a program: `op`, `vals`, `pass`, a script. Program and arguments are a list, no shell reads them, and
 * `{reference}`, `{path}`, `{field}`, `{root}` in them are filled in; a value comes on standard output and goes to standard
 * input, never into an argument, where every process of the machine could read it.
 */
import { providerById } from '../core/providers';
import { providerTitle } from '../core/scope';
import { filledCommand, type Filling } from './execCommand';
import type { OpenedStore, StoreContext, StoreKind } from './kind';
import { knownProgram, programName } from './knownPrograms';
import { outputOf, usualTimeout, valueOf, type ProgramUse } from './programValue';
import type { SecretText } from './secretText';
import { done, failed, type Capabilities, type Description, type Outcome, type StoreCall, type StoreIdentity, type WriteOptions } from './store';

type Verb = 'read' | 'write' | 'list';

export const execKind: StoreKind = {
  provider: undefined,
  open: (context) => (context.setting.read ?? context.setting.write ?? context.setting.list ? new ExecStore(context) : undefined),
};

class ExecStore implements OpenedStore {
  readonly provider: string;
  readonly title: string;
  readonly loginHint: string;
  readonly #context: StoreContext;

  constructor(context: StoreContext) {
    this.#context = context;
    this.provider = context.provider;
    const program = (context.setting.read ?? context.setting.write ?? context.setting.list ?? [])[0] ?? '';
    const known = knownProgram(program);
    this.title = known?.title ?? `${providerTitle(context.provider)} (${programName(program)})`;
    this.loginHint = known?.login ?? programName(program);
  }

  async read(path: string, field: string | undefined, call?: StoreCall): Promise<Outcome<SecretText>> {
    return this.#read({ path, field, reference: this.reference(path) ?? path }, call);
  }

  async readReference(reference: string, path: string, call?: StoreCall): Promise<Outcome<SecretText>> {
    return this.#read({ reference, path, field: providerById(this.provider)?.parse(reference)?.field }, call);
  }

  async #read(filling: Filling, call: StoreCall | undefined): Promise<Outcome<SecretText>> {
    const use = this.#use('read', filling);
    if (!use.ok) return use;
    const value = await valueOf(use.value, call);
    if (!value.ok || value.value.reveal() !== filling.reference) return value;
    return failed('invalid', `${programName(use.value.command[0] ?? '')} printed the reference itself for ${filling.path} instead of a value. Check the command in ${use.value.configured}.`);
  }

  /** Looks first unless told to replace: programs have no way to say “only if nothing is there”. Reads back what it wrote. */
  async write(path: string, value: SecretText, options: WriteOptions = {}, call?: StoreCall): Promise<Outcome<void>> {
    if (this.#context.setting.write === undefined) return this.#unsupported('write');
    if (this.#context.setting.read === undefined) {
      return failed('unsupported', `${this.title} cannot be read here, so that nobody would know whether a value arrived. Add \`read:\` beside \`write:\` in \`stores: ${this.provider}\`.`);
    }
    if (/\r?\n$/.test(value.reveal())) {
      return failed('invalid', `A value that ends with a line end cannot be told from a program's own line end. Leave it out; nothing was written.`);
    }
    if (options.owner !== undefined) return failed('unsupported', `${this.title} keeps no owner. Leave it out; nothing was written.`);
    const before = options.replace === true ? undefined : await this.read(path, undefined, call);
    if (before?.ok) return failed('exists', `${this.title} has a value at ${path} already. To replace it: lasthop set ${path} --replace`);
    if (before && before.failure.kind !== 'missing') {
      return failed(before.failure.kind, `Whether ${path} is taken cannot be seen, so nothing was written. ${before.failure.message}`);
    }
    const written = await this.#run('write', { path, field: undefined, reference: this.reference(path) ?? path }, value, call);
    if (!written.ok) return written;
    const after = await this.read(path, undefined, call);
    if (!after.ok) return failed(after.failure.kind, `${path} was written and could not be read back: ${after.failure.message}`);
    return after.value.equals(value) ? done(undefined) : failed('invalid', `${path} was written, and reading it back gives another value. Check the commands in \`stores: ${this.provider}\`.`);
  }

  async list(prefix: string, call?: StoreCall): Promise<Outcome<readonly string[]>> {
    const ended = await this.#run('list', { path: prefix, field: undefined, reference: prefix }, undefined, call);
    if (!ended.ok) return ended;
    const paths = ended.value.toString('utf8').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && line.startsWith(prefix) && isPlain(line));
    return done([...new Set(paths)].sort());
  }

  async describe(path: string, call?: StoreCall): Promise<Outcome<Description>> {
    const all = await this.list('', call);
    if (!all.ok) return all.failure.kind === 'unsupported' ? failed('unsupported', `${this.title} tells nothing of a secret without printing it.`) : all;
    return all.value.includes(path) ? done({ path }) : failed('missing', `${this.title} lists nothing at ${path}.`);
  }

  async capabilities(): Promise<Outcome<Capabilities>> {
    const may = (verb: Verb): 'unknown' | 'no' => (this.#context.setting[verb] === undefined ? 'no' : 'unknown');
    return done({ read: may('read'), write: may('write'), list: may('list') });
  }

  async identity(): Promise<Outcome<StoreIdentity>> {
    const { read, place } = this.#context.setting;
    return done({ properties: { ...(read?.[0] === undefined ? {} : { program: programName(read[0]) }), ...(place === undefined ? {} : { place }) } });
  }

  nameOf(path: string): string | undefined {
    return path;
  }

  reference(path: string): string | undefined {
    return providerById(this.provider)?.format?.(path, this.#context.setting.place);
  }

  policy(reader: string, paths: readonly string[]): string {
    return [`# ${this.title} is read by a program: let ${reader} read exactly these there.`, ...paths, ''].join('\n');
  }

  async #run(verb: Verb, filling: Filling, input: SecretText | undefined, call: StoreCall | undefined): Promise<Outcome<Buffer>> {
    const use = this.#use(verb, filling);
    return use.ok ? outputOf(use.value, input, call) : use;
  }

  #use(verb: Verb, filling: Filling): Outcome<ProgramUse> {
    const template = this.#context.setting[verb];
    if (template === undefined) return this.#unsupported(verb);
    const { root, base, environment, setting } = this.#context;
    const command = filledCommand(template, { ...filling, root });
    if (!command.ok) return command;
    return done({
      verb, command: command.value, base, root, environment, timeout: setting.timeout ?? usualTimeout,
      title: this.title, loginHint: this.loginHint, path: filling.path, configured: `\`stores: ${this.provider}\``,
    });
  }

  #unsupported(verb: Verb): ReturnType<typeof failed> {
    return failed('unsupported', `${this.title} is not set up to ${verb}. Add \`${verb}:\` with a program and its arguments to \`stores: ${this.provider}\`.`);
  }
}

function isPlain(line: string): boolean {
  return !/[\u0000-\u001f\u007f-\u009f]/.test(line);
}
