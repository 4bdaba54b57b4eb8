/** `lasthop doctor`: what is still lacking, and one command for each. */
import { diagnose, familiesAt, type Diagnosis, type DoctorCheck } from '../../stores';
import { readSettings } from '../../host/settingsFile';
import { realPath, workspaceRoot } from '../../host/workspaceRoot';
import { choice, UsageError } from '../arguments';
import { defineCommand, showsColour, type Terminal } from '../command';
import { openStores } from '../storeAccess';

export const doctorCommand = defineCommand({
  usage: 'doctor',
  summary: 'what this machine still lacks to work here, and the command that gets it',
  options: {
    env: { kind: 'text', placeholder: 'ENV', help: 'the environment whose secrets are meant (default dev)' },
    format: choice(['text', 'json'], 'how the answer is written (default text)'),
  },
  examples: [
    ['lasthop doctor', 'on the first day, and whenever something does not start'],
    ['lasthop doctor --format json', 'for a program to read'],
  ],
  details: ['It reads no secret and starts no program. Exit status: 0 nothing is lacking, 1 something is, 2 it could not be looked at.'],
  run: async ({ values, operands }, terminal) => {
    if (operands.length > 0) throw new UsageError('doctor takes no operands: it is about the folder it is started in.');
    const root = realPath(workspaceRoot(terminal.directory));
    // A broken configuration is one of the answers, not the end.
    const { settings } = readSettings(root);
    const stores = openStores(terminal, 'lasthop doctor', { root, settings });
    const diagnosis = await diagnose({
      root, directory: realPath(terminal.directory), families: familiesAt(root, terminal.directory), repositorySettings: settings, settings: stores.settings, environment: terminal.environment,
      ...(values.env === undefined ? {} : { environmentName: values.env }), stores, nodeVersion: process.version, signal: terminal.interrupted,
    });
    terminal.write(values.format === 'json' ? `${JSON.stringify(diagnosis)}\n` : text(diagnosis, terminal));
    return diagnosis.checks.some(({ state }) => state === 'lacking') ? 1 : 0;
  },
});

const marks: Readonly<Record<DoctorCheck['state'], string>> = { ok: '✓', lacking: '✗', advice: '·', unknown: '?' };
const colours: Readonly<Record<DoctorCheck['state'], number>> = { ok: 32, lacking: 31, advice: 33, unknown: 33 };

function text({ checks }: Diagnosis, terminal: Terminal): string {
  const colour = showsColour(terminal);
  const lines = checks.flatMap(({ state, message, command, folder }) => [
    `${colour ? `\u001b[${colours[state]}m${marks[state]}\u001b[0m` : marks[state]} ${folder === undefined || folder === '' || message.includes(folder) ? '' : `${folder}: `}${message}`,
    ...(command === undefined ? [] : [`    ${command}`]),
  ]);
  const lacking = checks.filter(({ state }) => state === 'lacking').length;
  return `${lines.join('\n')}\n\n${lacking === 0 ? 'Nothing is lacking.' : lacking === 1 ? 'One thing is lacking.' : `${lacking} things are lacking.`}\n`;
}
