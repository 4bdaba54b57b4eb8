/** lasthop/environment and lasthop/secret: the requests whose answers hold values, for a program that is about to start. */
import { prepareEnvironment, resolveReferences, secretNamed } from '../../stores';
import type { Answer, EnvironmentParams, SecretParams } from '../protocol';
import type { Asked } from '../secretRequests';
import { confirmAccount, openWorkspace, refused, type Workspace } from './workspace';

export async function environmentOf(asked: Asked, { env, envFiles, whole }: EnvironmentParams): Promise<Answer<Readonly<Record<string, string>>>> {
  const opened = openWorkspace(asked, 'debug');
  if (!opened.ok) return opened;
  const request = requestOf(opened.value, asked);
  if (!whole) {
    const found = await resolveReferences(request, env, envFiles);
    return found.ok ? { ok: true, value: revealed(found.value) } : refused(found.failure);
  }
  // What the configuration itself says decides, as the process environment does for `lasthop run`.
  const prepared = await prepareEnvironment({ ...request, environment: { ...request.environment, ...env }, files: envFiles });
  if (prepared.kind === 'ready') return { ok: true, value: revealed(prepared.values) };
  if (prepared.failure) return refused(prepared.failure);
  const { problems } = prepared;
  return { ok: false, kind: 'missing', message: `${problems.length === 1 ? 'A key is' : `${problems.length} keys are`} missing: ${problems.map(({ name, why }) => `${name}: ${why}`).join(' ')}` };
}

export async function secretOf(asked: Asked, { secret }: SecretParams): Promise<Answer<string>> {
  const opened = openWorkspace(asked, 'secret for a task or debug session');
  if (!opened.ok) return opened;
  const found = await secretNamed(requestOf(opened.value, asked), secret);
  return found.ok ? { ok: true, value: found.value.reveal() } : refused(found.failure);
}

function requestOf({ root, directory, settings, stores, environment }: Workspace, asked: Asked): Parameters<typeof secretNamed>[0] {
  return { root, directory, settings, stores, environment, confirm: confirmAccount(asked), signal: asked.signal, progress: asked.progress };
}

function revealed(values: ReadonlyMap<string, { reveal(): string }>): Record<string, string> {
  return Object.fromEntries([...values].map(([name, value]) => [name, value.reveal()]));
}
