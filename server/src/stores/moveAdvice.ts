/** What a person must know of a move: rotation, plain start commands, deliveries, places that stay. One sentence each, without values. */
import type { Settings } from '../core/settings';
import { envFileName } from '../core/envFiles';
import { getCommandFor } from './moveDestination';
import type { Movable, MoveWorkspace, PlannedMove } from './movePlan';
import { listed, plainStart, type PlainStart } from './plainStart';
import type { Store } from './store';

export interface MoveAdvice {
  /** Git may hold the value, and goes on holding it. */
  readonly rotate?: Rotation;
  /** What else has to be filled before manifests work. */
  readonly deliver: readonly string[];
  /** What would pass a reference on as if it were the secret. */
  readonly start?: PlainStart;
  /** Env files in which a reference stays, relative to the root. */
  readonly leftIn: readonly string[];
  /** Where the value stands on. */
  readonly remaining?: string;
}

export interface Rotation {
  /** Why. */
  readonly reason: string;
  /** What to do, with page and command. */
  readonly remedy: string;
  /** Where the issuer lets it be revoked: a page's address. */
  readonly page?: string;
  /** What takes the new value. */
  readonly command: string;
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
  const environment = left.every((file) => envFileName(file)?.environment !== undefined) ? path.slice(0, path.indexOf('/')) : undefined;
  const start = left.length === 0 ? undefined : plainStart(root, { files: left, ...(environment === undefined ? {} : { environment }) });
  const get = getCommandFor(store.provider, path, settings);
  const deliver = moves.flatMap(({ delivery }) => {
    if (delivery === undefined) return [];
    if (delivery.to === 'github') return [`GitHub needs the secret ${delivery.name} before the workflow runs: ${get} | gh secret set ${delivery.name}`];
    const namespace = delivery.namespace === undefined ? '' : ` --namespace ${delivery.namespace}`;
    return [`The cluster needs ${delivery.key} in the Secret ${delivery.name}: ${get} | kubectl create secret generic ${delivery.name}${namespace} --from-file=${delivery.key}=/dev/stdin`];
  });
  return {
    ...(tracked.length === 0 ? {} : { rotate: rotation(tracked, key, path, page) }),
    deliver: [...new Set(deliver)],
    ...(start ? { start } : {}), leftIn: left,
    ...(remaining.length === 0 ? {} : { remaining: `The same value also stands in ${listed(remaining.map((place) => `${place.path}:${place.line}`))}, where this move changes nothing. Look at ${remaining.length === 1 ? 'it' : 'them'} yourself.` }),
  };
}

function rotation(tracked: readonly string[], key: string, path: string, page: string | undefined): Rotation {
  const command = `lasthop set ${path} --replace`;
  return {
    reason: `git tracks ${listed(tracked)}: if ${tracked.length === 1 ? 'it was' : 'one was'} ever committed with this value, the history keeps it.`,
    remedy: `Rotate ${key}${page === undefined ? ' where it was issued' : ` at ${page}`}, then: ${command}`,
    command, ...(page === undefined ? {} : { page }),
  };
}
