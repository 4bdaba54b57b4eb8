/** Command lines: a table of options in, typed values or one clear sentence out. */
import { nearest } from '../core/nearest';

/** Said to the user as it stands, with exit status 2. */
export class UsageError extends Error {}

interface OptionBase {
  /** One line for `--help`. */
  readonly help: string;
}
export interface FlagOption extends OptionBase { readonly kind: 'flag' }
export interface TextOption extends OptionBase { readonly kind: 'text'; readonly placeholder: string }
export interface ListOption extends OptionBase { readonly kind: 'list'; readonly placeholder: string }
export interface ChoiceOption<C extends string = string> extends OptionBase { readonly kind: 'choice'; readonly choices: readonly C[] }
export type Option = FlagOption | TextOption | ListOption | ChoiceOption;
export type Options = Readonly<Record<string, Option>>;

export type ValueOf<O extends Option> =
  O extends FlagOption ? boolean
    : O extends ListOption ? readonly string[]
      : O extends ChoiceOption<infer C> ? C | undefined
        : string | undefined;

export interface Parsed<O extends Options> {
  readonly values: { readonly [N in keyof O]: ValueOf<O[N]> };
  readonly operands: readonly string[];
}

/** Keeps the choices' literal types. */
export function choice<const C extends string>(choices: readonly C[], help: string): ChoiceOption<C> {
  return { kind: 'choice', choices, help };
}

/** @throws UsageError for an unknown option, a missing value or one that is no choice; says what was likely meant */
export function parseArguments<O extends Options>(argv: readonly string[], options: O, { stopsAtOperand = false } = {}): Parsed<O> {
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    values[name] = option.kind === 'flag' ? false : option.kind === 'list' ? [] : undefined;
  }
  const operands: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] as string;
    if (argument === '--') {
      operands.push(...argv.slice(at + 1));
      break;
    }
    if (!argument.startsWith('-') || argument === '-') {
      operands.push(...(stopsAtOperand ? argv.slice(at) : [argument]));
      if (stopsAtOperand) break;
      continue;
    }
    const equals = argument.indexOf('=');
    const written = equals < 0 ? argument : argument.slice(0, equals);
    const name = written.startsWith('--') ? written.slice(2) : '';
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) throw new UsageError(unknownOption(written, Object.keys(options)));
    if (option.kind === 'flag') {
      if (equals >= 0) throw new UsageError(`--${name} takes no value.`);
      values[name] = true;
      continue;
    }
    const value = equals >= 0 ? argument.slice(equals + 1) : argv[++at];
    if (value === undefined || (equals < 0 && value.startsWith('--'))) {
      throw new UsageError(`--${name} needs a value: ${valueHelp(option)}.`);
    }
    if (option.kind === 'choice' && !option.choices.includes(value)) {
      const near = nearest(value, option.choices);
      throw new UsageError(`--${name} must be one of ${option.choices.join(', ')}.${near === undefined ? '' : ` Did you mean ${near}?`}`);
    }
    if (option.kind === 'list') (values[name] as string[]).push(value);
    else values[name] = value;
  }
  return { values: values as Parsed<O>['values'], operands };
}

/** How many arguments stand before the first operand or `--`; -1 where neither is there. */
export function ownArguments(argv: readonly string[], options: Options): number {
  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] as string;
    if (argument === '--' || !argument.startsWith('-') || argument === '-') return at;
    const option = options[argument.replace(/^--/, '')];
    if (option && option.kind !== 'flag') at++;
  }
  return -1;
}

export function valueHelp(option: Option): string {
  switch (option.kind) {
    case 'flag': return '';
    case 'choice': return option.choices.join('|');
    case 'text':
    case 'list': return option.placeholder;
  }
}

function unknownOption(written: string, known: readonly string[]): string {
  const near = nearest(written.replace(/^-+/, ''), known);
  return `There is no option ${written}.${near === undefined ? '' : ` Did you mean --${near}?`}`;
}
