/** `lasthop move`: literals out of files and into the store, one by one or all of them. */
import { join, resolve } from 'node:path';
import type { Finding } from '../../core/rule';
import { readConfiguration, engineSettings } from '../../host/configuration';
import { FileTree } from '../../host/files';
import { scan } from '../../host/scan';
import { realPath, relativePath } from '../../host/workspaceRoot';
import { destinationOf, findMovable, isWorthMoving, pathProblem, sweepLeftovers, userFolders, type Movable } from '../../stores';
import { UsageError } from '../arguments';
import { defineCommand, progressLine, type ExitStatus, type Terminal } from '../command';
import { Mover } from '../mover';
import { counted, moveTable } from '../movePlanText';
import { moveWorkspace } from '../moveWorkspace';
import { chosenStore, openStores, refused, storeOption, workspaceOf, type Workspace } from '../storeAccess';

export const moveCommand = defineCommand({
  usage: 'move [PATH…]',
  summary: 'move literals into the secret store; a reference or a read of the environment stays',
  options: {
    'all': { kind: 'flag', help: 'move every literal to its proposed path without asking' },
    'dry-run': { kind: 'flag', help: 'show what would move where; write nothing' },
    'path': { kind: 'text', placeholder: 'CANONICAL', help: 'where the one literal goes: dev/api/stripe/secret_key' },
    'env': { kind: 'text', placeholder: 'NAME', help: 'the environment that the literals belong to; inferred from files and folders without it' },
    'service': { kind: 'text', placeholder: 'NAME', help: 'the service that they belong to; inferred likewise' },
    'store': storeOption,
    'wrap': { kind: 'flag', help: 'put `lasthop run --` before the start scripts that would pass a reference on' },
    'resume': { kind: 'flag', help: 'finish moves that were broken off, or say what stands' },
  },
  examples: [
    ['lasthop move --dry-run', 'what would move where'],
    ['lasthop move .env', 'asks for each literal of that file, with a proposed path'],
    ['lasthop move src/pay.ts --path dev/api/stripe/secret_key', 'one literal, without a question'],
    ['lasthop move --all --wrap', 'everything, and the start scripts too'],
  ],
  run: async ({ values, operands }, terminal): Promise<ExitStatus> => {
    if (values.path !== undefined && values.all) throw new UsageError('--path is for one literal, --all for every one: take one of them.');
    const workspace = workspaceOf(terminal);
    const stores = openStores(terminal, 'lasthop move', workspace);
    if (!values['dry-run']) sweepLeftovers(userFolders(terminal.environment), workspace.root);
    const { tree, found, from, failures } = read(workspace, operands, terminal);
    for (const failure of failures) terminal.say(`lasthop: ${failure}\n`);
    if (failures.length > 0) return 2;
    const store = chosenStore(stores, values.store);
    if (!store.ok) return refused(terminal, store.failure);
    const files = moveWorkspace(found, tree);
    const destination = destinationOf(store.value, {
      root: workspace.root, settings: stores.settings,
      ...(values.env === undefined ? {} : { environment: values.env }), ...(values.service === undefined ? {} : { service: values.service }),
    });
    const mover = new Mover({ terminal, wraps: values.wrap, store: store.value, stores, files, destination, root: workspace.root, settings: stores.settings });
    if (values.resume) return mover.resume();
    const movable = findMovable(files, destination, (finding) => from(finding) ?? isWorthMoving(files, finding));
    const chosen = values.path === undefined ? movable : only(movable, values.path);
    for (const { path } of chosen) {
      const problem = pathProblem(path, stores.settings);
      if (problem !== undefined) throw new UsageError(problem);
    }
    if (chosen.length === 0) {
      terminal.write(nothing(mover.unfinished()));
      return values.wrap ? mover.wrap(values['dry-run']) : 0;
    }
    terminal.write(`${counted(chosen.length, 'literal')} ${values['dry-run'] ? 'would move' : 'can move'} to ${store.value.title}:\n${moveTable(chosen)}`);
    if (values['dry-run']) return mover.show(chosen, values.wrap);
    const asks = !values.all && values.path === undefined;
    if (asks && !terminal.canAsk) throw new UsageError('Nobody can be asked here. Add --all to move everything to these paths, or name one file and --path for one literal. Nothing was changed.');
    const status = await mover.move(chosen, asks);
    const wrapping = values.wrap ? mover.wrap(false) : 0;
    return status === 0 ? wrapping : status;
  },
});

function read({ root }: Workspace, operands: readonly string[], terminal: Terminal) {
  const configuration = readConfiguration(root);
  const tree = new FileTree(root, configuration.settings.exclude);
  const directory = realPath(terminal.directory);
  const asked = operands.map((operand) => relativePath(root, realPath(resolve(directory, operand))));
  const failures = asked.flatMap((path, at) => (path === '..' || path.startsWith('../') || resolve(root, path) !== join(root, path)
    ? [`${operands[at]} lies outside of ${root}: move works on one repository.`] : []));
  if (failures.length > 0) return { tree, found: undefined as never, from: () => undefined, failures };
  const progress = progressLine(terminal);
  // The whole workspace is read whatever was asked for: the same value may stand elsewhere.
  const found = scan({
    tree, paths: ['', ...asked.filter((path) => path !== '')], settings: engineSettings(configuration.settings), detectors: configuration.detectors, progress: progress.update,
  });
  progress.clear();
  const named = asked.filter((path) => path !== '');
  // What is named moves; where nothing or everything is, the literal itself must be worth it.
  const from = ({ path }: Finding): boolean | undefined => {
    if (named.some((one) => path === one || path.startsWith(`${one}/`))) return true;
    return named.length === 0 || asked.includes('') ? undefined : false;
  };
  return { tree, found, from, failures: found.missing.map((path) => `${path} does not exist.`) };
}

function only(movable: readonly Movable[], path: string): readonly Movable[] {
  if (movable.length > 1) throw new UsageError(`--path is for one literal, and there are ${movable.length}. Name the file that holds it, or leave --path out.\n${moveTable(movable).trimEnd()}`);
  return movable.map((one) => ({ ...one, path }));
}

function nothing(unfinished: number): string {
  const resume = unfinished === 0 ? '' : ` ${counted(unfinished, 'move')} of earlier ${unfinished === 1 ? 'was' : 'were'} broken off: lasthop move --resume`;
  return `Nothing to move: no literal was found in a place that can hold a reference.${resume}\n`;
}
