/** `lasthop fix`. */
import { redactWithin } from '../../core/redact';
import { rules } from '../../core/rules';
import { nearest } from '../../core/nearest';
import { isIgnoreFile } from '../../core/paths';
import { secretSpans } from '../../core/secretSpans';
import { languageOf } from '../../core/languages';
import { Engine } from '../../core/engine';
import { detectors } from '../../core/detectors';
import { defaultSettings } from '../../core/settings';
import { engineSettings } from '../../host/configuration';
import { cannotRewrite, rewriteFile } from '../../host/rewrite';
import { relativePath, realPath } from '../../host/workspaceRoot';
import { join, resolve } from 'node:path';
import { choice, UsageError } from '../arguments';
import { check } from '../check';
import { defineCommand, progressLine } from '../command';
import { unifiedDiff } from '../diff';
import { planFixes, type ChangedFile } from '../fixing';

export const fixCommand = defineCommand({
  usage: 'fix [PATH…]',
  summary: 'apply the safe fixes',
  options: {
    'dry-run': { kind: 'flag', help: 'show what would change as a diff, with values masked' },
    'unsafe': { kind: 'flag', help: 'also apply fixes that a person should look at' },
    'rule': { kind: 'list', placeholder: 'RULE', help: 'fix the findings of this rule only (may be repeated)' },
    'profile': choice(['default', 'strict'], 'strict adds the opinionated rules'),
  },
  examples: [
    ['lasthop fix --dry-run', 'the safe fixes as a diff'],
    ['lasthop fix --rule inline-secret --unsafe', 'move literals out of the code'],
  ],
  run: ({ values, operands }, terminal) => {
    for (const id of values.rule) {
      if (rules.some((rule) => rule.id === id)) continue;
      const near = nearest(id, rules.map((rule) => rule.id));
      throw new UsageError(`There is no rule of that name.${near === undefined ? '' : ` Did you mean ${near}?`}`);
    }
    const progress = progressLine(terminal);
    const { scans, failures } = check({
      paths: operands.length > 0 ? operands : ['.'], directory: terminal.directory, profile: values.profile, progress: progress.update,
    });
    progress.clear();
    const directory = realPath(terminal.directory);
    const problems = [...failures];
    let fixes = 0;
    let files = 0;
    for (const [root, scan] of scans) {
      const plan = planFixes(scan, {
        review: values.unsafe, rules: values.rule, cannotRewrite: (path, before) => cannotRewrite(join(root, path), before),
      });
      fixes += plan.applied.length;
      files += plan.files.size;
      const outward = (path: string): string => relativePath(directory, resolve(root, path));
      if (values['dry-run']) {
        for (const [path, file] of [...plan.files].sort(([a], [b]) => (a < b ? -1 : 1))) terminal.write(maskedDiff(outward(path), path, file));
      } else {
        problems.push(...apply(root, plan.files, outward));
      }
      for (const [path, reason] of plan.refused) problems.push(`${outward(path)} was left alone: ${reason}.`);
    }
    const what = `${fixes} fix${fixes === 1 ? '' : 'es'} in ${files} file${files === 1 ? '' : 's'}`;
    terminal.say(values['dry-run']
      ? `${fixes === 0 ? 'Nothing to fix safely' : `${what} would be applied`}.${values.unsafe ? '' : ' --unsafe adds those that a person should look at.'}\n`
      : `${problems.length > 0 ? 'Not everything was written' : fixes === 0 ? 'Nothing to fix safely' : `Applied ${what}`}.\n`);
    for (const problem of problems) terminal.say(`lasthop: ${problem}\n`);
    return problems.length > 0 ? 2 : 0;
  },
});

/** What makes git ignore a file comes first, then files that now hold a value; when one cannot be written, nothing after it is: no literal is lost. */
function apply(root: string, files: ReadonlyMap<string, ChangedFile>, outward: (path: string) => string): string[] {
  const ordered = [...files].sort(([a, { holdsValue: keptInA }], [b, { holdsValue: keptInB }]) => Number(isIgnoreFile(b)) - Number(isIgnoreFile(a)) || Number(keptInB) - Number(keptInA));
  for (const [path, file] of ordered) {
    const refused = rewriteFile(join(root, path), file.before, file.after, file.holdsValue);
    if (refused !== undefined) return [`${outward(path)} was not changed: ${refused}. Files after it were left alone.`];
  }
  return [];
}

function maskedDiff(shown: string, path: string, { before, after }: ChangedFile): string {
  const hiddenBefore = before === undefined ? [] : maskedLines(path, before);
  const hiddenAfter = maskedLines(path, after);
  return unifiedDiff(shown, before === undefined ? undefined : lines(before), lines(after),
    (kind, index) => (kind === '+' ? hiddenAfter[index] : hiddenBefore[index]) ?? '');
}

/** A text's lines with every secret masked; read on its own, so that old and new text are judged alike. */
function maskedLines(path: string, text: string): string[] {
  const engine = new Engine({ languageOf: (file) => languageOf(file, file.text), rules, detectors, settings: engineSettings(defaultSettings) });
  engine.set({ path, text });
  return lines(redactWithin(text, 0, text.length, secretSpans(engine, path)).text);
}

function lines(text: string): string[] {
  const all = text.split(/\r\n|\r|\n/);
  if (all.at(-1) === '') all.pop();
  return all;
}
