/** A text read step by step, as far as somebody asked: fixes of many findings want to know what stands at their places. */

import { firstIndex } from '../../text';

/** One step: where it ended and in which state; `end` is greater than where it began. */
export interface Step<State> {
  readonly end: number;
  readonly state: State;
}

export class Steps<State, Answer = never> {
  private readonly bounds: { readonly at: number; readonly state: State }[];
  private readonly answers = new Map<number, Answer>();

  constructor(private readonly length: number, first: State, private readonly step: (at: number, state: State) => Step<State>) {
    this.bounds = [{ at: 0, state: first }];
  }

  /** Reads on until a step ends behind an offset, or the text does. */
  upTo(offset: number): void {
    for (let last = this.bounds.at(-1); last && last.at <= offset && last.at < this.length; last = this.bounds.at(-1)) {
      const { end, state } = this.step(last.at, last.state);
      this.bounds.push({ at: end, state });
    }
  }

  /** The last boundary at or before an offset. */
  before(offset: number): { readonly at: number; readonly state: State } {
    this.upTo(offset);
    const behind = firstIndex(this.bounds.length, (index) => (this.bounds[index]?.at ?? 0) > offset);
    return this.bounds[behind - 1] as { readonly at: number; readonly state: State };
  }

  /** What is found out about an offset; asked for once: many findings share a line's end. */
  answer(offset: number, find: () => Answer): Answer {
    let known = this.answers.get(offset);
    if (known === undefined) this.answers.set(offset, (known = find()));
    return known;
  }
}
