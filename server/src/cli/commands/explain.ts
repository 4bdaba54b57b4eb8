/** `lasthop explain`: the page of a rule, or what is known of a detector. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectors } from '../../core/detectors';
import { nearest } from '../../core/nearest';
import { rules } from '../../core/rules';
import { invalidConfiguration } from '../../host/configuration';
import { packageFolder, publicPage } from '../../host/packageFiles';
import { UsageError } from '../arguments';
import { defineCommand } from '../command';

export const explainCommand = defineCommand({
  usage: 'explain RULE|KIND',
  summary: 'what a rule or a kind of secret means and what to do',
  options: {},
  examples: [
    ['lasthop explain inline-secret', 'the page of a rule'],
    ['lasthop explain stripe-secret-key', 'the kind behind a finding'],
  ],
  run: ({ operands }, terminal) => {
    const [id] = operands;
    if (id === undefined || operands.length > 1) throw new UsageError('Name one rule or kind, as in `lasthop explain inline-secret`.');
    // A finding is shown as `rule/kind`.
    const name = id.slice(id.indexOf('/') + 1);
    const found = rulePage(name) ?? detectorCard(name) ?? (name === invalidConfiguration ? configurationCard : undefined);
    if (found === undefined) {
      const near = nearest(name, [...rules.map((rule) => rule.id), ...detectors.map((detector) => detector.id)]);
      throw new UsageError(`There is no rule or kind of that name.${near === undefined ? '' : ` Did you mean ${near}?`}`);
    }
    terminal.write(found);
    return 0;
  },
});

/** No rule: it cannot be switched off by the file that it is about. */
const configurationCard = `# ${invalidConfiguration}: a \`.lasthop.yaml\` that cannot be followed

The finding says what is wrong, at its place. Until that is mended the default settings are in force, so that a slip never silences a rule.

Every key is optional; \`service: api\` is enough. An editor with a YAML language server completes the keys from schemas/lasthop.schema.json.
`;

function rulePage(id: string): string | undefined {
  const rule = rules.find((each) => each.id === id);
  if (!rule) return undefined;
  const folder = packageFolder();
  try {
    if (folder !== undefined) return readable(readFileSync(join(folder, 'docs', 'rules', `${id}.md`), 'utf8'));
  } catch {
    // Packed without its pages: the line below says where they are.
  }
  return `${rule.id}: ${rule.title}\n\n${publicPage(rule.id)}\n`;
}

/** Stands for a made-up credential on a page; the tests put one there. */
function readable(page: string): string {
  return page.replace(/\{\{[\w-]+\}\}/g, (placeholder) => '•'.repeat(Math.min(8, placeholder.length)));
}

function detectorCard(id: string): string | undefined {
  const detector = detectors.find((each) => each.id === id);
  if (!detector) return undefined;
  return [
    `# ${detector.id}`, '',
    `${detector.title} (${detector.issuer}), ${detector.exposure === 'public' ? 'made for everyone to read: never a finding' : `reported by ${detector.rule}`}.`, '',
    detector.by === 'form' ? 'Recognised wherever it stands, by its own form.' : 'Recognised where the name of the value speaks of its issuer.', '',
    `Format:  ${detector.source}`,
    ...(detector.revoke === undefined ? [] : [`Revoke:  ${detector.revoke}`]),
    `Rule:    lasthop explain ${detector.rule}`, '',
  ].join('\n');
}
