/** `undeclared-key`: an env file defines a key that its contract does not promise. */
import { isCredentialName } from '../credentialNames';
import { envFileName } from '../envFiles';
import type { Definition } from '../facts';
import type { Intent } from '../intent';
import { isRead, isUnused } from '../keyUse';
import { baseName } from '../paths';
import { isGiven } from '../platformVariables';
import { defineRule } from '../rule';
import type { WorkspaceView } from '../view';

export const undeclaredKey = defineRule({
  id: 'undeclared-key',
  title: 'A key in an env file that the contract does not declare',
  category: 'contract',
  severity: 'warning',
  confidence: 'high',
  profile: 'default',
  softInExamples: false,
  messages: {
    undeclared: '{name} is not declared in {contract}, so nobody else knows that it is needed. Declare it there, or remove it here.',
  },
  on: {
    *definition(definition, file, view) {
      const family = file.env === 'real' ? view.familyOf(file.path) : undefined;
      if (!family?.real.includes(file.path) || family.contracts.length === 0) return;
      if (family.contracts.some((path) => view.namedIn(path, 'declaration', definition.name).length > 0)) return;
      const name = envFileName(file.path);
      if (name?.syntax !== 'dotenv' || name.label === 'keys' || isSetByRuntime(definition.name)) return;
      // `db.env` beside `.env.example` is another program's file: it answers to a contract of its own label only.
      const contract = family.contracts.find((path) => name.label === undefined || envFileName(path)?.label === name.label);
      if (contract === undefined) return;
      if (view.namedIn(file.path, 'definition', definition.name).at(-1)?.fact !== definition) return;
      yield {
        at: definition.nameSpan,
        message: 'undeclared',
        data: { name: definition.name, contract: baseName(contract) },
        name: definition.name,
        intents: intentsFor(definition, file.path, contract, family.folder, view),
      };
    },
  },
});

/** What nothing reads is removed, with every other entry of its name in the file; what something reads is declared. */
function intentsFor(definition: Definition, path: string, contract: string, folder: string, view: WorkspaceView): Intent[] {
  const { name: key, span: entry } = definition;
  const declare: Intent = { kind: 'declare-key', contract, key, sensitive: isCredentialName(key) };
  const remove: Intent = { kind: 'remove-entry', entry, key, safety: 'review', alsoIn: [path] };
  return [...(isUnused(key, folder, view) ? [] : [declare]), ...(isRead(key, folder, view) ? [] : [remove])];
}

/** What dotenv's own family and the runtimes read from an env file; `PORT` is given by a host, but a setting here. */
function isSetByRuntime(name: string): boolean {
  return name !== 'PORT' && name !== 'HOST' && name !== 'BASE_URL' && name !== 'DEBUG' && isGiven(name);
}
