/** What a person must know of a move: rotation, plain start commands, deliveries, places that stay. One sentence each, without values. */
import type { Settings } from '../core/settings';
import { envFileName } from '../core/envFiles';
import { folderOf } from '../core/paths';
import { getCommandFor } from './moveDestination';
import type { Movable, MoveWorkspace, PlannedMove } from './movePlan';
import { startCommands, WRAPPER, type StartCommand } from './startCommands';
import type { Store } from './store';

export interface MoveAdvice {
  /** Git may hold the value, and goes on holding it. */
  readonly rotate?: string;
  /** What else has to be filled before manifests work. */
  readonly deliver: readonly string[];
  /** What would pass a reference on as if it were the secret. */
  readonly start?: string;
  readonly commands: readonly StartCommand[];
  /** Where the value stands on. */
  readonly remaining?: string;
}

export interface AdviceContext {
  readonly workspace: MoveWorkspace;
  /** Absolute. */
  readonly root: string;
  readonly settings: Settings;
  readonly store: Pick<Store, 'provider' | 'title'>;
}

export function moveAdvice({ workspace, root, settings, store }: AdviceContext, { places, key }: Pick<Movable, 'places' | 'key'>, { path, moves, remaining }: PlannedMove): MoveAdvice {
  const tracked = [...new Set(places.filter((place) => place.tracked).map((place) => place.path))];
  const page = places.map(({ kind }) => (kind === undefined ? undefined : workspace.revokePage(kind))).find((address) => address !== undefined);
  const left = [...new Set(moves.flatMap(({ leftIn }) => (leftIn === undefined ? [] : [leftIn])))];
  const commands = [...new Set(left.map(folderOf))].flatMap((folder) => startCommands(root, folder));
  const get = getCommandFor(store.provider, path, settings);
  const deliver = moves.flatMap(({ delivery }) => {
    if (delivery === undefined) return [];
    if (delivery.to === 'github') return [`GitHub needs the secret ${delivery.name} before the workflow runs: ${get} | gh secret set ${delivery.name}`];
    const namespace = delivery.namespace === undefined ? '' : ` --namespace ${delivery.namespace}`;
    return [`The cluster needs ${delivery.key} in the Secret ${delivery.name}: ${get} | kubectl create secret generic ${delivery.name}${namespace} --from-file=${delivery.key}=/dev/stdin`];
  });
  return {
    ...(tracked.length === 0 ? {} : {
      rotate: `git tracks ${listed(tracked)}: if ${tracked.length === 1 ? 'it was' : 'one was'} ever committed with this value, the history keeps it. Rotate ${key}${page === undefined ? ' where it was issued' : ` at ${page}`}, then: lasthop set ${path} --replace`,
    }),
    deliver: [...new Set(deliver)],
    ...(left.length === 0 ? {} : { start: startSentence(left, commands, left.every((file) => envFileName(file)?.environment !== undefined) ? path.slice(0, path.indexOf('/')) : undefined) }),
    commands,
    ...(remaining.length === 0 ? {} : { remaining: `The same value also stands in ${listed(remaining.map((place) => `${place.path}:${place.line}`))}, where this move changes nothing. Look at ${remaining.length === 1 ? 'it' : 'them'} yourself.` }),
  };
}

/** @param environment of files that are not a developer's own */
function startSentence(left: readonly string[], commands: readonly StartCommand[], environment: string | undefined): string {
  const [first] = commands;
  const wrapper = environment === undefined ? WRAPPER : WRAPPER.replace('--', `--env ${environment} --`);
  const stays = `What stays in ${listed(left)} is a reference`;
  if (!first) return `${stays}, which \`${wrapper}COMMAND\` resolves; without it the app would take the reference for the secret.`;
  const named = commands.slice(0, 3).map(({ title }) => `\`${title}\``);
  const more = commands.length > 3 ? ` and ${commands.length - 3} more` : '';
  const one = commands.length === 1;
  const typed = first.title.startsWith('npm ') || first.title.startsWith('make ') || first.title.startsWith('docker ') ? first.title : first.command;
  return `${stays}: plain ${named.join(', ')}${more} would hand it to the app as if it were the secret. Start ${one ? 'it' : 'them'} with \`${wrapper}${typed}\`.`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 4);
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown[0] ?? '';
}
