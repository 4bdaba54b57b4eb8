/** `lasthop fetch`: the secrets of a service into the env file that its app reads. */
import { familiesAt, fetchSecrets, serviceFor, startText, type FetchRefused, type FetchResult } from '../../stores';
import { UsageError } from '../arguments';
import { defineCommand, progressLine, type Terminal } from '../command';
import { confirmAccount } from '../confirm';
import { keyProblems } from '../keyProblems';
import { openWorkspace } from '../workspace';

export const fetchCommand = defineCommand({
  usage: 'fetch',
  summary: 'write this service’s dev secrets into its git-ignored env file',
  options: {
    'env': { kind: 'text', placeholder: 'ENV', help: 'the environment to fetch from (default dev); never production' },
    'service': { kind: 'text', placeholder: 'NAME', help: 'the service, where the folder does not tell; in a repository of several, the only one to fetch' },
    'to': { kind: 'text', placeholder: 'FILE', help: 'write into this file instead of the one that the app’s loader reads' },
    'check': { kind: 'flag', help: 'write nothing; exit status 1 if something would change or is missing' },
    'dry-run': { kind: 'flag', help: 'write nothing, and say what would change' },
    'replace': { kind: 'list', placeholder: 'KEY', help: 'put the value in the place of this key’s placeholder or reference; what was set by hand always stays' },
    'prune': { kind: 'flag', help: 'also remove what an earlier fetch wrote and the contract no longer asks for' },
  },
  examples: [
    ['lasthop fetch', 'this folder’s service, or each below it that has a contract'],
    ['lasthop fetch --env staging --dry-run', 'what would come from there'],
    ['lasthop fetch --check', 'in a script: is anything missing or out of date?'],
  ],
  details: [
    'The file is .env.local, or .env where the app reads only that (dotenv, python-dotenv, godotenv, Compose’s env_file, …; Next, Vite, Nuxt and others read .env.local). '
      + 'It must be one that git ignores; it is written whole or not at all, for its owner only (0600).',
    'Fetched are the keys whose contract names a path (@path={env}/service/provider/purpose) of this service, and public example values that no env file defines. '
      + 'What a person set by hand, here or in an env file that a new line would hide, is kept and named. What an earlier fetch wrote is updated; whether a line is one of those is known from fingerprints outside of the repository.',
    'Keys that cannot be read do not keep the others from coming: they are named, and the exit status is 1. 0: everything required is there. 2: nothing was written.',
  ],
  run: async ({ values, operands }, terminal) => {
    if (operands.length > 0) throw new UsageError('fetch takes no operands: it fetches for the folder it is started in. --to FILE names another file.');
    const { root, directory, settings, stores } = openWorkspace(terminal, 'lasthop fetch');
    const all = familiesAt(root, directory);
    const families = values.service === undefined || all.length === 1 ? all : all.filter((family) => serviceFor(family, settings, undefined) === values.service);
    if (families.length === 0) throw new UsageError(`None of the ${all.length} contracts here is of a service of that name: ${all.map((family) => serviceFor(family, settings, undefined) ?? family.path).join(', ')}.`);
    if (values.to !== undefined && families.length > 1) throw new UsageError('--to names one file, and several services have a contract here. Say which with --service, or fetch in its folder.');
    const signal = terminal.interrupted;
    const progress = progressLine(terminal, 'Fetched', 'secrets');
    let status: 0 | 1 | 2 = 0;
    for (const family of families) {
      const result = await fetchSecrets({
        root, directory, family, settings, stores, environment: terminal.environment, dryRun: values.check || values['dry-run'], prune: values.prune, replace: values.replace,
        ...(values.env === undefined ? {} : { environmentName: values.env }),
        ...(values.service === undefined ? {} : { service: values.service }),
        ...(values.to === undefined ? {} : { to: values.to }),
        confirm: confirmAccount(terminal), signal, progress: progress.update,
      });
      progress.clear();
      const own = report(result, terminal, values.check ? 'check' : values['dry-run'] ? 'dry-run' : 'write');
      const overruled = result.kind === 'refused' ? stores.overruled(values.env) : undefined;
      if (overruled !== undefined) terminal.say(`lasthop: ${overruled}\n`);
      status = Math.max(status, own) as 0 | 1 | 2;
      if (signal.aborted) break;
    }
    return status;
  },
});

function report(result: FetchResult | FetchRefused, terminal: Terminal, mode: 'write' | 'check' | 'dry-run'): 0 | 1 | 2 {
  if (result.kind === 'refused') {
    terminal.say(`lasthop: ${result.failure.message}\n`);
    return 2;
  }
  const { shown, environment, service, added, updated, removed, unchanged, kept, obsolete, missing, without, changed, start } = result;
  const done = mode === 'write' ? '' : 'would be ';
  const line = (names: readonly string[], what: string): string => (names.length === 0 ? '' : `  ${what}: ${names.join(', ')}\n`);
  const came = added.length + updated.length + unchanged.length;
  const head = !changed && missing.length === 0 ? `${shown} is up to date` : `${shown}: ${came} ${came === 1 ? 'key' : 'keys'}`;
  terminal.write(`${head} (${service === undefined ? '' : `${service}, `}${environment}${result.loader === undefined ? '' : `, as ${result.loader} reads it`}).\n`
    + line(added, `${done}added`) + line(updated, `${done}updated`) + line(removed, `${done}removed`)
    + (changed && unchanged.length > 0 ? `  unchanged: ${unchanged.length}\n` : '')
    + kept.map(({ name, why }) => `  kept: ${name} ${why}\n`).join('')
    + line(obsolete, 'no longer in the contract (--prune removes them)')
    + without.map(({ name, why }) => `  optional, not there: ${name}: ${why}\n`).join('')
    + (start ? `${startText(start)}\n` : ''));
  if (missing.length > 0) terminal.say(`lasthop: ${missing.length === 1 ? 'One key is' : `${missing.length} keys are`} still missing:\n${keyProblems(missing)}`);
  return missing.length > 0 || mode === 'check' && changed ? 1 : 0;
}
