/** The fix `refer-to-secret` in every layout: what the yaml package reads afterwards is what it read before, but for the one value. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { fake } from '../support/fakes';
import { allFindings, applyFix, fixesOf, openWorkspace, type TestFile } from '../support/workspace';

const secret = fake('opaque-24');
const ignore: TestFile = { path: '.gitignore', text: '.env\n' };

function check(path: string, text: string, title: string, expected: unknown): string {
  const files = [{ path, text }, ignore, { path: '.env', text: '', git: 'ignored' as const }];
  const engine = openWorkspace(files);
  const finding = allFindings(engine).find((found) => found.rule === 'secret-in-manifest');
  assert.ok(finding, `no finding in\n${text.replace(secret, '…')}`);
  const fixes = fixesOf(engine, files, finding);
  const fix = fixes.find((offered) => offered.title === title);
  assert.ok(fix, `offered: ${fixes.map((offered) => offered.title).join(' · ')}`);
  const after = applyFix(files, fix);
  const changed = after.find((file) => file.path === path)?.text ?? '';
  assert.deepEqual(structure(changed), expected === undefined ? undefined : replaced(structure(text), expected), changed);
  assert.ok(!changed.includes(secret));
  assert.equal(after.find((file) => file.path === '.env')?.text.includes(secret), true, 'the value is kept');
  assert.deepEqual(allFindings(openWorkspace(after)).filter((left) => left.rule === 'secret-in-manifest'), []);
  return changed;
}

function structure(text: string): unknown[] {
  return parseAllDocuments(text).map((document) => {
    assert.deepEqual(document.errors, [], text.replace(secret, '…'));
    return document.toJS() as unknown;
  });
}

/** The structure with what holds the secret replaced: an env item's `value`, else the value itself. */
function replaced(value: unknown, by: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => replaced(item, by));
  if (typeof value === 'string') return value.includes(secret) ? value.replace(secret, String(by)) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => (
    key === 'value' && item === secret ? ['valueFrom', { secretKeyRef: by }] : [key, replaced(item, by)]
  )));
}

const head = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api}\nspec:\n  template:\n    spec:\n';
const reference = { name: 'api-smtp', key: 'password' };
const title = 'Refer to password of the Secret api-smtp';

test('Kubernetes: block, flow, JSON, any order, any quoting', () => {
  const layouts = [
    `      containers:\n        - env:\n            - name: SMTP_PASSWORD\n              value: ${secret}\n            - name: X\n              value: y\n`,
    `      containers:\n      - env:\n        - name: SMTP_PASSWORD\n          value: "${secret}" # note\n        image: x\n`,
    `      containers:\n      - env:\n        - value: '${secret}'\n          name: SMTP_PASSWORD\n`,
    `      containers:\n      - env:\n        - name: SMTP_PASSWORD\n          value:\n            ${secret}\n`,
    `      containers:\n      - env:\n        -   name: SMTP_PASSWORD\n            value:   >-\n               ${secret}\n        -   name: X\n`,
    `      containers:\n      - env: [{name: SMTP_PASSWORD, value: ${secret}}, {name: X, value: y}]\n`,
    `      containers:\n      - env:\n        - { value: "${secret}", name: SMTP_PASSWORD }\n`,
    `      containers:\n      - env:\n        - {"name": "SMTP_PASSWORD",\n           "value": "${secret}"}\n`,
  ];
  for (const layout of layouts) {
    for (const ending of ['\n', '\r\n']) {
      const text = (head + layout).replaceAll('\n', ending);
      const changed = check('deploy/api.yaml', text, title, reference);
      if (ending === '\r\n') assert.doesNotMatch(changed, /[^\r]\n/);
      const last = structure(check('deploy/api.yaml', text.trimEnd(), title, reference));
      assert.deepEqual(last, structure(changed));
    }
  }
});

test('Kubernetes in JSON', () => {
  const text = JSON.stringify({
    apiVersion: 'v1', kind: 'Pod', metadata: { name: 'api' }, spec: { containers: [{ env: [{ name: 'SMTP_PASSWORD', value: secret }] }] },
  }, undefined, 2);
  check('pod.json', text, 'Refer to password of the Secret smtp', { name: 'smtp', key: 'password' });
});

interface Container { args?: string[]; command?: string[]; env?: unknown[] }

test('Kubernetes arguments: the place, the environment behind or before, flow and block', () => {
  const layouts = [
    `      - name: a\n        args: ["--user=shop", "--token=${secret}"]\n        image: x\n`,
    `      - name: a\n        args:\n        - --token\n        - ${secret} # note\n        env:\n        - name: X\n          value: y\n`,
    `      - env:\n          - name: X\n            value: y\n\n        args:\n          - --token='${secret}'\n`,
    `      - args:\n          - "--token=${secret}"\n        env: [{name: X, value: y}]\n      - name: b\n`,
    `      - command: [sh, -c, "curl --token=${secret} https://x"]\n        env:\n        image: x\n`,
    `      - {name: a, args: [--token, ${secret}]}\n`,
    `      - { args: [ "--token=${secret}" ], env: [ ] }\n`,
  ];
  for (const layout of layouts) {
    for (const ending of ['\n', '\r\n']) {
      const files = [{ path: 'deploy/api.yaml', text: `${head}      containers:\n${layout}`.replaceAll('\n', ending) }, ignore, { path: '.env', text: '', git: 'ignored' as const }];
      const engine = openWorkspace(files);
      const [finding] = allFindings(engine);
      assert.ok(finding);
      const fix = fixesOf(engine, files, finding).find(({ intent }) => intent === 'refer-to-secret');
      assert.equal(fix?.title, 'Refer to token of the Secret api', layout.replace(secret, '…'));
      const after = applyFix(files, fix);
      const containers = (of: readonly TestFile[]): Container[] => (structure(of[0]?.text ?? '')[0] as { spec: { template: { spec: { containers: Container[] } } } }).spec.template.spec.containers;
      const [expected, ...others] = containers(files);
      const filled = (words: string[] | undefined): string[] | undefined => words?.map((word) => word.replace(secret, '$(API_TOKEN)'));
      const env = [...expected?.env ?? [], { name: 'API_TOKEN', valueFrom: { secretKeyRef: { name: 'api', key: 'token' } } }];
      const made = { ...expected, ...(expected?.args ? { args: filled(expected.args) } : {}), ...(expected?.command ? { command: filled(expected.command) } : {}), env };
      assert.deepEqual(containers(after), [made, ...others]);
      assert.equal(after[2]?.text, `API_TOKEN=${secret}\n`);
      assert.deepEqual(allFindings(openWorkspace(after)).filter(({ severity }) => severity !== 'information'), []);
    }
  }
});

test('arguments that Kubernetes would read otherwise, or that lie where it reads nothing, stay', () => {
  const container = (lines: string): string => `${head}      containers:\n      - ${lines}`;
  for (const text of [
    container(`args: ["--token=${secret}"]\n        env: &shared [{name: X, value: y}]\n`),
    container(`args: ["--token=${secret}"]\n        <<: *defaults\n`),
    container(`args:\n        - |\n          run --token=${secret}\n`),
    container(`args: ["--token=${secret}$x"]\n`),
    container(`args: ["--token=${secret}"]\n`).replace('Deployment', 'Workflow'),
    container(`args: ["--token=${secret}"]\n        env:\n        {{- range .Values.env }}\n        - name: {{ . }}\n        {{- end }}\n`),
  ]) {
    const files = [{ path: 'a.yaml', text }, ignore];
    const engine = openWorkspace(files);
    for (const finding of allFindings(engine)) assert.deepEqual(fixesOf(engine, files, finding).filter(({ intent }) => intent === 'refer-to-secret'), [], text.replace(secret, '…'));
  }
});

test('an anchored or tagged value is left alone: something else may use it', () => {
  for (const value of [`&pw ${secret}`, `!!str "${secret}"`]) {
    const files = [{ path: 'a.yaml', text: `${head}      containers:\n      - env:\n        - name: SMTP_PASSWORD\n          value: ${value}\n` }, ignore];
    const engine = openWorkspace(files);
    const finding = allFindings(engine).find((found) => found.rule === 'secret-in-manifest');
    assert.ok(finding);
    assert.deepEqual(fixesOf(engine, files, finding).filter((fix) => fix.intent === 'refer-to-secret'), []);
  }
});

test('Compose: map, list, flow, quotes', () => {
  const layouts = [
    `    environment:\n      SMTP_PASSWORD: ${secret}\n      X: y\n`,
    `    environment:\n      SMTP_PASSWORD: "${secret}"   # note\n`,
    `    environment:\n      "SMTP_PASSWORD": '${secret}'\n`,
    `    environment:\n      - SMTP_PASSWORD=${secret}\n`,
    `    environment:\n      - "SMTP_PASSWORD=${secret}"\n      - 'X=y'\n`,
    `    environment:\n      - 'SMTP_PASSWORD=${secret}'\n`,
    `    environment: {SMTP_PASSWORD: ${secret}, X: y}\n`,
    `    environment: ["SMTP_PASSWORD=${secret}", X=y]\n`,
    `    environment:\n      SMTP_PASSWORD:\n        ${secret}\n`,
  ];
  for (const layout of layouts) check('compose.yaml', `services:\n  api:\n    image: x\n${layout}`, 'Read SMTP_PASSWORD from the environment', '${SMTP_PASSWORD}');
});

test('a workflow', () => {
  const layouts = [`    env:\n      SMTP_PASSWORD: ${secret}\n`, `    env: {SMTP_PASSWORD: ${secret}, X: y}\n`, `    env: { SMTP_PASSWORD: "${secret}" }\n`];
  for (const layout of layouts) {
    check('.github/workflows/w.yml', `on: push\njobs:\n  a:\n${layout}`, 'Refer to the secret SMTP_PASSWORD', '${{ secrets.SMTP_PASSWORD }}');
  }
});
