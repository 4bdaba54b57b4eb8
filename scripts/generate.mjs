/**
 * Writes what would otherwise be kept twice: the README's rule table, the index of the rule pages, the settings block
 * of package.json and the JSON Schema of .lasthop.yaml, all from the rules and settings of the core.
 *
 *   npm run generate              writes
 *   npm run generate -- --check   fails when a file is stale (part of `npm test`)
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const checkOnly = process.argv.includes('--check');
const require = createRequire(import.meta.url);
const { rules } = require(`${root}out/server/src/core/rules/index.js`);
const { configurationSchemaFile, editorConfiguration } = require(`${root}out/server/src/core/settings.js`);

const categories = {
  literals: 'Literals', contract: 'Contract', scope: 'Scope', delivery: 'Delivery',
  pipelines: 'Pipelines', logging: 'Logging', rotation: 'Rotation and ownership',
};

const stale = [
  write('README.md', (text) => between(text, 'rules', ruleTable('docs/rules/'))),
  write('docs/rules/README.md', () => ruleIndex()),
  write('package.json', withSettings),
  write('schemas/lasthop.schema.json', () => json(configurationSchemaFile(rules))),
].filter(Boolean);
if (checkOnly && stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run \`npm run generate\` and commit the result.`);
  process.exitCode = 1;
}

/** Returns the file's name when its content is not what it should be (and, unless only checking, mends it). */
function write(file, contentFrom) {
  const before = existsSync(root + file) ? readFileSync(root + file, 'utf8') : '';
  const after = contentFrom(before);
  if (after === before) return undefined;
  if (!checkOnly) {
    mkdirSync(dirname(root + file), { recursive: true });
    writeFileSync(root + file, after);
    console.log(`wrote ${file}`);
  }
  return file;
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function between(text, name, content) {
  const open = `<!-- ${name} -->`;
  const close = `<!-- /${name} -->`;
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start < 0 || end < start) throw new Error(`README.md has no ${open} … ${close}`);
  return `${text.slice(0, start + open.length)}\n${content}\n${text.slice(end)}`;
}

function ruleTable(folder) {
  const rows = Object.entries(categories).flatMap(([id, title]) => {
    const members = rules.filter(({ category }) => category === id);
    return members.map((rule, index) =>
      `| ${index === 0 ? title : ''} | [\`${rule.id}\`](${folder}${rule.id}.md) | ${rule.title} | ${severityOf(rule)} |`);
  });
  return ['| | rule | finds | severity |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function severityOf({ severity, profile }) {
  return profile === 'strict' ? `${severity} (strict)` : severity;
}

function ruleIndex() {
  return `# Rules\n\nWhat each rule finds, why it matters and how to fix it. The examples on these pages are executed by the tests.\n\n${ruleTable('')}\n`;
}

function withSettings(text) {
  const manifest = JSON.parse(text);
  manifest.contributes = { ...manifest.contributes, configuration: editorConfiguration(rules) };
  return json(manifest);
}

function json(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
