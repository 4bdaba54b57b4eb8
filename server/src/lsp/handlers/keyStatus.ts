/** lasthop/status: how many of the keys that the contract around a document promises are defined. */
import type { Folder } from '../folder';
import { missingKeys } from '../../core/missingKeys';
import { declaredService } from '../../core/declaredService';
import { envFileKind } from '../../core/envFiles';
import { baseName, folderOf } from '../../core/paths';
import { inferScope } from '../../core/scope';
import type { EnvFamily } from '../../core/view';
import type { KeyStatus, StatusParams } from '../protocol';
import type { Session } from '../session';

export async function keyStatus(session: Session, { uri }: StatusParams): Promise<KeyStatus | null> {
  await session.whenRead();
  if (uri === undefined) return worst(session.folders.all().flatMap(statusesIn));
  const located = session.folders.find(uri);
  if (!located) return null;
  const family = located.folder.engine.view().familyOf(located.path);
  return (family && statusOf(located.folder, family)) ?? null;
}

function statusesIn(folder: Folder): KeyStatus[] {
  const view = folder.engine.view();
  return folder.engine.paths()
    .filter((path) => envFileKind(path) === 'contract' && folder.isShown(path))
    .flatMap((path) => {
      const family = view.familyOf(path);
      return family?.contracts[0] === path ? statusOf(folder, family) ?? [] : [];
    });
}

/** The contract of which most is missing: what a newcomer needs first. */
function worst(statuses: readonly KeyStatus[]): KeyStatus | null {
  return statuses.reduce<KeyStatus | null>((most, status) => (most && most.missing.length >= status.missing.length ? most : status), null);
}

function statusOf(folder: Folder, family: EnvFamily): KeyStatus | undefined {
  const view = folder.engine.view();
  const contract = family.contracts[0];
  const keys = missingKeys(family, view);
  if (contract === undefined || !keys) return undefined;
  const { service } = view.settings;
  const name = (service === '' ? undefined : service)
    ?? declaredService(view.inFile(contract, 'declaration').map(({ fact }) => fact))
    ?? inferScope(contract, view.settings).service?.value
    ?? packageName(folder.text(family.folder === '' ? 'package.json' : `${family.folder}/package.json`))
    ?? baseName(family.folder === '' ? folder.root.disk?.replaceAll('\\', '/') ?? 'this folder' : family.folder);
  return { folder: folder.uri(folderOf(contract)), contract: folder.uri(contract), service: name, ...keys };
}

function packageName(text: string | undefined): string | undefined {
  // Enough of JSON for a name; a package that is being edited is rarely whole.
  return text === undefined ? undefined : /^\s*"name"\s*:\s*"(?:[^"\\]*\/)?([A-Za-z0-9][\w.-]*)"/m.exec(text)?.[1];
}
