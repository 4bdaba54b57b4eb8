/** `.lasthop.yaml`, read and checked against a schema; who only fetches or runs needs no rules for it, and loads none. */
import { lstatSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Document } from 'yaml';
import type { FormDetector } from '../core/detector';
import { FormatError } from '../core/organisationDetectors';
import { configurationSchema, defaultSettings, problemsOf, type OrganisationDetector, type Schema, type Settings } from '../core/settings';
import type { Span } from '../core/text';
import { GitRepository } from './gitRepository';
import { configurationName, realPath, relativePath } from './workspaceRoot';

export interface Configuration {
  readonly settings: Settings;
  readonly detectors: readonly FormDetector[];
  /** The first thing that is wrong; all settings are then the defaults. */
  readonly problem?: ConfigurationProblem;
  /** Absolute paths of the files that were read, for whoever watches them. */
  readonly files: readonly string[];
}

export interface ConfigurationProblem {
  /** Absolute path of the file that holds it. */
  readonly file: string;
  /** The file's text, without a byte order mark, and the place in it. */
  readonly text: string;
  readonly span: Span;
  /** What is wrong and that the defaults hold; names keys, never a value. */
  readonly message: string;
}

/** How a configuration is judged. */
export interface Judgement {
  readonly schema: Schema;
  /** Makes what scans texts of a detector of the organisation's own. @throws FormatError */
  detector?(of: OrganisationDetector): FormDetector;
}

/** A configuration is a page of text; more is a mistake. */
const largestConfiguration = 256 * 1024;
const deepestExtends = 8;

/** Reads the configuration at a root. Never throws; without a file the `yaml` package is not even loaded. */
export function readJudged(root: string, judgement: Judgement): Configuration {
  const file = join(root, configurationName);
  const files: string[] = [];
  if (!lstatSync(file, { throwIfNoEntry: false })) return { settings: defaultSettings, detectors: [], files };
  try {
    const settings = load(file, GitRepository.holding(root)?.top ?? root, files, [], judgement);
    return { settings: withDefaults(settings.data), detectors: settings.detectors, files };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    const message = `${error.message.replace(/^./u, (first) => first.toUpperCase())}. The default settings are in force until this is mended.`;
    return { settings: defaultSettings, detectors: [], files, problem: { ...error.place, message } };
  }
}

/** What is said of services, environments and stores; what is said of rules is passed over, and checked by `lasthop check`. */
export function readSettings(root: string): Configuration {
  const schema = configurationSchema([]);
  return readJudged(root, { schema: { ...schema, properties: { ...schema.properties, rules: {}, overrides: {} } } });
}

class Broken extends Error {
  constructor(readonly place: Omit<ConfigurationProblem, 'message'>, message: string) {
    super(message);
  }
}

interface Loaded {
  readonly data: Partial<Settings>;
  readonly detectors: readonly FormDetector[];
}

/** @throws Broken */
function load(file: string, boundary: string, files: string[], chain: readonly string[], judgement: Judgement): Loaded {
  files.push(file);
  const text = readSmall(file);
  const { parseDocument } = require('yaml') as typeof import('yaml');
  const document: Document = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  const at = (span: Span): Omit<ConfigurationProblem, 'message'> => ({ file, text, span });
  const syntax = document.errors[0];
  if (syntax) throw new Broken(at({ start: syntax.pos[0], end: Math.max(syntax.pos[0], syntax.pos[1]) }), 'this is not valid YAML');
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new Broken(at(firstLine(text)), 'the file cannot be read: its aliases multiply without end');
  }
  const problem = problemsOf(data, judgement.schema)
    .map((each) => ({ ...each, span: spanOf(document, each.path, each.atKey, text) }))
    .sort((a, b) => a.span.start - b.span.start)[0];
  if (problem) throw new Broken(at(problem.span), problem.message);
  const own = (data ?? {}) as Partial<Settings>;
  const { detector: make } = judgement;
  const detectors = make === undefined ? [] : (own.detectors ?? []).map((detector, index) => {
    try {
      return make(detector);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      throw new Broken(at(spanOf(document, ['detectors', index, 'format'], false, text)), error.message);
    }
  });
  let merged: Loaded = { data: {}, detectors: [] };
  asList(own.extends).forEach((named, index) => {
    const place = at(spanOf(document, Array.isArray(own.extends) ? ['extends', index] : ['extends'], false, text));
    const base = realPath(resolve(dirname(file), named));
    if (relativePath(boundary, base).startsWith('..')) throw new Broken(place, 'a configuration can only extend files of its own repository');
    if (chain.includes(base) || base === file) throw new Broken(place, 'this configuration extends itself');
    if (chain.length >= deepestExtends) throw new Broken(place, `configurations extend each other more than ${deepestExtends} times`);
    if (!lstatSync(base, { throwIfNoEntry: false })?.isFile()) throw new Broken(place, 'the extended file does not exist');
    merged = merge(merged, load(base, boundary, files, [...chain, file], judgement));
  });
  return merge(merged, { data: own, detectors });

  function readSmall(path: string): string {
    try {
      const stats = statSync(path);
      if (!stats.isFile()) throw new Broken({ file: path, text: '', span: { start: 0, end: 0 } }, `${configurationName} is not a file`);
      if (stats.size > largestConfiguration) throw new Broken({ file: path, text: '', span: { start: 0, end: 0 } }, 'the configuration is larger than 256 KB');
      return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
    } catch (error) {
      if (error instanceof Broken) throw error;
      throw new Broken({ file: path, text: '', span: { start: 0, end: 0 } }, 'the configuration cannot be read');
    }
  }
}

/** Where a value (or its key) stands in the file; the nearest thing above it where it stands nowhere. */
function spanOf(document: Document, path: readonly (string | number)[], atKey: boolean, text: string): Span {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const items = (parent as { readonly items?: readonly unknown[] } | undefined)?.items ?? [];
    const last = path[length - 1];
    const pair = items.find((item) => String((item as { readonly key?: { readonly value?: unknown } }).key?.value) === String(last)) as
      { readonly key?: unknown; readonly value?: unknown } | undefined;
    const node = typeof last === 'number' ? items[last] : (atKey || length < path.length ? pair?.key : pair?.value ?? pair?.key);
    const range = (node as { readonly range?: readonly [number, number, number] | null } | undefined)?.range;
    if (range) return { start: range[0], end: range[0] + text.slice(range[0], range[1]).trimEnd().length };
  }
  return firstLine(text);
}

function firstLine(text: string): Span {
  const end = text.search(/[\r\n]/);
  return { start: 0, end: end < 0 ? text.length : end };
}

/** What the second says wins; lists grow, mappings are joined. */
function merge(base: Loaded, over: Loaded): Loaded {
  const a = base.data;
  const b = over.data;
  return {
    data: {
      ...a, ...b,
      rules: { ...a.rules, ...b.rules },
      overrides: [...(a.overrides ?? []), ...(b.overrides ?? [])],
      exclude: [...(a.exclude ?? []), ...(b.exclude ?? [])],
      environments: { ...a.environments, ...b.environments },
      paths: { ...a.paths, ...b.paths },
      stores: { ...a.stores, ...b.stores },
      detectors: [...(a.detectors ?? []), ...(b.detectors ?? [])],
    },
    detectors: [...base.detectors.filter(({ id }) => !over.detectors.some((detector) => detector.id === id)), ...over.detectors],
  };
}

function withDefaults(data: Partial<Settings>): Settings {
  return { ...defaultSettings, ...data, environments: { ...defaultSettings.environments, ...data.environments } };
}

function asList(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
