/** Whether anything below a folder uses a key of its contract. */
import { isReadElsewhere } from './platformVariables';
import type { WorkspaceView } from './view';

/** True where a file below the folder asks the environment for the key. */
export function isRead(key: string, folder: string, view: WorkspaceView): boolean {
  return view.named('envRead', key).some(({ path }) => folder === '' || path.startsWith(`${folder}/`));
}

/** True where all files are known and none reads the key or mentions it, nor is it known to be read by a library or image. */
export function isUnused(key: string, folder: string, view: WorkspaceView): boolean {
  // Mentions are known of names in capitals only (words.ts).
  if (!/^[A-Z][A-Z0-9_]{2,127}$/.test(key) || isReadElsewhere(key) || !view.complete(folder)) return false;
  return !DEPLOYING.test(folder) && !isRead(key, folder, view) && !view.mentioned(key, folder);
}

/** Folders that say how the app is started: what they set is read by code that stands elsewhere, or in an image. */
const DEPLOYING = /(?:^|\/)(?:\.?docker|docker-compose|compose|\.devcontainer|deploy(?:ment|ments|ing)?|infra(?:structure)?|ops|k8s|kubernetes|helm|packaging|self-?host(?:ed|ing)?|hosting|contrib)(?:\/|$)/i;
