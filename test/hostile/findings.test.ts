/**
 * A report is linear in its findings: six times the literals may not cost much more than six times the time, with their
 * places, masked lines and the titles of their fixes. Every kind of place that a fix is rendered for is repeated.
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { it } from 'node:test';
import { check } from '../../server/src/cli/check';
import { characters, createRandom, fake } from '../support/fakes';
import { temporaryFolder, writeFiles } from '../support/folder';
import { steepness, type Growth } from '../support/growth';

/** Linear is 6, quadratic 36. */
const LINEAR: Growth = { small: 120, factor: 6, bound: 15 };

const random = createRandom(7);
const secret = (): string => `${characters(random, 'base62', 20)}7`;
type Shape = readonly [path: string, head: string, unit: (at: number) => string, tail?: string];

const shapes: Readonly<Record<string, Shape>> = {
  'statements of JavaScript': ['a.js', '', (at) => `const password_${at} = "${secret()}";\n`],
  'one line of JavaScript': ['a.js', 'const all = {', (at) => `password_${at}: "${secret()}", `, '};'],
  'template strings': ['a.ts', '', (at) => `const password_${at}: string = \`${secret()}\`;\n`],
  'statements of Python': ['a.py', '', (at) => `password_${at} = "${secret()}"\n`],
  'statements of Go': ['a.go', 'package main\n', (at) => `var password_${at} = "${secret()}"\n`],
  'statements of C#': ['a.cs', '', (at) => `string password_${at} = "${secret()}";\n`],
  'scripts of pages': ['a.html', '', (at) => `<script>const password_${at} = "${secret()}";</script>\n`],
  'an env file and its contract': ['.env', '', (at) => `PASSWORD_${at}=${secret()}\n`],
  'an env file of quoted values': ['.env', 'HALF="\n', (at) => `PASSWORD_${at}='${secret()}\n x'\n`],
  'one key of an env file': ['.env', '', () => `PASSWORD=${secret()}\n`],
  'shell variables': ['a.sh', '', (at) => `export PASSWORD_${at}=${secret()}\n`],
  'Compose services': ['compose.yaml', 'services:\n', (at) => `  db${at}:\n    image: postgres\n    environment:\n      POSTGRES_PASSWORD: ${secret()}\n`],
  'variables of a Compose service': ['compose.yaml', 'services:\n  db:\n    image: n8nio/n8n\n    environment:\n', (at) => `      N8N_PASSWORD_${at}: ${secret()}\n`],
  'Compose documents': ['compose.yaml', '', () => `services:\n  db:\n    image: postgres\n    environment:\n      POSTGRES_PASSWORD: ${secret()}\n---\n`],
  'Kubernetes documents': ['a.yaml', '', (at) => `apiVersion: v1\nkind: Pod\nmetadata: {name: a${at}}\nspec:\n  containers:\n  - env:\n    - name: SMTP_PASSWORD\n      value: ${secret()}\n---\n`],
  'Kubernetes variables': ['a.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - env:\n', (at) => `    - name: PASSWORD_${at}\n      value: ${secret()}\n`],
  'keys of a Secret': ['a.yaml', 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n', (at) => `  password_${at}: ${secret()}\n`],
  'keys of a ConfigMap': ['a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n', (at) => `  password_${at}: ${secret()}\n`],
  'a workflow': ['.github/workflows/a.yml', 'on: push\njobs:\n  a:\n    env:\n', (at) => `      PASSWORD_${at}: ${secret()}\n`],
  'keys of JSON': ['a.json', '{', (at) => `"password_${at}": "${secret()}", `, '"x": 1}'],
  'Terraform': ['a.tf', '', (at) => `resource "aws_db_instance" "d${at}" {\n  password = "${secret()}"\n}\n`],
  'tokens on one line of text': ['a.txt', '', () => `${fake('github-token')} `],
  'addresses': ['a.md', '', (at) => `postgres://user${at}:${secret()}@db.internal/shop\n`],
};

for (const [name, [path, head, unit, tail = '']] of Object.entries(shapes)) {
  it(name, (context) => {
    const folder = temporaryFolder(context, {});
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    let findings = 0;
    const ratio = steepness((text) => {
      writeFiles(folder, { '.gitignore': '.env\n' });
      if (path === '.env') writeFiles(folder, { '.env.example': text.replace(/=.*/g, '=') });
      findings = check({ paths: [file], directory: folder, overlay: new Map([[file, Buffer.from(text)]]) }).report.findings.length;
    }, (size) => head + Array.from({ length: size }, (_, at) => unit(at)).join('') + tail, LINEAR);
    assert.ok(findings >= LINEAR.small / 4, `only ${findings} findings`);
    assert.equal(ratio, undefined, `${LINEAR.factor} times the findings took ${ratio?.toFixed(0)} times the time`);
  });
}
