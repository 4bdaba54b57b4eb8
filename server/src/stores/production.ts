/**
 * Which environments are production, whatever a repository calls them. Everybody's words for it (`prod`, `production`,
 * `prd`, `live`) mean production until the user's own configuration or an approval (`lasthop trust`) says otherwise: else a
 * pull request could bring its secrets to laptops by one line of configuration.
 */
import { environmentsOf } from '../core/environments';
import { defaultSettings, type EnvironmentSetting, type Settings } from '../core/settings';

/** One environment that a repository would have read as if it were a developer's. */
export interface Demotion {
  readonly environment: string;
  /** Words of production among its other names. */
  readonly aliases: readonly string[];
}

/** Whether a word means production to everybody: also `prod-eu` and `us_production`, but not `preprod` and `non-prod`. */
export function speaksOfProduction(word: string): boolean {
  const lower = word.toLowerCase();
  if (wellKnown().has(lower)) return true;
  return /(?:^|[-_.])(?:prod|production|prd)(?:\d*)(?:$|[-_.])/.test(lower) && !/(?:^|[-_.])(?:pre|non|no|not|post)[-_.](?:prod|production|prd)/.test(lower);
}

function wellKnown(): ReadonlySet<string> {
  return new Set(environmentsOf(defaultSettings).flatMap(({ name, aliases, production }) => (production ? [name, ...aliases] : [])));
}

/** What a repository's settings say of production that counts only when it was approved. */
export function demotionsIn(settings: Pick<Settings, 'environments'>): readonly Demotion[] {
  return environmentsOf(settings).flatMap(({ name, aliases, production }) => {
    const words = production ? [] : aliases.filter(speaksOfProduction);
    return production || (words.length === 0 && !speaksOfProduction(name)) ? [] : [{ environment: name, aliases: words }];
  });
}

/**
 * The same environments without what nobody vouches for: what is called production is production, and no other takes its
 * names.
 * @param own names of the user's own configuration, which decides
 */
export function withoutDemotions(environments: Readonly<Record<string, EnvironmentSetting>>, own: ReadonlySet<string>): Readonly<Record<string, EnvironmentSetting>> {
  const demoted = new Map(demotionsIn({ environments }).filter(({ environment }) => !own.has(environment)).map((each) => [each.environment, each]));
  if (demoted.size === 0) return environments;
  const kept: Record<string, EnvironmentSetting> = {};
  for (const { name, aliases, pin } of environmentsOf({ environments })) {
    const demotion = demoted.get(name);
    kept[name] = demotion === undefined ? environments[name] as EnvironmentSetting
      : speaksOfProduction(name) ? { aliases, production: true, ...(pin ? { pin } : {}) }
        : { aliases: aliases.filter((alias) => !demotion.aliases.includes(alias)), production: false, ...(pin ? { pin } : {}) };
  }
  return kept;
}
