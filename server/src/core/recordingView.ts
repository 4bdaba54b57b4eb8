/** The workspace as a rule sees it, with every question written down so that a changed answer re-asks exactly its readers. */
import type { Declaration, FactKind, FactOf } from './facts';
import type { Families } from './families';
import type { EnvContent, EnvFamily, FactAt, GitState, RuleSettings, WorkspaceView } from './view';
import { undefinedKey, type ContractQuestion } from './undefinedKeys';
import { contentKey, existsKey, fileKey, gitKey, kindKey, mentionKey, nameKey, type WorkspaceIndex } from './workspaceIndex';

export const FAMILIES_KEY = 'families';
export const COMPLETE_KEY = 'complete';

export class RecordingView implements WorkspaceView {
  constructor(
    private readonly index: WorkspaceIndex,
    private readonly families: Families,
    private readonly isComplete: () => boolean,
    readonly settings: RuleSettings,
    /** Receives every key that was asked for. */
    private readonly asked: Set<string>,
  ) {}

  familyOf(path: string): EnvFamily | undefined {
    this.asked.add(FAMILIES_KEY);
    return this.families.of(path);
  }

  named<K extends 'definition' | 'declaration' | 'envRead'>(kind: K, name: string): readonly FactAt<FactOf<K>>[] {
    this.asked.add(nameKey(kind, name));
    return this.index.named(kind, name);
  }

  namedIn<K extends 'definition' | 'declaration' | 'envRead'>(path: string, kind: K, name: string): readonly FactAt<FactOf<K>>[] {
    this.asked.add(nameKey(kind, name));
    return this.index.namedIn(path, kind, name);
  }

  undefinedKeys(question: ContractQuestion): readonly Declaration[] {
    this.asked.add(undefinedKey(question));
    return this.index.undefinedKeys.of(question);
  }

  inFile<K extends FactKind>(path: string, kind: K): readonly FactAt<FactOf<K>>[] {
    this.asked.add(fileKey(path, kind));
    return this.index.inFile(path, kind);
  }

  all<K extends 'secretReference' | 'resource' | 'consumer' | 'grant' | 'step'>(kind: K): readonly FactAt<FactOf<K>>[] {
    this.asked.add(kindKey(kind));
    return this.index.all(kind);
  }

  mentioned(key: string, folder: string): boolean {
    this.asked.add(mentionKey(key));
    return this.index.mentioned(key, folder);
  }

  gitState(path: string): GitState {
    this.asked.add(gitKey(path));
    return this.index.gitState(path);
  }

  contentOf(path: string): EnvContent {
    this.asked.add(contentKey(path));
    return this.index.contentOf(path);
  }

  exists(path: string): boolean {
    this.asked.add(existsKey(path));
    return this.index.exists(path);
  }

  complete(_folder: string): boolean {
    this.asked.add(COMPLETE_KEY);
    return this.isComplete();
  }
}
