/**
 * Asks the person at the terminal, which is not always standard input: `printf … | lasthop …` can still be asked something.
 * A hidden answer is read key by key with echo off. Pasted lines are taken as one answer (“bracketed paste”): the rest of a
 * pasted key must never reach the shell behind us.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { ReadStream } from 'node:tty';

const device = process.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty';
const pasteOn = '\u001b[?2004h';
const pasteOff = '\u001b[?2004l';
/** Milliseconds in which what belongs to a paste arrives, where the terminal does not mark pastes. */
const pasteTime = 60;

/** Whether this process has a terminal of its own behind its streams. */
export function hasTerminal(): boolean {
  try {
    closeSync(openSync(device, 'r+'));
    return true;
  } catch {
    return false;
  }
}

/** The answer without its line end; undefined on Ctrl+C, Ctrl+D, an interruption from outside or when there is no terminal. */
export async function askTerminal(question: string, hidden: boolean, inputIsTerminal: boolean, interrupted: AbortSignal): Promise<string | undefined> {
  let descriptor = 0;
  try {
    if (!inputIsTerminal || process.platform !== 'win32') descriptor = openSync(device, 'r+');
  } catch {
    if (!inputIsTerminal) return undefined;
  }
  const input = new ReadStream(descriptor);
  const say = (text: string): void => void writeSync(process.platform === 'win32' || descriptor === 0 ? 2 : descriptor, text);
  // Ends of the process by a signal are Node's: it puts terminals back as they were.
  if (hidden) input.setRawMode(true);
  say((hidden ? pasteOn : '') + question);
  const interruption = new Promise<undefined>((settle) => {
    if (interrupted.aborted) settle(undefined);
    interrupted.addEventListener('abort', () => settle(undefined), { once: true });
  });
  try {
    return await Promise.race([hidden ? hiddenAnswer(input) : plainAnswer(input), interruption]);
  } finally {
    if (hidden) {
      input.setRawMode(false);
      say(`${pasteOff}\n`);
    }
    input.destroy();
  }
}

/** The terminal edits the line itself. */
function plainAnswer(input: ReadStream): Promise<string | undefined> {
  return new Promise((settle) => {
    let text = '';
    input.setEncoding('utf8');
    input.on('data', (piece: string) => {
      text += piece;
      const end = text.search(/[\r\n]/);
      if (end >= 0) settle(text.slice(0, end));
    });
    input.on('end', () => settle(undefined));
    input.on('error', () => settle(undefined));
  });
}

function hiddenAnswer(input: ReadStream): Promise<string | undefined> {
  return new Promise((settle) => {
    const keys = new HiddenLine();
    input.setEncoding('utf8');
    input.on('data', (piece: string) => {
      keys.type(piece);
      // An unmarked paste of several lines comes in one piece or in quick ones: all of it is the answer.
      if (keys.end === 'enter') setTimeout(() => settle(keys.text), pasteTime);
      else if (keys.end !== undefined) settle(undefined);
    });
    input.on('end', () => settle(undefined));
    input.on('error', () => settle(undefined));
  });
}

/** What was typed so far: characters, what deletes them, marked pastes, and how it ended. */
export class HiddenLine {
  #text = '';
  #pending = '';
  #pasting = false;
  end: 'enter' | 'given-up' | undefined;

  /** Line ends that only ended the answer are no part of it. */
  get text(): string {
    return this.#text.replace(/\n+$/, '');
  }

  type(piece: string): void {
    this.#pending += piece;
    while (this.#pending !== '') {
      // Marks of a paste, other keys that send a sequence (arrows), or one character.
      const sequence = /^\u001b(?:\[[0-9;?]*[A-Za-z~]|O[A-Za-z])/.exec(this.#pending)?.[0];
      if (sequence === undefined && /^\u001b(?:\[[0-9;?]*|O)?$/.test(this.#pending)) return;
      const key = sequence ?? String.fromCodePoint(this.#pending.codePointAt(0) ?? 0);
      this.#pending = this.#pending.slice(key.length);
      this.#press(key);
    }
  }

  #press(key: string): void {
    if (key === '\u001b[200~') this.#pasting = true;
    else if (key === '\u001b[201~') this.#pasting = false;
    else if (key === '\r' || key === '\n') this.#lineEnd();
    else if (this.#pasting) this.#text += key;
    else if (key === '\u0003' || (key === '\u0004' && this.#text === '')) this.end = 'given-up';
    else if (key === '\u007f' || key === '\b') this.#text = [...this.#text].slice(0, -1).join('');
    else if (key === '\u0015') this.#text = '';
    else if (!/^[\u0000-\u0008\u000b-\u001f]/.test(key)) this.#text += key;
  }

  #lineEnd(): void {
    this.#text += '\n';
    if (!this.#pasting) this.end ??= 'enter';
  }
}
