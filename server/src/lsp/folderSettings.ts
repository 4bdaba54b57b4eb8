/** What holds for one root folder: its configuration, and what the editor says over it. */
import type { FormDetector } from '../core/detector';
import type { EngineSettings, Level } from '../core/engine';
import { offeredDestination } from '../core/offeredMoves';
import type { Destination } from '../core/render';
import { rules } from '../core/rules';
import { configurationSchema, defaultSettings, problemsOf, type Profile, type RuleSetting } from '../core/settings';
import { engineSettings, readConfiguration, type Configuration, type ConfigurationProblem } from '../host/configuration';
import { readGitleaksIgnore } from '../host/gitleaksIgnore';
import { realPath, relativePath } from '../host/workspaceRoot';

/** What an editor's settings say, each part only where it is well-formed. */
export interface EditorSettings {
  readonly enable: boolean;
  readonly profile?: Profile;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly exclude: readonly string[];
  /** Whether messages are traced: never with what they hold. */
  readonly trace: boolean;
}

export interface FolderSettings {
  readonly enabled: boolean;
  readonly engine: EngineSettings;
  readonly exclude: readonly string[];
  /** Where moves would go. */
  readonly destination: Destination;
  readonly detectors: readonly FormDetector[];
  /** What is wrong with the configuration, and in which file relative to the root. */
  readonly problem?: ConfigurationProblem & { readonly path: string };
  /** Absolute paths of the configuration's files. */
  readonly files: readonly string[];
  /** Says whether a neighbour's list of accepted findings names a line (from 1). */
  readonly accepted: (path: string, line: number) => boolean;
}

/** @param disk absolute path of the root; undefined where there is no disk */
export function readFolderSettings(disk: string | undefined, editor: EditorSettings): FolderSettings {
  const configuration: Configuration = disk === undefined ? { settings: defaultSettings, detectors: [], files: [] } : readConfiguration(disk);
  const { problem } = configuration;
  return {
    enabled: editor.enable,
    engine: engineSettings(configuration.settings, { profile: editor.profile, rules: editor.rules }),
    exclude: [...configuration.settings.exclude, ...editor.exclude],
    destination: offeredDestination(configuration.settings.store, configuration.settings.stores[configuration.settings.store]?.place),
    detectors: configuration.detectors,
    files: configuration.files,
    ...(problem && disk !== undefined ? { problem: { ...problem, path: relativePath(realPath(disk), realPath(problem.file)) } } : {}),
    accepted: disk === undefined ? () => false : readGitleaksIgnore(disk),
  };
}

/** Takes what a client answered for the section `lasthop`; whatever is not what we expect is as if it were absent. */
export function editorSettings(value: unknown): EditorSettings {
  const said = typeof value === 'object' && value !== null ? value as Readonly<Record<string, unknown>> : {};
  const trace = (said['trace'] as { readonly server?: unknown } | null | undefined)?.server;
  return {
    enable: said['enable'] !== false,
    profile: said['profile'] === 'strict' || said['profile'] === 'default' ? said['profile'] : undefined,
    rules: ruleLevels(said['rules']),
    exclude: Array.isArray(said['exclude']) ? said['exclude'].filter((pattern): pattern is string => typeof pattern === 'string') : [],
    trace: typeof trace === 'string' && trace !== 'off',
  };
}

function ruleLevels(value: unknown): Readonly<Record<string, RuleSetting>> {
  if (typeof value !== 'object' || value === null) return {};
  const schema = configurationSchema(rules).properties['rules'] ?? {};
  return Object.fromEntries(Object.entries(value).filter(([rule, level]) =>
    problemsOf({ [rule]: level as unknown }, schema, ['rules']).length === 0)) as Record<string, Level>;
}
