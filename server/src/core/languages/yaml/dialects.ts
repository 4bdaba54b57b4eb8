/** The dialects of YAML that give places a meaning, each as a table of roles. */
import type { LiteralSlot } from '../../facts';
import { NOTHING, type Role, uniform } from './role';

type Open = { -readonly [K in keyof Role]: Role[K] };

function keys(of: Readonly<Record<string, Role>>): ReadonlyMap<string, Role> {
  return new Map(Object.entries(of));
}

const IGNORED: Role = ignored();

/** A place and everything below it. */
function ignored(): Role {
  const role: Open = { ignored: true };
  role.other = role;
  return role;
}

const IDENTITY: Role = { identity: true };

/** A map, or a list of `KEY=value`, or a list of `{name, value}`: every way in which environments are written. */
function environment(slot: LiteralSlot): Role {
  const value: Role = { slot };
  const above: Role = { slot, namedAbove: true };
  return { other: { slot, keys: keys({ value: above, default: above }) }, items: { slot, pairs: true, keys: keys({ value }), other: NOTHING } };
}

function words(slot: LiteralSlot): Role {
  return { slot, words: true };
}

/** Kubernetes: https://kubernetes.io/docs/reference/kubernetes-api/ ; custom resources embed the same pod parts. */
function kubernetes(): { readonly general: Role; readonly byKind: ReadonlyMap<string, Role> } {
  const secretKey: Role = { reads: { provider: 'kubernetes', object: ['name'], entry: ['key'] } };
  const secretName: Role = { reads: { provider: 'kubernetes', object: ['secretName', 'name'] } };
  const general: Open = {};
  const env: Role = {
    items: {
      pairs: true,
      slot: 'kubernetes-env',
      keys: keys({ value: { slot: 'kubernetes-env' }, valueFrom: { keys: keys({ secretKeyRef: secretKey }) } }),
      other: NOTHING,
    },
    // Helm values and some custom resources write a map.
    other: { slot: 'kubernetes-env', keys: keys({ secretKeyRef: secretKey }) },
  };
  general.other = general;
  general.keys = keys({
    env,
    envFrom: { items: { keys: keys({ secretRef: secretName }) } },
    args: words('kubernetes-argument'),
    command: words('kubernetes-argument'),
    imagePullSecrets: { items: secretName },
    secretKeyRef: secretKey,
    secret: { ...secretName, other: NOTHING },
    serviceAccountName: IDENTITY,
    encryptedData: IGNORED,
    sops: IGNORED,
  });
  const sops = { sops: IGNORED };
  const secretData: Role = { other: { slot: 'kubernetes-secret-data', base64: true } };
  const secretString: Role = { other: { slot: 'kubernetes-secret-string' } };
  const remote: Role = { reads: { provider: 'external-secrets', object: ['key'], entry: ['property'], reference: true } };
  const generator = (slot: LiteralSlot): Role => ({ items: { keys: keys({ literals: { slot, pairs: true } }) } });
  return {
    general,
    byKind: new Map<string, Role>([
      ['Secret', { keys: keys({ data: secretData, stringData: secretString, ...sops }), other: general }],
      ['ConfigMap', { keys: keys({ data: { other: { slot: 'kubernetes-config-map' } }, binaryData: IGNORED, ...sops }), other: general }],
      ['ExternalSecret', {
        keys: keys({
          spec: {
            keys: keys({
              data: { items: { keys: keys({ remoteRef: remote }) } },
              dataFrom: { items: { keys: keys({ extract: remote }) } },
            }),
          },
        }),
        other: general,
      }],
      ['Kustomization', {
        keys: keys({ secretGenerator: generator('kubernetes-secret-string'), configMapGenerator: generator('kubernetes-config-map') }),
        other: general,
      }],
      ['List', { keys: keys({ items: { documents: true } }), other: general }],
      ['SecretList', { keys: keys({ items: { documents: true } }), other: general }],
      ['ConfigMapList', { keys: keys({ items: { documents: true } }), other: general }],
    ]),
  };
}

/** Compose: https://github.com/compose-spec/compose-spec/blob/main/spec.md */
function compose(): Role {
  const env = environment('compose-environment');
  const argument = words('compose-argument');
  const service: Role = {
    keys: keys({
      environment: env,
      command: argument,
      entrypoint: argument,
      healthcheck: { keys: keys({ test: argument }) },
      build: { keys: keys({ args: environment('compose-argument') }) },
      secrets: { reads: { provider: 'compose', object: ['source'], scalar: true } },
    }),
  };
  const extension: Role = { keys: keys({ environment: env }), other: { slot: 'compose-environment' }, items: { slot: 'compose-environment', pairs: true } };
  return {
    interpolation: 'compose',
    keys: keys({
      services: { objects: 'service', other: service },
      secrets: { objects: 'secret', other: { keys: keys({ environment: { variable: true } }) } },
      'x-environment': extension, 'x-env': extension, 'x-common-env': extension, 'x-common-environment': extension,
    }),
    // Extension fields hold parts of services behind anchors.
    other: { ...service, other: service },
  };
}

/** GitHub Actions: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax and metadata-syntax. */
function githubActions(): { readonly workflow: Role; readonly action: Role } {
  const env: Role = { other: { slot: 'pipeline-env' } };
  const inputs: Role = { other: { slot: 'pipeline-input' } };
  const steps: Role = { items: { keys: keys({ env, with: inputs, run: { slot: 'pipeline-script', script: true }, uses: { uses: true } }) } };
  const container: Role = { keys: keys({ env, credentials: inputs }) };
  const job: Role = {
    keys: keys({ env, steps, container, services: { other: container }, with: inputs, secrets: inputs, uses: { uses: true } }),
  };
  return {
    workflow: { interpolation: 'github', keys: keys({ env, jobs: { objects: 'job', other: job } }) },
    action: { interpolation: 'github', keys: keys({ runs: { keys: keys({ steps, env }) } }) },
  };
}

/** GitLab: https://docs.gitlab.com/ci/yaml/ */
function gitlab(): Role {
  const variables = environment('pipeline-env');
  const script: Role = { slot: 'pipeline-script', script: true };
  const job: Role = { keys: keys({ variables, script, before_script: script, after_script: script, image: NOTHING }) };
  return { keys: keys({ variables, before_script: script, after_script: script, stages: NOTHING, include: NOTHING, workflow: NOTHING }), other: job };
}

/** CircleCI: https://circleci.com/docs/configuration-reference/ */
function circle(): Role {
  const env = environment('pipeline-env');
  const run: Role = { slot: 'pipeline-script', script: true, keys: keys({ command: { slot: 'pipeline-script', script: true }, environment: env }), other: NOTHING };
  const job: Role = {
    keys: keys({
      environment: env,
      docker: { items: { keys: keys({ environment: env, auth: { other: { slot: 'pipeline-input' } } }) } },
      steps: { items: { keys: keys({ run }), other: { other: { slot: 'pipeline-input' } } } },
    }),
  };
  return { keys: keys({ jobs: { objects: 'job', other: job }, commands: { other: job }, executors: { other: job } }) };
}

/** Azure Pipelines: https://learn.microsoft.com/azure/devops/pipelines/yaml-schema/ */
function azure(): Role {
  const script: Role = { slot: 'pipeline-script', script: true };
  const role: Open = {};
  role.other = role;
  role.keys = keys({
    variables: environment('pipeline-env'), env: environment('pipeline-env'), inputs: { other: { slot: 'pipeline-input' } },
    script, bash: script, pwsh: script, powershell: script, task: { uses: true },
  });
  return role;
}

/** Bitbucket Pipelines, Travis CI, Drone, Woodpecker, Buildkite, Cloud Build: their common parts, anywhere. */
function otherPipeline(): Role {
  const env = environment('pipeline-env');
  const script: Role = { slot: 'pipeline-script', script: true };
  const pipe: Role = { ...script, keys: keys({ variables: env, pipe: { uses: true } }), other: NOTHING };
  const role: Open = {};
  role.other = role;
  role.keys = keys({
    env: { ...env, keys: keys({ global: { slot: 'pipeline-env', pairs: true }, jobs: { slot: 'pipeline-env', pairs: true }, matrix: { slot: 'pipeline-env', pairs: true } }) },
    environment: env, variables: env, substitutions: env, settings: { other: { slot: 'pipeline-input' } },
    script: { ...script, items: pipe }, 'after-script': { ...script, items: pipe },
    before_script: script, after_script: script, before_install: script, install: script, commands: script, command: script,
  });
  return role;
}

/** Everything else: lists of `KEY=value` under an environment's usual names. */
function general(interpolation?: Role['interpolation']): Role {
  const role: Open = {};
  role.other = role;
  const env: Role = { items: { pairs: true, other: role }, other: role };
  role.keys = keys({ env, environment: env, env_vars: env, environment_variables: env, environmentVariables: env, sops: IGNORED });
  return interpolation ? { ...role, interpolation } : role;
}

/** Every table, built once for a reader. */
export interface Dialects {
  readonly kubernetes: Role;
  readonly kubernetesKinds: ReadonlyMap<string, Role>;
  readonly compose: Role;
  readonly workflow: Role;
  readonly action: Role;
  readonly gitlab: Role;
  readonly circle: Role;
  readonly azure: Role;
  readonly otherPipeline: Role;
  readonly spring: Role;
  readonly general: Role;
}

export function createDialects(): Dialects {
  const objects = kubernetes();
  const actions = githubActions();
  const made = new Map([[NOTHING, NOTHING]]);
  const of = (role: Role): Role => uniform(role, made);
  return {
    kubernetes: of(objects.general),
    kubernetesKinds: new Map([...objects.byKind].map(([kind, role]) => [kind, of(role)])),
    compose: of(compose()),
    workflow: of(actions.workflow),
    action: of(actions.action),
    gitlab: of(gitlab()),
    circle: of(circle()),
    azure: of(azure()),
    otherPipeline: of(otherPipeline()),
    spring: of(general('spring')),
    general: of(general()),
  };
}
