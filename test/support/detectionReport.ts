/**
 * Prints recall and false positives of all rules on labelled cases (`../shared/detection/*.jsonl` or the files given), by
 * source and by kind; `--misses` and `--false` list the cases of a source or kind. A measuring instrument, not a test.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { detectors } from '../../server/src/core/detectors';
import { Engine } from '../../server/src/core/engine';
import { defineLanguage } from '../../server/src/core/language';
import { languageOf } from '../../server/src/core/languages';
import { rules } from '../../server/src/core/rules';
import { testSettings } from './workspace';

interface Case {
  readonly id: string;
  readonly filename: string;
  readonly text: string;
  readonly label: 0 | 1;
  readonly kind: string;
}

const LITERAL_RULES: ReadonlySet<string> = new Set([
  'inline-secret', 'private-key', 'credential-in-url', 'hardcoded-credential', 'secret-in-manifest', 'secret-in-example',
]);

/** Reads nothing: what detectors find in plain text. With `--text`, and for files of no language. */
const plainText = defineLanguage<null>({
  id: 'text',
  accepts: () => true,
  reader: { begin: () => null, next: (text) => ({ end: text.length, examined: text.length, state: null, facts: [] }), same: () => true },
  spelling: {},
});

const engine = new Engine({
  languageOf: (file) => (process.argv.includes('--text') ? undefined : languageOf(file, file.text)) ?? plainText,
  rules, detectors, settings: testSettings(),
});

function flagged({ filename, text }: Case): string[] {
  engine.set({ path: filename, text });
  const findings = [...engine.check(filename)];
  engine.remove(filename);
  return findings.filter((finding) => LITERAL_RULES.has(finding.rule)).map((finding) => `${finding.rule}/${finding.kind ?? ''}(${finding.severity})`);
}

function percent(part: number, of: number): string {
  return of === 0 ? '-' : `${((100 * part) / of).toFixed(1)}%`;
}

interface Count { found: number; positives: number; false: number; negatives: number }

function none(): Count {
  return { found: 0, positives: 0, false: 0, negatives: 0 };
}

function sentence(name: string, { found, positives, false: wrong, negatives }: Count): string {
  return `${name}: recall ${percent(found, positives)} (${found}/${positives}), false positives ${percent(wrong, negatives)} (${wrong}/${negatives})`;
}

/** Counts one source into `sum`, too. */
function report(path: string, options: readonly string[], sum: Count): void {
  const kinds = new Map<string, Count>();
  const total = none();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const row = JSON.parse(line) as Case;
    const rules = flagged(row);
    const count = kinds.get(row.kind) ?? none();
    kinds.set(row.kind, count);
    for (const each of [count, total, sum]) {
      if (row.label === 1) {
        each.positives++;
        if (rules.length > 0) each.found++;
      } else {
        each.negatives++;
        if (rules.length > 0) each.false++;
      }
    }
    const show = row.label === 1 ? rules.length === 0 && options.includes('--misses') : rules.length > 0 && options.includes('--false');
    if (show) console.log(`  ${row.kind} ${row.filename} ${JSON.stringify(row.text).slice(0, 220)} ${rules.join(' ')}`);
  }
  if (options.includes('--kinds')) {
    for (const [kind, { found, positives, false: wrong, negatives }] of [...kinds].sort()) {
      if (found < positives || wrong > 0) console.log(`  ${kind}: ${found}/${positives} found, ${wrong}/${negatives} false`);
    }
  }
  console.log(sentence(path.split('/').pop() ?? path, total));
}

const folder = resolve(__dirname, '../../../../shared/detection');
const given = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const files = given.length > 0 ? given : existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jsonl')).map((name) => join(folder, name)) : [];
const sum = none();
if (files.length === 0) console.log('No labelled cases: ../shared/detection is not here. Give .jsonl files of {filename, text, label, kind} a line.');
for (const file of files) report(file, process.argv.slice(2).filter((argument) => argument.startsWith('--')), sum);
if (files.length > 1) console.log(sentence('total', sum));
