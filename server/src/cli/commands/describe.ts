/** `lasthop describe`: what is known of a secret without reading it. */
import { pathProblem, visible, type Capabilities, type Description } from '../../stores';
import { choice, UsageError } from '../arguments';
import { defineCommand } from '../command';
import { chosenStore, openStores, refused, storeOption } from '../storeAccess';

export const describeCommand = defineCommand({
  usage: 'describe PATH',
  summary: 'say what is known of a secret without reading it',
  options: { format: choice(['text', 'json'], 'json: {"version":1,"path":…,"owner":…,…}'), store: storeOption },
  examples: [['lasthop describe dev/api/stripe/secret_key', 'owner, age, who can read it'], ['lasthop describe dev/api/stripe/secret_key --format json', 'for programs']],
  run: async ({ values, operands: [path, ...more] }, terminal) => {
    if (path === undefined || more.length > 0) throw new UsageError('Name one path, as in `lasthop describe dev/api/stripe/secret_key`.');
    const stores = openStores(terminal, 'lasthop describe');
    const problem = (values.store ?? stores.settings.store) === 'lasthop' ? pathProblem(path, stores.settings) : undefined;
    if (problem !== undefined) throw new UsageError(problem);
    const store = chosenStore(stores, values.store);
    if (!store.ok) return refused(terminal, store.failure);
    const call = { signal: terminal.interrupted };
    const description = await store.value.describe(path, call);
    if (!description.ok) return refused(terminal, description.failure);
    const may = await store.value.capabilities(path, call);
    const about = { store: store.value.provider, reference: store.value.reference(path), may: may.ok ? may.value : undefined };
    terminal.write(values.format === 'json'
      ? `${JSON.stringify({ version: 1, ...description.value, ...about })}\n`
      : text(description.value, store.value.title, about.reference, about.may));
    return 0;
  },
});

function text(description: Description, title: string, reference: string | undefined, may: Capabilities | undefined): string {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Path', description.path],
    ['Store', title],
    ['Reference', reference],
    ['Owner', description.owner],
    ['Created', description.created],
    ['Rotated', description.rotated],
    ['Version', description.version],
    ['Readers', description.readers?.join(', ')],
    ['You may', may && (['read', 'write'] as const).map((verb) => `${verb}: ${may[verb]}`).join(', ')],
  ];
  return rows.filter(([, value]) => value !== undefined && value !== '').map(([name, value]) => `${name.padEnd(11)}${visible(value ?? '')}\n`).join('');
}
