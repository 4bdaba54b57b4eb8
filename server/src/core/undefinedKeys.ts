/**
 * The keys that a contract declares and no env file defines, kept up to date name by name: a contract of thousands of keys
 * is not gone through again for each keystroke in an env file.
 */
import { envFileName } from './envFiles';
import type { Declaration, Definition } from './facts';
import { isAtOrAbove } from './paths';
import type { FactAt } from './view';

/** What is asked: whose keys, and which env files count. */
export interface ContractQuestion {
  readonly contract: string;
  /** Definitions in env files of this folder or above count: loaders overlay them. */
  readonly folder: string;
  /** Only files of no particular environment count (a checked-in `.env.test` does not). */
  readonly generalOnly: boolean;
}

/** What the index knows of a name. */
interface Names {
  declarations(name: string): readonly FactAt<Declaration>[];
  definitions(name: string): readonly FactAt<Definition>[];
  declared(contract: string): readonly FactAt<Declaration>[];
}

interface Answer {
  readonly question: ContractQuestion;
  /** By name. */
  readonly missing: Map<string, Declaration>;
}

export class UndefinedKeys {
  private readonly answers = new Map<string, Answer>();

  constructor(private readonly names: Names) {}

  /** The first declaration of each key that nothing defines, by name. */
  of(question: ContractQuestion): readonly Declaration[] {
    const id = undefinedKey(question);
    let answer = this.answers.get(id);
    if (!answer) {
      this.answers.set(id, (answer = { question, missing: new Map() }));
      for (const { fact } of this.names.declared(question.contract)) this.judge(answer, fact.name);
    }
    return [...answer.missing.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  }

  /** Facts of these names came, went or changed; tells whose answers did. */
  update(names: ReadonlySet<string>, changed: Set<string>): void {
    for (const [id, answer] of this.answers) {
      for (const name of names) if (this.judge(answer, name)) changed.add(id);
    }
  }

  /** Returns whether the answer changed. */
  private judge({ question, missing }: Answer, name: string): boolean {
    const before = missing.get(name);
    const declaration = this.names.declarations(name).find(({ path }) => path === question.contract)?.fact;
    const defined = declaration !== undefined && this.names.definitions(name).some(({ path }) =>
      isAtOrAbove(path, question.folder) && !(question.generalOnly && envFileName(path)?.environment !== undefined));
    if (declaration && !defined) missing.set(name, declaration);
    else missing.delete(name);
    return before !== missing.get(name);
  }
}

/** The key under which a question's readers are recorded. */
export function undefinedKey({ contract, folder, generalOnly }: ContractQuestion): string {
  return `undefined:${generalOnly ? 'general' : 'any'}:${folder}:${contract}`;
}
