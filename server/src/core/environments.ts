/** Environments as the settings name them. */
import { defaultSettings, type EnvironmentSetting, type Settings } from './settings';

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

function environment(name: string, setting: EnvironmentSetting): Environment {
  if (isList(setting)) {
    const known = defaultSettings.environments[name];
    return { name, aliases: setting, production: known !== undefined && !isList(known) && known.production === true };
  }
  return { name, aliases: setting.aliases ?? [], production: setting.production ?? false, ...(setting.pin ? { pin: setting.pin } : {}) };
}

function isList(setting: EnvironmentSetting): setting is readonly string[] {
  return Array.isArray(setting);
}
