/** What was found out about texts, to be asked for again: names and values repeat. Above a number of them it begins anew. */
import { ownCopy } from './textWindow';

export class Remembered<Answer> {
  private readonly known = new Map<string, Answer>();

  /** `most`: as many as a large tree has names in its code. */
  constructor(private readonly most = 20_000) {}

  get(text: string): Answer | undefined {
    return this.known.get(text);
  }

  /** Keeps the text's own characters only, not the file that it was cut from. Returns the answer. */
  keep(text: string, answer: Answer): Answer {
    if (this.known.size >= this.most) this.known.clear();
    this.known.set(ownCopy(text), answer);
    return answer;
  }
}
