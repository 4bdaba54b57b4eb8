/** `duplicate-key`: one env file gives one key twice; readers take the last and drop the others without a word. */
import { envFileName } from '../envFiles';
import type { Declaration, Definition } from '../facts';
import { defineRule, type Report } from '../rule';
import type { FileContext, WorkspaceView } from '../view';

/** Where a key is repeated over and over, nobody follows a link from each. */
const FEW = 16;

export const duplicateKey = defineRule({
  id: 'duplicate-key',
  title: 'A key that stands twice in one env file, where only the last counts',
  category: 'contract',
  severity: 'warning',
  confidence: 'high',
  profile: 'default',
  softInExamples: false,
  messages: {
    dead: '{name} is set again further down, and the last one wins: this value is never read. Remove it.',
  },
  on: {
    definition: (definition, file, view) => deadEntry(definition, file, view),
    declaration: (declaration, file, view) => deadEntry(declaration, file, view),
  },
});

function* deadEntry(entry: Definition | Declaration, file: FileContext, view: WorkspaceView): Iterable<Report<'dead'>> {
  if (!entry.site) return;
  const { kind, name } = entry;
  const same = view.namedIn(file.path, kind, name);
  // A shell script may well set a variable twice (`export PATH=…:$PATH`).
  if (same.length < 2 || envFileName(file.path)?.syntax === 'shell') return;
  const last = same.findLast((at) => at.fact.site);
  if (!last || last.fact === entry) return;
  yield {
    at: entry.nameSpan,
    message: 'dead',
    data: { name },
    name,
    unnecessary: true,
    ...(same.length <= FEW ? { related: [{ path: file.path, kind, name, nth: last.nth, message: 'The one that wins' }] } : {}),
    intents: [{ kind: 'de-duplicate', entry: entry.span, key: name, safety: 'review' }],
  };
}
