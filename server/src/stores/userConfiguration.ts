/**
 * What a person says of stores for every repository: `config.yaml` in the user's configuration folder, with `stores` and
 * `environments` as in `.lasthop.yaml`. It needs no approval and outweighs what a repository says, provider by provider.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { configurationSchema, defaultSettings, problemsOf, type EnvironmentSetting, type Schema, type Settings, type StoreSetting } from '../core/settings';
import { withoutDemotions } from './production';
import { done, failed, type Outcome } from './store';
import type { UserFolders } from './userFolders';

export interface UserConfiguration {
  readonly stores: Readonly<Record<string, StoreSetting>>;
  readonly environments: Readonly<Record<string, EnvironmentSetting>>;
}

export const noUserConfiguration: UserConfiguration = { stores: {}, environments: {} };

const largestConfiguration = 256 * 1024;

export function userConfigurationFile(folders: UserFolders): string {
  return join(folders.configuration, 'config.yaml');
}

export function readUserConfiguration(folders: UserFolders): Outcome<UserConfiguration> {
  const file = userConfigurationFile(folders);
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return done(noUserConfiguration);
    if (!stats.isFile() || stats.size > largestConfiguration) return failed('invalid', `${file} is not a file of settings.`);
    // Who can write here can have programs run: nobody else may.
    if (process.platform !== 'win32' && ((stats.mode & 0o022) !== 0 || (stats.uid !== process.getuid?.() && stats.uid !== 0))) {
      return failed('invalid', `Others can change ${file}, and with it the programs that run for you. Take that away first: chmod go-w ${file}`);
    }
    return parsed(file, readFileSync(file, 'utf8'));
  } catch (error) {
    return failed('invalid', `${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}

function parsed(file: string, text: string): Outcome<UserConfiguration> {
  const { parseDocument } = require('yaml') as typeof import('yaml');
  const document = parseDocument(text.replace(/^\ufeff/, ''), { uniqueKeys: true });
  const line = document.errors[0]?.linePos?.[0].line;
  if (document.errors.length > 0) return failed('invalid', `${file}${line === undefined ? '' : `:${line}`} is not valid YAML. Mend it; nothing is read from stores until then.`);
  const data: unknown = document.toJS({ maxAliasCount: 100 });
  const problem = problemsOf(data, schema())[0];
  if (problem) return failed('invalid', `${file}: ${problem.message}. Mend it; nothing is read from stores until then.`);
  const { stores = {}, environments = {} } = (data ?? {}) as Partial<UserConfiguration>;
  return done({ stores, environments });
}

function schema(): Schema {
  const { stores, environments } = configurationSchema([]).properties;
  return { type: 'object', additionalProperties: false, properties: { stores: stores ?? {}, environments: environments ?? {} } };
}

/**
 * The repository's settings with the person's own over them; an environment keeps what its own entry does not mention. A
 * repository can neither replace a pin of the person's, nor go round it: the person's environments come first, so that no
 * other takes their name as an alias, and a well-known production environment that the person speaks of stays production.
 * @param isApproved whether the person has approved what the repository says; asked only where it would matter
 */
export function withUserConfiguration(settings: Settings, own: UserConfiguration, isApproved: () => boolean): Settings {
  const environments: Record<string, EnvironmentSetting> = {};
  for (const [name, setting] of Object.entries(own.environments)) {
    environments[name] = { ...asMapping(name, settings.environments[name]), ...(isProduction(defaultOf(name)) ? { production: true } : {}), ...asMapping(name, setting) };
  }
  const all = { ...environments, ...without(settings.environments, environments) };
  const guarded = withoutDemotions(all, new Set(Object.keys(own.environments)));
  return { ...settings, stores: { ...settings.stores, ...own.stores }, environments: guarded === all || isApproved() ? all : guarded };
}

function without<T>(mapping: Readonly<Record<string, T>>, names: object): Record<string, T> {
  return Object.fromEntries(Object.entries(mapping).filter(([name]) => !Object.hasOwn(names, name)));
}

function asMapping(name: string, setting: EnvironmentSetting | undefined): Exclude<EnvironmentSetting, readonly string[]> {
  if (setting === undefined) return {};
  if (!isAliases(setting)) return setting;
  return { aliases: setting, ...(isProduction(defaultOf(name)) ? { production: true } : {}) };
}

function defaultOf(name: string): EnvironmentSetting | undefined {
  return Object.hasOwn(defaultSettings.environments, name) ? defaultSettings.environments[name] : undefined;
}

function isProduction(setting: EnvironmentSetting | undefined): boolean {
  return setting !== undefined && !isAliases(setting) && setting.production === true;
}

function isAliases(setting: EnvironmentSetting): setting is readonly string[] {
  return Array.isArray(setting);
}
