/** What a person is shown before approving: exactly what would run, with everything hidden made visible. */
import { providerTitle } from '../core/scope';
import { visible, visibleWord } from './showable';
import { isOfEnvironment, type Demand, type NamedFile, type TrustRequest } from './trust';

export function trustText({ root, file, demands, files, hash }: TrustRequest): string {
  const runs = demands.some(({ what }) => what === 'read' || what === 'write' || what === 'list' || what === 'exec');
  const groups = new Map<string, Demand[]>();
  for (const demand of demands) {
    const name = file !== undefined ? demand.of : isOfEnvironment(demand) ? `environment ${demand.of}` : `${demand.of} (${providerTitle(demand.of)})`;
    groups.set(name, [...(groups.get(name) ?? []), demand]);
  }
  return [
    file === undefined ? `The repository in ${visible(root)} brings this for its stores:` : `${visible(file)} of the repository in ${visible(root)} has these programs print its values:`,
    '',
    ...[...groups].flatMap(([name, each]) => [`  ${visible(name)}`, ...each.map(demandLine), '']),
    ...(files.length === 0 ? [] : ['  These files of the repository belong to it, with their content as of now:', ...files.map(fileLine), '']),
    ...(runs ? ['Programs run as you, without a shell, whenever a secret is asked for. What they read besides is not covered.'] : []),
    `Content: ${hash}`,
    '',
  ].join('\n');
}

function demandLine({ what, words }: Demand): string {
  const [first = '', ...rest] = words.map(visibleWord);
  const said = what === 'timeout' ? `${first} seconds`
    : what === 'production' ? `${first}${rest.length === 0 ? '' : `, and its names are ${rest.join(', ')}`}: its secrets may come to this machine`
      : [first, ...rest].join(' ');
  return `    ${what.padEnd(8)} ${said}`;
}

function fileLine({ path, digest }: NamedFile): string {
  return `    ${visibleWord(path)}  ${digest === undefined ? 'a folder: what it holds is not covered' : `sha256 ${digest.slice(0, 16)}…`}`;
}
