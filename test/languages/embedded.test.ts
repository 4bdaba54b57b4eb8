/** Code inside of other formats: cells of notebooks, Ruby that fills in YAML and pages, texts of Terraform heredocs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language } from '../../server/src/core/language';
import { languageOf } from '../../server/src/core/languages';
import { notebook } from '../../server/src/core/languages/notebook';
import { checkFacts, factsIn } from './listing';
import { checkResuming } from './resume';

function languageFor(path: string): Language {
  const language = languageOf({ path }, '');
  assert.ok(language);
  return language;
}

const cell = (source: readonly string[] | string, kind = 'code'): object => ({ cell_type: kind, metadata: {}, source });
const file = (...cells: readonly object[]): string => JSON.stringify({ cells, metadata: { language_info: { name: 'python' } }, nbformat: 4 }, undefined, 1);

/** The code literals and reads of a notebook: what stands at their places, and what they are called. */
function coded(text: string): string[] {
  return factsIn(notebook, text).flatMap((fact) => {
    if (fact.kind === 'envRead') return [`read ${fact.name}${fact.optional ? '?' : ''} at ${text.slice(fact.nameSpan.start, fact.nameSpan.end)}`];
    if (fact.kind !== 'literal' || fact.path?.[0] === 'cells' && fact.path[2] !== undefined) return [];
    const { content, whole } = fact.site;
    return [`${fact.name ?? fact.call ?? '-'} = ${fact.value} in ${text.slice(whole.start, whole.end)} at ${text.slice(content.start, content.end)}`];
  });
}

test('a notebook’s code is Python, at its place in the file', () => {
  assert.deepEqual(coded(file(
    cell(['import os\n', 'password = "abc12345"\n', "api_key = 'def\\n12345'\n", 'x = os.environ["DATABASE_URL"]\n', 'y = os.getenv("OTHER", "ghi12345")']),
    cell('secret = "jkl12345"\ntoken = "mno12345\u00e9"'),
    cell('connect(password="pqr12345")'),
  )).filter((line) => !line.startsWith('name')), [
    'password = abc12345 in \\"abc12345\\" at abc12345',
    "api_key = def\n12345 in 'def\\\\n12345' at def\\\\n12345",
    'read DATABASE_URL at DATABASE_URL',
    'read OTHER? at OTHER',
    'OTHER = ghi12345 in \\"ghi12345\\" at ghi12345',
    'secret = jkl12345 in \\"jkl12345\\" at jkl12345',
    'token = mno12345é in \\"mno12345é\\" at mno12345é',
    'password = pqr12345 in \\"pqr12345\\" at pqr12345',
  ]);
});

test('a text that runs over the lines of a cell is one; a cell ends what it left open', () => {
  assert.deepEqual(coded(file(
    cell(['"""Use it so:\n', 'password = "abc12345"\n', '"""\n', 'token = "def12345"\n']), cell(['x = """open\n']), cell(['secret = "ghi12345"']),
  )).filter((line) => /12345/.test(line)), ['token = def12345 in \\"def12345\\" at def12345', 'secret = ghi12345 in \\"ghi12345\\" at ghi12345']);
});

test('cells of text, commands and other parts stay strings of JSON', () => {
  const text = file(cell(['password = "abc12345"'], 'markdown'), cell(['%env KEY=abc12345\n', '!deploy --to "abc12345"\n']));
  assert.deepEqual(coded(text).filter((line) => line.includes('abc12345')), []);
  assert.equal(factsIn(notebook, text).filter((fact) => fact.kind === 'literal' && fact.value.includes('abc12345')).length, 3);
});

test('no fix is offered inside a notebook', () => assert.deepEqual(notebook.spelling, {}));

test('a notebook after edits', () => {
  const text = file(...Array.from({ length: 12 }, (_, at) => cell([`password_${at} = "abc12345${at}"\n`, '"""\n', 'text\n', '"""\n'], at % 5 === 0 ? 'markdown' : 'code')));
  checkResuming(notebook.reader, text, 400, 7);
});

test('half a notebook', () => {
  const text = file(cell(['password = "abc12345"\n', 'x = "\\u00e9"']));
  for (let length = 0; length <= text.length; length++) factsIn(notebook, text.slice(0, length));
});

test('Ruby that fills in a file reads the environment', () => {
  const rows: readonly (readonly [path: string, text: string, ...facts: string[]])[] = [
    ['config/database.yml', "a: <%= ENV['DB_PASSWORD'] %>\n", '"<%= ENV[\'DB_PASSWORD\'] %>" name=a', 'read DB_PASSWORD'],
    ['config/cable.yml', 'url: <%= ENV.fetch("REDIS_URL") { "redis://localhost" } %>\n', '"<%= ENV.fetch(\\"REDIS_URL\\") { \\"redis://localhost\\" } %>" name=url', 'read REDIS_URL?', '"redis://localhost" name=REDIS_URL environment-default'],
    ['config/puma.yml.erb', 'a: <%= ENV.fetch("THREADS", 5) %>\n', '"<%= ENV.fetch(\\"THREADS\\", 5) %>" name=a', 'read THREADS?'],
    ['config/storage.yml', 'a: <%= ENV["A"] || "bcd" %>-<%= ENV["E"] %>\n', '"<%= ENV[\\"A\\"] || \\"bcd\\" %>-<%= ENV[\\"E\\"] %>" name=a', 'read A?', '"bcd" name=A environment-default', 'read E'],
    ['app/show.html.erb', "<p><%= ENV.fetch('PUBLIC_NAME') %></p>\n", 'read PUBLIC_NAME'],
    ['nginx.conf.erb', "listen <%= ENV['PORT'] %>;\n", 'read PORT'],
    // What is shown as text, and other things called so.
    ['a.yml', 'a: <%% ENV["A"] %>\nb: ENV["B"]\nc: <%= MYENV["C"] %>\n', '"<%% ENV[\\"A\\"] %>" name=a', '"ENV[\\"B\\"]" name=b', '"<%= MYENV[\\"C\\"] %>" name=c'],
  ];
  for (const [path, text, ...facts] of rows) checkFacts(languageFor(path), text, facts);
});

test('settings in a Terraform heredoc have their own names', () => {
  const hcl = languageFor('main.tf');
  checkFacts(hcl, 'a = <<-EOF\n  #!/bin/sh\n  export DB_PASSWORD=abc12345\n  run --token def12345 "$X"\nEOF\n', [
    JSON.stringify('  #!/bin/sh\n  export DB_PASSWORD=abc12345\n  run --token def12345 "$X"').replace(/"$/, '\\n"'), '"abc12345" name=DB_PASSWORD', '"def12345" name=token',
  ].map((line) => line.replace('name=a', '')).map((line, at) => (at === 0 ? `${line} name=a` : line)));
  const listed = (text: string): string[] => factsIn(hcl, text).flatMap((fact) => (fact.kind === 'literal' && fact.site.form === 'text' ? [`${fact.name}=${fact.value}`] : []));
  assert.deepEqual(listed('p = <<POLICY\n{"password": "abc12345", "n": {"token": "def12345"}}\nPOLICY\n'), ['password=abc12345', 'token=def12345']);
  assert.deepEqual(listed('p = <<EOT\npassword: abc12345\n[db]\ntoken = "def12345"\nEOT\n'), ['password=abc12345', 'token=def12345']);
  assert.deepEqual(listed('p = <<EOT\nplain text, nothing else\nEOT\n'), []);
});
