/** `.lasthop.yaml` with everything that the engine asks of it. */
import ignore, { type Ignore } from 'ignore';
import type { EngineSettings, Level } from '../core/engine';
import { scopeSettings } from '../core/environments';
import { organisationDetector } from '../core/organisationDetectors';
import type { RuleSettings } from '../core/view';
import { rules } from '../core/rules';
import { configurationSchema, type Profile, type RuleSetting, type Settings } from '../core/settings';
import { readJudged, type Configuration } from './settingsFile';

export type { Configuration, ConfigurationProblem } from './settingsFile';

/** The id under which a broken configuration is reported. It is no rule: it cannot be switched off. */
export const invalidConfiguration = 'invalid-configuration';

/** Reads the configuration at a root. Never throws. */
export function readConfiguration(root: string): Configuration {
  return readJudged(root, { schema: configurationSchema(rules), detector: organisationDetector });
}

/** What a run or an editor says over the configuration. */
export interface SettingsAbove {
  readonly profile?: Profile;
  readonly rules?: Readonly<Record<string, RuleSetting>>;
}

/** What the engine asks, with today's date. */
export function engineSettings(settings: Settings, above: SettingsAbove = {}): EngineSettings {
  return {
    profile: above.profile ?? settings.profile,
    level: levels(settings, above),
    today: today(),
    rules: ruleSettings(settings, above),
  };
}

/** Level by rule and path; paths come in runs, so the last one's answer is kept. */
function levels(settings: Settings, above: SettingsAbove): EngineSettings['level'] {
  const general = { ...levelsOf(settings.rules), ...levelsOf(above.rules ?? {}) };
  const overrides = settings.overrides.map(({ files, rules: byRule }) => ({ files: patterns(files), levels: levelsOf(byRule) }));
  if (overrides.length === 0) return (rule) => general[rule];
  let lastPath: string | undefined;
  let last = general;
  return (rule, path) => {
    if (path !== lastPath) {
      lastPath = path;
      last = general;
      for (const override of overrides) if (override.files.ignores(path)) last = { ...last, ...override.levels };
    }
    return last[rule];
  };
}

function patterns(files: readonly string[]): Ignore {
  return ignore({ ignorecase: false, allowRelativePaths: true }).add(files);
}

function levelsOf(byRule: Readonly<Record<string, RuleSetting>>): Readonly<Record<string, Level | undefined>> {
  return Object.fromEntries(Object.entries(byRule).map(([rule, setting]) => [rule, typeof setting === 'string' ? setting : setting.level]));
}

function ruleSettings(settings: Settings, above: SettingsAbove): RuleSettings {
  const options = new Map<string, Readonly<Record<string, unknown>>>();
  for (const [rule, setting] of Object.entries({ ...settings.rules, ...above.rules })) {
    if (typeof setting !== 'string') options.set(rule, setting);
  }
  return { ...scopeSettings(settings), options };
}

/** ISO date of today, in the machine's own time zone: for suppressions with a last day. */
export function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
