/** `missing-key`: a key that the contract promises has no value in the folder's env files. */
import { isOptional, usableDefault } from '../contract';
import { baseFile } from '../envFiles';
import { isUnused } from '../keyUse';
import { defineRule } from '../rule';
import { baseName } from '../paths';
import type { WorkspaceView } from '../view';

/** An empty file that git holds or would take: the first setting in it would be one for everybody. */
function wouldExpose(path: string, view: WorkspaceView): boolean {
  const state = view.gitState(path);
  return (state === 'tracked' || state === 'untracked') && view.contentOf(path) === 'nothing';
}

export const missingKey = defineRule({
  id: 'missing-key',
  title: 'A key that the contract declares and no env file defines',
  category: 'contract',
  severity: 'warning',
  confidence: 'high',
  profile: 'default',
  softInExamples: false,
  messages: {
    missing: '{name} is missing: {contract} declares it, so the app expects it. Define it here, or mark it `@optional` in the contract.',
    defaulted: '{name} is missing: {contract} has a default for it, but env file readers do not look there. Define it here.',
    noFile: '{missing} of {total} keys missing: no env file stands beside this contract. Copy it to .env (`cp {contract} .env`) and fill in the values.',
  },
  *file(file, view) {
    if (!file.env) return;
    const family = view.familyOf(file.path);
    const contract = family?.contracts[0];
    if (!family || contract === undefined) return;
    const base = baseFile(family);
    if (file.path !== (base ?? contract)) return;
    // Any env file of the folder or above counts: loaders overlay them, and a repository's root may define for all. Where no
    // developer's file is there at all, those of other environments (a checked-in `.env.test`) count for nothing.
    const missing = view.undefinedKeys({ contract, folder: family.folder, generalOnly: base === undefined }).filter((declaration) => !isOptional(declaration));
    if (missing.length === 0) return;
    if (base === undefined) {
      const total = new Set(view.inFile(contract, 'declaration').map(({ fact }) => fact.name)).size;
      const lacking = missing.filter((declaration) => usableDefault(declaration) === undefined).length;
      const data = { missing: String(lacking), total: String(total), contract: baseName(contract) };
      if (lacking === 0) return;
      yield { at: 'file', message: 'noFile', severity: 'information', data };
      return;
    }
    for (const declaration of missing) {
      // Of what nothing reads, `unused-key` speaks.
      if (isUnused(declaration.name, family.folder, view)) continue;
      // Of several declarations a copy of the contract would give the last one's default.
      const value = usableDefault(view.namedIn(contract, 'declaration', declaration.name).at(-1)?.fact ?? declaration);
      yield {
        at: 'file',
        message: value === undefined ? 'missing' : 'defaulted',
        data: { name: declaration.name, contract: baseName(contract) },
        ...(value === undefined ? {} : { severity: 'hint' as const }),
        name: declaration.name,
        intents: value !== undefined && wouldExpose(base, view) ? [] : [{ kind: 'define-key', file: base, key: declaration.name, value: value ?? '' }],
      };
    }
  },
  on: {},
});
