/** `lasthop run`: a program with its secrets in its environment, and nothing on disk. */
import { endAs, launch, notRedacted, prepareEnvironment, type NotReady } from '../../stores';
import { UsageError } from '../arguments';
import { defineCommand, progressLine, type Terminal } from '../command';
import { confirmAccount } from '../confirm';
import { keyProblems } from '../keyProblems';
import { openWorkspace } from '../workspace';

export const runCommand = defineCommand({
  usage: 'run [--] CMD…',
  summary: 'start a program with its secrets in its environment',
  passesOn: true,
  options: {
    'env': { kind: 'text', placeholder: 'ENV', help: 'the environment whose secrets are meant (default dev)' },
    'service': { kind: 'text', placeholder: 'NAME', help: 'the service, for {service} in the contract’s paths (default: this folder’s)' },
    'file': { kind: 'list', placeholder: 'PATH', help: 'read this env file instead of the folder’s own (may be repeated; the first decides)' },
    'redact': { kind: 'flag', help: 'replace secrets in what the program prints; its output is then no terminal' },
    'production': { kind: 'flag', help: 'let this machine have secrets of production' },
  },
  examples: [
    ['lasthop run -- npm run dev', 'the app as a developer starts it'],
    ['lasthop run --env staging -- node scripts/report.js', 'with the secrets of another environment'],
    ['lasthop run --redact -- npm test', 'in a log that others read'],
  ],
  details: [
    'Where a key comes from, first to last: the process environment; .env.ENV.local; .env.local (not for test); .env.ENV; .env, '
      + 'in the folder of the nearest contract (.env.example) at or above this one; what the contract names: the path (@path={env}/…) in the standard store, a reference, a program (exec(…), once lasthop trust has shown it); '
      + 'a public example value of the contract. Files are read by dotenv itself; ENV is the environment’s name or one of its aliases. What lasthop fetch wrote for another environment does not count.',
    'References (ref+…://, op://, …) are resolved wherever they stand; one that cannot be resolved keeps the program from starting. '
      + 'So does a key that the contract requires and nothing defines. What only the app’s own loader can read (dotenvx ciphertext, $NAME where Vite or Next fill it in) is left to it.',
    'Signals are passed on, each once, whether the terminal sends them to all or somebody to lasthop alone (SIGQUIT at a terminal: to all only). The exit status is the program’s own: 128 + N when signal N ended it, 126 or 127 when it could not be started, '
      + '2 when something was missing and nothing was started.',
  ],
  run: async ({ values, operands }, terminal) => {
    const [command, ...rest] = operands;
    if (command === undefined) throw new UsageError('Say what to run, as in `lasthop run -- npm run dev`.');
    const { root, directory, settings, stores } = openWorkspace(terminal, 'lasthop run');
    const progress = progressLine(terminal, 'Read', 'secrets');
    const prepared = await prepareEnvironment({
      root, directory, settings, stores, environment: terminal.environment, production: values.production,
      ...(values.env === undefined ? {} : { environmentName: values.env }),
      ...(values.service === undefined ? {} : { service: values.service }),
      files: values.file, confirm: confirmAccount(terminal), progress: progress.update,
    });
    progress.clear();
    if (prepared.kind === 'not-ready') return refuse(prepared, command, terminal, stores.overruled(values.env));
    const { family, files } = prepared.plan;
    if (!family.contract && files.length === 0) terminal.say(`lasthop: No contract (.env.example) and no env file stands here or above, so ${command} gets nothing from us. In a repository of several services, start it in the service’s folder.\n`);
    for (const { name, failure } of prepared.without) terminal.say(`lasthop: Started without ${name}, which is optional: ${failure.message}\n`);
    const unmasked = values.redact ? notRedacted(prepared.secrets) : [];
    if (unmasked.length > 0) terminal.say(`lasthop: ${unmasked.join(', ')} ${unmasked.length === 1 ? 'is' : 'are'} too short to be replaced in the output.\n`);
    const ended = await launch({
      command, arguments: rest, directory: terminal.directory, environment: terminal.environment, values: prepared.values,
      ...(values.redact ? { redacted: prepared.secrets } : {}),
    });
    if (ended.kind === 'not-started') {
      terminal.say(`lasthop: ${notStarted(command, ended.code)}\n`);
      process.exitCode = ended.code === 'ENOENT' ? 127 : 126;
      return 'running';
    }
    endAs(ended);
    return 'running';
  },
});

function refuse({ plan, failure, problems }: NotReady, command: string, terminal: Terminal, overruled: string | undefined): 2 {
  if (failure) {
    terminal.say(`lasthop: ${failure.message}\n${overruled === undefined ? '' : `lasthop: ${overruled}\n`}`);
    return 2;
  }
  const keys = problems.length === 1 ? 'one key is' : `${problems.length} keys are`;
  terminal.say(`lasthop: ${command} was not started: ${keys} missing for ${plan?.service === undefined ? '' : `${plan.service} in `}${plan?.environment.name}.\n`);
  terminal.say(`${keyProblems(problems)}lasthop doctor says what this machine still lacks.\n`);
  return 2;
}

function notStarted(command: string, code: string): string {
  switch (code) {
    case 'ENOENT': return `There is no program called ${command}, or no folder to start it in. lasthop run starts programs without a shell; for shell syntax write: lasthop run -- sh -c '…'`;
    case 'EACCES': return `${command} may not be executed (EACCES).`;
    case 'EINVAL': return `${command} is a batch file, and an argument has a line end, which cmd.exe cannot pass on. Start the program behind it: lasthop run -- node …`;
    case 'E2BIG': return `${command} was not started: the environment with its secrets is larger than the system hands over (E2BIG).`;
    default: return `${command} was not started (${code}).`;
  }
}
