/** Environments as the settings name them. */
import { defaultSettings, type EnvironmentSetting, type Settings } from './settings';
import type { RuleSettings } from './view';

export interface Environment {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly production: boolean;
  /** What the store must say of itself before anything of this environment is read. */
  readonly pin?: Readonly<Record<string, string>>;
}

export function environmentsOf(settings: Pick<Settings, 'environments'>): Environment[] {
  return Object.entries(settings.environments).map(([name, setting]) => environment(name, setting));
}

/** What a setting of a well-known environment does not mention stays: a pin for `prod` does not make it a developer's. */
function environment(name: string, setting: EnvironmentSetting): Environment {
  const given = defaultSettings.environments[name];
  const known = given === undefined || isList(given) ? {} : given;
  const own = isList(setting) ? { aliases: setting } : setting;
  return {
    name, aliases: own.aliases ?? known.aliases ?? [], production: own.production ?? known.production ?? false,
    ...(own.pin ? { pin: own.pin } : {}),
  };
}

function isList(setting: EnvironmentSetting): setting is readonly string[] {
  return Array.isArray(setting);
}

/** What questions of scope ask of the settings, without what concerns rules only. */
export function scopeSettings(settings: Settings): RuleSettings {
  return {
    ...(settings.service === undefined ? {} : { service: settings.service }),
    environments: environmentsOf(settings),
    paths: new Map(Object.entries(settings.paths).map(([provider, templates]) => [provider, typeof templates === 'string' ? [templates] : templates])),
    options: new Map(),
  };
}
