/** What lets a literal move to a secret store: whether its place can hold what stays, and whose credential it is. */
import type { Detector } from './detector';
import type { Literal, LiteralSlot } from './facts';
import type { Intent } from './intent';
import type { Issuer } from './secretPath';
import type { FileContext } from './view';

/** Places whose format has a construct for what stays. */
const HOLDING: ReadonlySet<LiteralSlot> = new Set<LiteralSlot>([
  'env-file', 'contract', 'kubernetes-env', 'kubernetes-argument', 'compose-environment', 'pipeline-env', 'pipeline-input',
]);
/** Code strings that an expression may replace. */
const REPLACEABLE: ReadonlySet<Literal['site']['form']> = new Set(['single', 'double', 'backtick', 'triple', 'raw']);

/** The move of a literal, or none where nothing could stand in its place. The language has the last word when it is rendered. */
export function movingIntents(literal: Literal, key: string, file: FileContext, issuer?: Issuer): Intent[] {
  const { slot, site: { form } } = literal;
  if (form === 'text' || literal.compared || key === '' || interpolates(literal)) return [];
  const held = slot === undefined || slot === 'environment-default'
    ? REPLACEABLE.has(form) || (file.language === 'shell' && form === 'bare' && literal.name !== undefined)
    : HOLDING.has(slot);
  return held ? [{ kind: 'move-to-provider', literal, key, ...(issuer ? { issuer } : {}) }] : [];
}

/** Issuers whose names are two words; of all others the first word of a detector's id says it. */
const TWO_WORDS = /^(?:cisco|code|crates|defined|dependency|ibm|llama|mercado|microsoft|new|private|sauce|sumo|terraform)-[a-z]+/;

/** The issuer of a credential that a detector recognised by more than a general form. */
export function issuerOf(detector: Detector | undefined): Issuer | undefined {
  if (!detector || detector.rule !== 'inline-secret' || detector.generic) return undefined;
  const provider = TWO_WORDS.exec(detector.id)?.[0] ?? detector.id.split('-')[0] ?? '';
  return { provider: provider.replace('-', '_'), purpose: detector.purpose };
}

/** A value that is put together from other variables stays where they are. */
function interpolates({ slot, value, site }: Literal): boolean {
  return slot === 'env-file' && site.form !== 'single' && /\$\{[A-Za-z_]|\$\(|\$[A-Z][A-Z_]{2,}/.test(value);
}
