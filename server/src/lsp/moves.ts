/** What the stores need of the editor to move a literal. The rest is in their bundle, which is loaded when somebody moves one. */
import { MessageType, ShowMessageRequest } from 'vscode-languageserver/node';
import { detectors } from '../core/detectors';
import { Engine } from '../core/engine';
import { envFileKind } from '../core/envFiles';
import { languageOf } from '../core/languages';
import { Notes } from '../core/notes';
import { renderFixes, type FileEdit } from '../core/render';
import type { Finding } from '../core/rule';
import { rules } from '../core/rules';
import { tryTexts } from '../core/trial';
import type { FileChange, MovingEditor, MoveWorkspace } from '../stores';
import { refusal } from './failure';
import { findFix, workspaceEdit } from './fixes';
import type { FixName } from './fixNames';
import type { Folder } from './folder';
import type { Session } from './session';

/** @throws ResponseError in words for the user */
export function movingEditor(session: Session, name: FixName): MovingEditor {
  if (!session.trusted) throw refusal('In Restricted Mode nothing is moved: trust this workspace first.');
  const { folder, path, finding, fix } = findFix(session, name);
  const value = movedValue(finding);
  const root = folder.root.disk;
  if (!fix.move || value === undefined || root === undefined) throw refusal('This cannot be moved to a store.');
  const edit = (changes: readonly FileChange[]) => workspaceEdit(session, folder, changes.map(fileEdit));
  return {
    root, value, document: path, environment: process.env, workspace: workspaceOf(folder, value),
    blocked: (changes) => ((folder.document(path)?.version ?? null) === name.version ? blocked(folder, path, changes) : `${path} was changed meanwhile.`),
    canApply: (changes) => edit(changes) !== undefined,
    async apply(label, changes) {
      const made = edit(changes);
      // Why an editor refuses is its own to tell: its words could hold the document's.
      const { applied } = made && session.trusted ? await session.connection.workspace.applyEdit({ label, edit: made }).catch(() => ({ applied: false })) : { applied: false };
      session.diskChanged(changes.map((change) => folder.uri(change.path)));
      return applied;
    },
    async confirm(message, action) {
      const actions = [{ title: action }, { title: 'Cancel' }];
      return (await session.connection.sendRequest(ShowMessageRequest.type, { type: MessageType.Info, message, actions }))?.title === action;
    },
    inform: (message) => session.inform(message),
  };
}

/** A copy of what concerns one value: plans change it, and the editor's own state stays as it is. */
function workspaceOf(folder: Folder, value: string): MoveWorkspace {
  const { engine: known, inForce } = folder;
  const view = known.view();
  const engine = new Engine({ languageOf: (file) => languageOf(file, file.text), rules, detectors: [...detectors, ...inForce.detectors], settings: inForce.engine });
  for (const path of known.paths()) {
    const text = known.text(path) ?? '';
    if (!envFileKind(path) && !text.includes(value) && !known.check(path).some((finding) => movedValue(finding) === value)) continue;
    engine.setGit(path, view.gitState(path));
    engine.set({ path, text, languageId: folder.document(path)?.languageId });
  }
  const changed = new Map<string, string | undefined>();
  return {
    context: {
      view: engine.view(),
      notes: new Notes(),
      text: (path) => (changed.has(path) ? changed.get(path) : engine.text(path) ?? folder.text(path)),
      language: (path) => engine.languageOf(path),
      fact: (path) => engine.context(path),
      trial: (texts) => tryTexts(engine, texts),
    },
    paths: () => engine.paths(),
    findings: (path) => engine.check(path),
    fixes: renderFixes,
    change(path, text) {
      changed.set(path, text);
      if (text === undefined) return engine.remove(path);
      if (!engine.has(path)) engine.setGit(path, folder.gitStateNow(path));
      engine.set({ path, text });
    },
    isTracked: (path) => folder.gitStateNow(path) === 'tracked',
    revokePage: (id) => detectors.find((detector) => detector.id === id)?.revoke,
  };
}

function movedValue(finding: Finding): string | undefined {
  for (const { intent } of finding.intents) if (intent.kind === 'move-to-provider') return intent.literal.value;
  return undefined;
}

/** Nothing is edited where a person's unsaved work or another program's would be lost. */
function blocked(folder: Folder, own: string, changes: readonly FileChange[]): string | undefined {
  for (const { path, before } of changes) {
    const saved = folder.savedText(path);
    const open = folder.document(path)?.getText();
    if ((open ?? saved) !== before) return `${path} was changed meanwhile.`;
    if (path !== own && open !== undefined && open !== (saved ?? '')) return `${path} has unsaved changes: save it, then move again.`;
  }
  return undefined;
}

function fileEdit({ path, before, edits }: FileChange): FileEdit {
  return { path, edits, create: before === undefined, holdsValue: false };
}
