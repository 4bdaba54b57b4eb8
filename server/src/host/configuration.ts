/** `.lasthop.yaml`: read, checked against the one table of settings, and made into what the engine asks. */
import type { EngineSettings, Level } from '../core/engine';
import { defaultSettings, type Settings } from '../core/settings';

/** ISO date of today, in the machine's own time zone: for suppressions with a last day. */
export function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function engineSettings(settings: Settings = defaultSettings): EngineSettings {
  return {
    profile: settings.profile,
    level: (): Level | undefined => undefined,
    today: today(),
    rules: { environments: [], paths: new Map(), options: new Map() },
  };
}
