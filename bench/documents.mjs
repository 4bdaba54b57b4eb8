/** Generated input: documents of 10,000 lines and a workspace of many small files. Nothing in it is a secret but what is typed. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const LINES = 10_000;

/** Made up anew in every run: what is typed becomes a finding when it is complete. */
const token = Buffer.from(Array.from({ length: 24 }, () => Math.floor(Math.random() * 256))).toString('base64url').replace(/[-_]/g, 'x');

/** Repeats a block of lines, its `#` replaced by a number, until the document is long enough. */
function repeated(block, before = '') {
  const lines = before === '' ? [] : before.split('\n');
  for (let number = 1; lines.length < LINES; number++) lines.push(...block.replaceAll('#n', String(number)).split('\n'));
  return `${lines.slice(0, LINES).join('\n')}\n`;
}

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: service-#n
  namespace: shop
  labels: { app: service-#n }
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: main
          image: registry.acme.io/shop/service-#n:1.4.0
          env:
            - name: LOG_LEVEL
              value: info
            - name: DATABASE_PASSWORD
              valueFrom:
                secretKeyRef: { name: service-#n, key: DATABASE_PASSWORD }
          ports:
            - containerPort: 8080`;

/** By name: where it lies, its language id, its text, and what is typed on a line of its own somewhere in it. */
export const documents = {
  '.env': {
    path: '.env', languageId: 'dotenv', typed: `MODE="${token}"`,
    text: repeated('# Service #n\nSERVICE_#n_HOST=service-#n.internal\nSERVICE_#n_PORT=80#n\nSERVICE_#n_NAME="service #n"\nSERVICE_#n_MODE=${MODE}'),
  },
  TypeScript: {
    path: 'src/large.ts', languageId: 'typescript', typed: `const apiToken = "${token}";`,
    text: repeated(`/** Answers for service #n. */
export async function service#n(request: Request, limit = #n): Promise<Response> {
  const host = process.env.SERVICE_#n_HOST ?? 'localhost';
  const url = new URL(\`/items/\${limit}?page=1\`, 'https://' + host);
  if (request.method !== 'GET') return new Response('not allowed', { status: 405 });
  const answer = await fetch(url, { headers: { accept: 'application/json', 'x-service': "service-#n" } });
  return answer.ok ? answer : new Response(null, { status: 502 }); // passed on
}
`),
  },
  Python: {
    path: 'src/large.py', languageId: 'python', typed: `api_token = "${token}"`,
    text: repeated(`def service_#n(request, limit=#n):
    """Answers for service #n."""
    host = os.environ.get("SERVICE_#n_HOST", "localhost")
    url = f"https://{host}/items/{limit}?page=1"
    if request.method != "GET":
        return Response("not allowed", status=405)
    answer = session.get(url, headers={"accept": "application/json", 'x-service': 'service-#n'})
    return answer if answer.ok else Response(status=502)  # passed on
`, 'import os'),
  },
  'YAML, many documents': {
    path: 'deploy/many.yaml', languageId: 'yaml', typed: `API_TOKEN: "${token}"`,
    text: repeated(`${manifest}\n---`),
  },
  'YAML, one document': {
    path: 'deploy/one.yaml', languageId: 'yaml', typed: `API_TOKEN: "${token}"`,
    text: repeated(`  service-#n:
    image: registry.acme.io/shop/service-#n:1.4.0
    environment:
      LOG_LEVEL: info
      DATABASE_PASSWORD: \${DATABASE_PASSWORD}
    ports: ["8080:8080"]
    depends_on:
      - database`, 'services:'),
  },
};

/** Writes a workspace of `count` small files of every kind, the large documents' contract among them. */
export function writeWorkspace(folder, count) {
  rmSync(folder, { recursive: true, force: true });
  const put = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const contract = [...documents['.env'].text.matchAll(/^(\w+)=/gm)].map(([, key]) => `${key}=`).join('\n');
  put('.env.example', `${contract}\nMODE=\n`);
  put('.gitignore', '.env\n');
  put('src/settings.ts', [...contract.matchAll(/^(\w+)=/gm)].map(([, key]) => `use(process.env.${key});`).join('\n'));
  for (const { path, text } of Object.values(documents)) put(path, text);
  const few = (text, lines) => text.split('\n').slice(0, lines).join('\n');
  for (let number = 1; number <= count; number++) {
    const place = `packages/group-${number % 50}/part-${number}`;
    const kind = number % 5;
    if (kind === 0) put(`${place}.ts`, few(documents.TypeScript.text, 60).replaceAll(/service(\d)/g, `service${number}x$1`));
    else if (kind === 1) put(`${place}.py`, few(documents.Python.text, 60));
    else if (kind === 2) put(`${place}.yaml`, manifest.replaceAll('#n', String(number)));
    else if (kind === 3) put(`${place}.json`, JSON.stringify({ name: `part-${number}`, version: '1.0.0', private: true, limits: { memory: '128Mi' } }, undefined, 2));
    else put(`${place}.md`, `# Part ${number}\n\nReads \`SERVICE_${number}_HOST\`.\n`);
  }
}

/** Every keystroke of typing the document's line at several places and of taking it back, as ranges and texts. */
export function* keystrokes({ text, typed }, places, random) {
  const lineCount = text.split('\n').length - 1;
  for (let place = 0; place < places; place++) {
    const line = 1 + Math.floor(random() * (lineCount - 2));
    const at = (character) => ({ line, character });
    const indent = /^\s*/.exec(text.split('\n')[line])[0];
    yield { range: { start: at(0), end: at(0) }, text: `${indent}\n` };
    for (let index = 0; index < typed.length; index++) {
      const here = at(indent.length + index);
      yield { range: { start: here, end: here }, text: typed[index] };
    }
    for (let index = typed.length - 1; index >= 0; index--) {
      yield { range: { start: at(indent.length + index), end: at(indent.length + index + 1) }, text: '' };
    }
    yield { range: { start: at(0), end: { line: line + 1, character: 0 } }, text: '' };
  }
}
