/**
 * The one table of settings: what `.lasthop.yaml` may say, with its types, defaults and documentation. Validation, the
 * JSON Schema for editors and the settings block of the VS Code extension are all made from it.
 */
import type { Level } from './engine';
import type { Severity } from './rule';
import { nearest } from './nearest';

export type Profile = 'default' | 'strict';

/** `.lasthop.yaml`, complete: every key has a default. */
export interface Settings {
  readonly service?: string;
  readonly profile: Profile;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly overrides: readonly Override[];
  readonly exclude: readonly string[];
  readonly environments: Readonly<Record<string, EnvironmentSetting>>;
  readonly paths: Readonly<Record<string, string | readonly string[]>>;
  readonly detectors: readonly OrganisationDetector[];
  /** The provider whose store takes new secrets. */
  readonly store: string;
  /** Stores by provider id. What a repository says of commands and places works only once it was approved. */
  readonly stores: Readonly<Record<string, StoreSetting>>;
  readonly extends: string | readonly string[];
}

/** How a store is reached. */
export interface StoreSetting {
  /** The local store's folder, relative to the configuration. */
  readonly folder?: string;
  /** What references need besides the path: Vault's mount, Google's project, Azure's vault, 1Password's vault. */
  readonly place?: string;
  /** Program and arguments that print a value; `{reference}`, `{path}` and `{field}` are filled in. */
  readonly read?: readonly string[];
  /** Program and arguments that take a value on standard input. */
  readonly write?: readonly string[];
  /** Program and arguments that print paths, one a line. */
  readonly list?: readonly string[];
  /** Seconds after which a program that does not answer is ended. */
  readonly timeout?: number;
}

export type RuleSetting = Level | { readonly level?: Level; readonly [option: string]: unknown };

export interface Override {
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

export type EnvironmentSetting = readonly string[] | {
  readonly aliases?: readonly string[];
  readonly production?: boolean;
  /** What the store must say of itself before anything of this environment is read: `account`, `project`, `vault`, `address`, … */
  readonly pin?: Readonly<Record<string, string>>;
};

/** A credential format of the organisation's own. */
export interface OrganisationDetector {
  readonly id: string;
  readonly title?: string;
  readonly format: string;
  readonly keywords: readonly string[];
  readonly examples: readonly string[];
  readonly counterExamples?: readonly string[];
}

/** The part of JSON Schema (2020-12) that the table uses; `problemsOf` interprets exactly this. */
export interface Schema {
  readonly type?: 'string' | 'boolean' | 'number' | 'array' | 'object';
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  /** How a person would say what `pattern` asks for. */
  readonly patternErrorMessage?: string;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly anyOf?: readonly Schema[];
}

/** What a rule's table row tells the settings; a `Rule` is one. */
export interface RuleRow {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly profile: Profile;
}

const levels: readonly Level[] = ['error', 'warning', 'information', 'hint', 'off'];

/** Environments as most teams name them. */
const environments: Readonly<Record<string, EnvironmentSetting>> = {
  dev: { aliases: ['development', 'develop', 'local'] },
  test: { aliases: ['testing', 'ci', 'qa', 'e2e'] },
  staging: { aliases: ['stage', 'stg', 'preprod', 'uat', 'preview'] },
  prod: { aliases: ['production', 'prd', 'live'], production: true },
};

export const defaultSettings: Settings = {
  profile: 'default', rules: {}, overrides: [], exclude: [], environments, paths: {}, detectors: [],
  store: 'lasthop', stores: {}, extends: [],
};

/** The schema of `.lasthop.yaml` for a set of rules. */
export function configurationSchema(rules: readonly RuleRow[]): Schema & { readonly properties: Readonly<Record<string, Schema>> } {
  const strings: Schema = { type: 'array', items: { type: 'string' } };
  const command: Schema = { ...strings, minItems: 1 };
  const byRule: Schema = {
    type: 'object',
    description: 'The level of a rule, by its id.',
    default: {},
    properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
    additionalProperties: false,
  };
  return {
    type: 'object',
    description: 'Settings of Lasthop. Every key is optional.',
    additionalProperties: false,
    properties: {
      service: {
        type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', patternErrorMessage: 'a name of letters, digits, `.`, `_` and `-`',
        description: 'The service whose secrets this folder may use: the second part of its paths. Inferred from package and folder names when absent.',
      },
      profile: {
        type: 'string', enum: ['default', 'strict'], default: defaultSettings.profile,
        description: '`default` holds what a careful reviewer would act on; `strict` adds the opinionated rules.',
      },
      rules: byRule,
      overrides: {
        type: 'array', default: [],
        description: 'Levels for some files only. Later entries win.',
        items: {
          type: 'object', required: ['files', 'rules'], additionalProperties: false,
          properties: {
            files: { ...strings, minItems: 1, description: 'Patterns in the syntax of `.gitignore`: `legacy/`, `*.test.ts`.' },
            rules: byRule,
          },
        },
      },
      exclude: { ...strings, default: [], description: 'Files that are not checked, as patterns in the syntax of `.gitignore`.' },
      environments: {
        type: 'object', default: environments,
        description: 'Environments by name, with their other names, and which of them are production.',
        additionalProperties: {
          anyOf: [
            strings,
            {
              type: 'object', additionalProperties: false,
              properties: {
                aliases: { ...strings, description: 'Other names of this environment.' },
                production: { type: 'boolean', default: false, description: 'Whether real customers depend on it. That `prod` and its like do not counts only after `lasthop trust`.' },
                pin: {
                  type: 'object', additionalProperties: { type: 'string' },
                  description: 'What the store must say of itself before anything of this environment is read or written: `account`, `project`, `vault`, `address`. Spares the question about a new account only after `lasthop trust`.',
                },
              },
            },
          ],
        },
      },
      paths: {
        type: 'object', default: {},
        description: 'How paths look, by provider (`*` for any): templates of `{environment}`, `{service}`, `{provider}` and `{purpose}`.',
        additionalProperties: { anyOf: [{ type: 'string' }, strings] },
      },
      detectors: {
        type: 'array', default: [],
        description: 'Credential formats of your own organisation. Their examples are tested whenever the configuration is read.',
        items: {
          type: 'object', required: ['id', 'format', 'keywords', 'examples'], additionalProperties: false,
          properties: {
            id: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', patternErrorMessage: 'an id in kebab-case', description: 'Kebab-case, the organisation first: `acme-deploy-token`.' },
            title: { type: 'string', description: 'As it is called in a message: `an Acme deploy token`.' },
            format: { type: 'string', description: 'A regular expression without look-around, back-references or repeated groups: `acme_(live|test)_[A-Za-z0-9]{32}`.' },
            keywords: { ...strings, minItems: 1, description: 'Fixed parts of at least three characters, one of which stands in every match: `acme_`.' },
            examples: { ...strings, minItems: 1, description: 'Made-up texts that must match. Repeat a part with `{{x*32}}`, so that no scanner takes the example for a secret.' },
            counterExamples: { ...strings, description: 'Texts that must not match.' },
          },
        },
      },
      store: {
        type: 'string', default: defaultSettings.store, pattern: '^[a-z][a-z0-9-]*$', patternErrorMessage: 'the id of a provider, such as `lasthop`',
        description: 'The provider whose store takes new secrets: `lasthop` is the local store, which needs no service.',
      },
      stores: {
        type: 'object', default: {},
        description: 'How stores are reached, by provider. Commands and places that come with a repository work only after `lasthop trust` has shown them.',
        additionalProperties: {
          type: 'object', additionalProperties: false,
          properties: {
            folder: { type: 'string', description: 'The folder of the local store, relative to this file.' },
            place: { type: 'string', description: 'What references need besides the path: a mount, a project, a vault.' },
            read: { ...command, description: 'Program and arguments that print one value: `[op, read, --no-newline, "{reference}"]`. No shell.' },
            write: { ...command, description: 'Program and arguments that take one value on standard input.' },
            list: { ...command, description: 'Program and arguments that print paths, one a line.' },
            timeout: { type: 'number', default: 30, description: 'Seconds after which a program that does not answer is ended.' },
          },
        },
      },
      extends: {
        default: [], anyOf: [{ type: 'string' }, strings],
        description: 'Configuration files to start from, relative to this one; what this file says wins.',
      },
    },
  };
}

function ruleSchema(rule: RuleRow): Schema {
  const level: Schema = { type: 'string', enum: levels };
  return {
    description: `${rule.title} (${rule.severity}${rule.profile === 'strict' ? ', strict profile' : ''} by default)`,
    anyOf: [level, { type: 'object', properties: { level } }],
  };
}

/** The published schema, for completion and checks in editors. */
export function configurationSchemaFile(rules: readonly RuleRow[]): object {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Lasthop', ...configurationSchema(rules) };
}

/**
 * The `contributes.configuration` block of the extension. What concerns a repository belongs into `.lasthop.yaml`, which
 * everyone shares; an editor's setting outweighs it on this machine.
 */
export function editorConfiguration(rules: readonly RuleRow[]): object {
  const { profile, rules: byRule, exclude } = configurationSchema(rules).properties;
  const setting = (schema: Schema | undefined): object => {
    const { description, patternErrorMessage: _said, ...rest } = schema ?? {};
    return { ...rest, markdownDescription: description, scope: 'resource' };
  };
  return {
    title: 'Lasthop',
    properties: {
      'lasthop.enable': { type: 'boolean', default: true, scope: 'resource', markdownDescription: 'Check files and show findings.' },
      'lasthop.profile': setting({ ...profile, enum: ['', ...(profile?.enum ?? [])], default: '', description: `${profile?.description ?? ''} Empty: what \`.lasthop.yaml\` says.` }),
      'lasthop.rules': setting(byRule),
      'lasthop.exclude': setting(exclude),
      'lasthop.debug.resolveReferences': {
        type: 'boolean', default: true, scope: 'resource',
        markdownDescription: 'When a debug session starts, read the secrets that `env` and `envFile` of its configuration refer to (`op://…`, `ref+…`), and hand it the values. With `"lasthop": true` a configuration gets all that the contract asks for; with `"lasthop": false` none.',
      },
      'lasthop.trace.server': {
        type: 'string', enum: ['off', 'messages'], default: 'off', scope: 'window',
        markdownDescription: 'Writes the method, size and time of every message to the output channel, never what it holds.',
      },
    },
  };
}

/** What is wrong with a configuration, and where. */
export interface SettingsProblem {
  /** Keys and indexes from the root to the value; the message is about its key when `atKey`. */
  readonly path: readonly (string | number)[];
  readonly atKey: boolean;
  /** One sentence; names keys and what is expected, never a value. */
  readonly message: string;
}

/** Compares a parsed document with a schema. An empty document (`null`) is all defaults. */
export function problemsOf(data: unknown, schema: Schema, path: readonly (string | number)[] = []): SettingsProblem[] {
  if (data === null && path.length === 0) return [];
  if (schema.anyOf) {
    const tried = schema.anyOf.map((option) => ({ option, problems: problemsOf(data, option, path) }));
    if (tried.some(({ problems }) => problems.length === 0)) return [];
    // The option of the value's own type says what is wrong inside of it.
    const own = tried.find(({ option }) => option.type !== undefined && hasType(data, option.type));
    return own ? own.problems : [expected(path, schema.anyOf.map(nameOf).join(' or '))];
  }
  if (schema.type && !hasType(data, schema.type)) return [expected(path, nameOf(schema))];
  if (schema.enum && !schema.enum.includes(data as string)) return [expected(path, `one of ${schema.enum.join(', ')}`)];
  if (schema.pattern && !new RegExp(schema.pattern).test(data as string)) return [expected(path, schema.patternErrorMessage ?? schema.pattern)];
  if (schema.type === 'array') return itemProblems(data as readonly unknown[], schema, path);
  if (schema.type === 'object') return memberProblems(data as Readonly<Record<string, unknown>>, schema, path);
  return [];
}

function itemProblems(data: readonly unknown[], schema: Schema, path: readonly (string | number)[]): SettingsProblem[] {
  if (data.length < (schema.minItems ?? 0)) return [expected(path, 'at least one entry')];
  return data.flatMap((item, index) => problemsOf(item, schema.items ?? {}, [...path, index]));
}

function memberProblems(data: Readonly<Record<string, unknown>>, schema: Schema, path: readonly (string | number)[]): SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  for (const key of schema.required ?? []) {
    if (!Object.hasOwn(data, key)) problems.push({ path, atKey: false, message: `\`${key}\` is missing here` });
  }
  for (const [key, value] of Object.entries(data)) {
    const known = schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : schema.additionalProperties;
    if (known === false) {
      const near = nearest(key, Object.keys(schema.properties ?? {}));
      problems.push({ path: [...path, key], atKey: true, message: `\`${printable(key)}\` is not known here${near === undefined ? '' : `; did you mean \`${near}\`?`}` });
    } else if (known) problems.push(...problemsOf(value, known, [...path, key]));
  }
  return problems;
}

function expected(path: readonly (string | number)[], what: string): SettingsProblem {
  const last = path.at(-1);
  const subject = path.length === 0 ? 'the file' : typeof last === 'number' ? `entry ${last + 1}` : `\`${printable(last ?? '')}\``;
  return { path, atKey: false, message: `${subject} must be ${what}` };
}

function nameOf(schema: Schema): string {
  if (schema.enum) return `one of ${schema.enum.join(', ')}`;
  switch (schema.type) {
    case 'string': return 'a text';
    case 'boolean': return 'true or false';
    case 'number': return 'a number';
    case 'array': return 'a list';
    case 'object': return 'a mapping of keys to values';
    case undefined: return (schema.anyOf ?? []).map(nameOf).join(' or ');
  }
}

function hasType(data: unknown, type: NonNullable<Schema['type']>): boolean {
  if (type === 'array') return Array.isArray(data);
  if (type === 'object') return typeof data === 'object' && data !== null && !Array.isArray(data);
  return typeof data === type;
}

/** A key as it may be shown: one that is too long or too strange to be a slip of the hand is not repeated. */
function printable(key: string): string {
  return /^[a-z][A-Za-z-]{0,31}$/.test(key) ? key : '…';
}
