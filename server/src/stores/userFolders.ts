/**
 * Where Lasthop keeps what belongs to a person and not to a repository. XDG Base Directory Specification 0.8 on every
 * system but Windows, where it is the profile's application data. `LASTHOP_HOME` puts all of it into one folder.
 */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface UserFolders {
  /** Identity, the user's own configuration, approvals: what a person would back up. */
  readonly configuration: string;
  /** Audit log and what fetches remember: what this machine knows. */
  readonly state: string;
}

export function userFolders(environment: Environment, platform: NodeJS.Platform = process.platform): UserFolders {
  const own = environment.LASTHOP_HOME;
  if (own !== undefined && isAbsolute(own)) return { configuration: own, state: join(own, 'state') };
  const home = environment.HOME ?? environment.USERPROFILE ?? homedir();
  if (platform === 'win32') {
    const roaming = environment.APPDATA ?? join(home, 'AppData', 'Roaming');
    const local = environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local');
    return { configuration: join(roaming, 'lasthop'), state: join(local, 'lasthop') };
  }
  return {
    configuration: join(absolute(environment.XDG_CONFIG_HOME) ?? join(home, '.config'), 'lasthop'),
    state: join(absolute(environment.XDG_STATE_HOME) ?? join(home, '.local', 'state'), 'lasthop'),
  };
}

/** The specification says to pass over relative paths. */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}
