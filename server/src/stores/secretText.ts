/** A secret's text outside the core: it can be handed on, and shows itself to nobody by accident. */
import { inspect } from 'node:util';

const shown = '••••••••';

/** Printing, logging, joining to a text and serialising give a mask; only `reveal` gives the text. */
export class SecretText {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself, for the one place that hands it to its reader: a child's environment, a file of mode 0600, a store. */
  reveal(): string {
    return this.#text;
  }

  get isEmpty(): boolean {
    return this.#text === '';
  }

  equals(other: SecretText): boolean {
    return this.#text === other.#text;
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }
}
