/**
 * What is said when a program fails. A program may print what it read into its error message, so its own text is repeated
 * only where it cannot hold a value: every word of the line is one of the command's own, or one that error messages are made
 * of. Otherwise the user is told how to see it without us.
 */
import { meaningOf } from './knownPrograms';
import type { ProgramEnd } from './program';
import type { Failure, FailureKind } from './store';

export interface FailedCall {
  readonly verb: 'read' | 'write' | 'list';
  /** The program first. Holds no value. */
  readonly command: readonly string[];
  /** As people call what is behind it. */
  readonly title: string;
  readonly loginHint: string;
  /** What is asked for, as messages call it; '' for a list of all. */
  readonly path: string;
  /** Seconds. */
  readonly timeout: number;
}

export function endFailure(end: ProgramEnd, call: FailedCall): Failure {
  const program = call.command[0] ?? '';
  switch (end.kind) {
    case 'cancelled': return { kind: 'cancelled', message: `${program} was stopped, as you asked.` };
    case 'slow': return { kind: 'slow', message: `${program} gave no answer for ${call.path} within ${call.timeout} seconds and was ended. It may wait for a login (${call.loginHint}); \`timeout:\` in its settings waits longer.` };
    case 'too-much': return { kind: 'invalid', message: `${program} printed far more than a value for ${call.path} and was ended. Check the command in the settings.` };
    case 'killed': return { kind: 'down', message: `${program} was ended by ${end.signal} before it answered for ${call.path}. Try again.` };
    case 'refused': return end.code === 'ENOENT'
      ? { kind: 'not-installed', message: `${program}, or the interpreter that its first line names, is not on this machine. Install it.` }
      : { kind: 'invalid', message: `The system refused to start ${program} (${end.code}). Check the command in the settings.` };
    case 'ended': return exitFailure(end.status, end.errors, call);
  }
}

function exitFailure(status: number, errors: string, call: FailedCall): Failure {
  const text = withoutEscapes(errors);
  const ended = `${call.command[0] ?? ''} ended with status ${status}`;
  const kind = meaningOf(text);
  if (kind !== undefined) return { kind, message: `${sentenceOf(kind, call)} (${ended}.)` };
  const line = lastLine(text);
  if (line !== undefined && isRepeatable(line, call.command)) {
    return { kind: 'invalid', message: `${ended} for ${call.path === '' ? 'the list' : call.path} and says: ${line.replace(/[.\s]+$/, '')}.` };
  }
  const said = line === undefined ? 'and says nothing' : 'and says something that is not repeated here, because it could hold the value';
  return { kind: 'invalid', message: `${ended} for ${call.path} ${said}. To see for yourself: ${shown(call.command)}` };
}

function sentenceOf(kind: FailureKind, { title, loginHint, path, verb }: FailedCall): string {
  switch (kind) {
    case 'bad-credential': return `${title} does not know you, or no longer: log in (${loginHint}) and try again.`;
    case 'no-access': return `${title} knows you and does not let you ${verb} ${path}: ask whoever manages it for access.`;
    case 'missing': return `${title} has nothing at ${path}: check the path, or create the secret there.`;
    case 'deleted': return `${title} had something at ${path}, and it was deleted: restore it there, or create it anew.`;
    case 'locked': return `${title} is locked: unlock it (${loginHint}) and try again.`;
    case 'down': return `${title} does not answer: check the network and its address, then try again.`;
    default: return `${title} gave no answer for ${path} in time: try again.`;
  }
}

/** Colours, titles and other escape sequences (ECMA-48), and every control character but line ends. */
function withoutEscapes(text: string): string {
  return text
    .replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g, '')
    .replace(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** The last line that says something, when it is short enough to be a message. */
function lastLine(text: string): string | undefined {
  const line = text.split(/[\r\n]+/).map((each) => each.trim()).filter((each) => each !== '').at(-1);
  return line === undefined ? undefined : line.slice(0, 300);
}

/** Words of error messages: none of them is a value that anybody would protect. */
const ordinary: ReadonlySet<string> = new Set((
  'a an and any are as at be been but by can cannot could did do does doesn error errors exist exists failed failure fatal file files for found from get has have '
  + 'in invalid is isn it its key login missing more must no not nothing of on or parse path permission please read reading required run secret secrets see set '
  + 'store such supported that the there this to try unable unknown unsupported use usage value vault warning was were while with without you your config '
  + 'configuration command argument arguments option options flag directory environment variable account item field reference backend version empty locked'
).split(' '));

function isRepeatable(line: string, command: readonly string[]): boolean {
  const own = new Set(command.flatMap((argument) => [argument, ...argument.split(/[^\w.-]+/)]).map((word) => word.toLowerCase()));
  return line.split(/[\s"'`“”‘’()[\]{}:;,!?=<>|/]+/).every((written) => {
    const word = written.replace(/\.+$/, '').toLowerCase();
    return word === '' || ordinary.has(word) || own.has(word) || /^\d{1,3}$/.test(word);
  });
}

/** As a person would type it into a shell, its output thrown away. */
function shown(command: readonly string[]): string {
  return `${command.map((argument) => (/^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`)).join(' ')} > /dev/null`;
}
