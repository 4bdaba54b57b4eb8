/** From a folder to what a process there is given, or to what keeps it from starting. */
import { basename } from 'node:path';
import { relativePath } from '../host/workspaceRoot';
import { UnreadableFile } from './envFamily';
import { planEnvironment, type EnvPlan, type EnvRequest } from './envPlan';
import { resolveKeys, type FailedKey, type SecretReading } from './envResolution';
import { SecretText } from './secretText';
import { failed, type Failure } from './store';
import { userFolders } from './userFolders';

export interface PreparationRequest extends EnvRequest, SecretReading {}

export interface PreparedEnvironment {
  readonly kind: 'ready';
  readonly plan: EnvPlan;
  /** Laid over the process environment. */
  readonly values: ReadonlyMap<string, SecretText>;
  /** Those of them, and of the process environment, that are secrets. */
  readonly secrets: ReadonlyMap<string, SecretText>;
  /** Optional keys that the app must do without. */
  readonly without: readonly FailedKey[];
}

/** Why nothing can be started, key by key. */
export interface NotReady {
  readonly kind: 'not-ready';
  readonly plan?: EnvPlan;
  /** Set where the whole request is refused. */
  readonly failure?: Failure;
  readonly problems: readonly KeyProblem[];
}

export interface KeyProblem {
  readonly name: string;
  /** One sentence, with what to do. */
  readonly why: string;
}

/** Never throws. References that cannot be resolved are never passed on as if they were values. */
export async function prepareEnvironment(request: PreparationRequest): Promise<PreparedEnvironment | NotReady> {
  const plan = planned(request);
  if (!('family' in plan)) return { kind: 'not-ready', failure: plan, problems: [] };
  const before = problemsOf(plan, request);
  if (before.length > 0) return { kind: 'not-ready', plan, problems: before };
  const { stores, settings, root, confirm, signal, progress } = request;
  const { values: resolved, failures } = await resolveKeys(plan.wanted, {
    stores, signal, progress,
    account: { environment: plan.environment, settings, folders: userFolders(request.environment), root, ...(confirm ? { confirm } : {}) },
  });
  const fatal = failures.filter(({ optional }) => !optional);
  if (fatal.length > 0) return { kind: 'not-ready', plan, problems: fatal.map(({ name, failure }) => ({ name, why: failure.message })) };
  const values = new Map([...plan.given, ...resolved]);
  const secrets = new Map([...values].filter(([name]) => resolved.has(name) || plan.secretNames.has(name)));
  // What a person exported is handed on by the system, and is a secret all the same.
  for (const name of plan.secretNames) {
    const own = request.environment[name];
    if (own !== undefined && own !== '' && !values.has(name)) secrets.set(name, new SecretText(own));
  }
  return { kind: 'ready', plan, values, secrets, without: failures };
}

function planned(request: EnvRequest): EnvPlan | Failure {
  try {
    const plan = planEnvironment(request);
    return plan.ok ? plan.value : plan.failure;
  } catch (error) {
    if (error instanceof UnreadableFile) return failed('invalid', error.message).failure;
    throw error;
  }
}

/** What is known to be missing before any store is asked. */
function problemsOf(plan: EnvPlan, { root }: EnvRequest): KeyProblem[] {
  const contract = plan.family.contract && relativePath(root, plan.family.contract.file);
  return [
    ...plan.production.map((name) => ({
      name, why: `names a secret of production, and this is ${plan.environment.name}. Let it name ${plan.environment.name}’s own, or add --production if this machine is meant to have it.`,
    })),
    ...plan.missing.map((name) => ({
      name,
      why: `${contract ?? 'the contract'} asks for it, and ${plan.files.length === 0 ? 'there is no env file here' : `${plan.files.map((file) => basename(file)).join(', ')} ${plan.files.length === 1 ? 'does' : 'do'} not define it`}. Define it, name its path in the contract (@path={env}/…), or mark it @optional.`,
    })),
  ];
}
