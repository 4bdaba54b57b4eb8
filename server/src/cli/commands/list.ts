/** `lasthop list`: which secrets there are, by path. */
import { prefixProblem, visible } from '../../stores';
import { choice, UsageError } from '../arguments';
import { defineCommand } from '../command';
import { chosenStore, openStores, refused, storeOption } from '../storeAccess';

export const listCommand = defineCommand({
  usage: 'list [PREFIX]',
  summary: 'list the paths of secrets in the store',
  options: { format: choice(['text', 'json'], 'json: {"version":1,"store":…,"paths":[…]}'), store: storeOption },
  examples: [['lasthop list dev/api/', 'what there is for the service api in dev'], ['lasthop list --format json', 'for programs']],
  run: async ({ values, operands: [prefix = '', ...more] }, terminal) => {
    if (more.length > 0) throw new UsageError('Name one beginning of paths, as in `lasthop list dev/api/`.');
    const stores = openStores(terminal, 'lasthop list');
    const problem = (values.store ?? stores.settings.store) === 'lasthop' ? prefixProblem(prefix, stores.settings) : undefined;
    if (problem !== undefined) throw new UsageError(problem);
    const store = chosenStore(stores, values.store);
    if (!store.ok) return refused(terminal, store.failure);
    const paths = await store.value.list(prefix, { signal: terminal.interrupted });
    if (!paths.ok) return refused(terminal, paths.failure);
    if (values.format === 'json') terminal.write(`${JSON.stringify({ version: 1, store: store.value.provider, paths: paths.value })}\n`);
    else terminal.write(paths.value.map((path) => `${visible(path)}\n`).join(''));
    if (paths.value.length === 0 && values.format !== 'json') {
      terminal.say(`There is nothing in ${store.value.title}${prefix === '' ? '' : ` below ${visible(prefix)}`}. Put a secret there: lasthop set dev/api/stripe/secret_key\n`);
    }
    return 0;
  },
});
