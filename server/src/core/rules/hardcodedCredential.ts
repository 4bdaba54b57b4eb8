/** `hardcoded-credential`: a real-looking literal where a name or a call says that a credential stands. */
import { classify } from '../classifier';
import { credentialArgument } from '../credentialCalls';
import { credentialName } from '../credentialNames';
import { environmentKey } from '../environmentKey';
import type { Literal, LiteralSlot, ValueClass } from '../facts';
import { innerAssignments } from '../innerAssignment';
import type { Intent } from '../intent';
import { movingIntents } from '../moving';
import { defineRule } from '../rule';
import { span, type Span } from '../text';
import type { FileContext } from '../view';

/** Places that another rule judges, with better words for them. */
const ELSEWHERE: ReadonlySet<LiteralSlot> = new Set<LiteralSlot>([
  'contract', 'kubernetes-env', 'kubernetes-argument', 'kubernetes-config-map', 'kubernetes-secret-data', 'kubernetes-secret-string',
  'compose-environment', 'compose-argument', 'pipeline-env', 'pipeline-input',
]);
/** Files of texts that people read. */
const TRANSLATIONS = /(?:^|\/)(?:i18n|l10n|locales?|lang|languages?|translations?|nls)\/|[._-](?:[a-z]{2}|[a-z]{2}[_-][A-Z]{2})\.(?:properties|resx|arb|xlf|xliff|po)$|\.(?:po|pot|arb|xlf|xliff|strings|resx)$|(?:^|\/)strings\.xml$/;
/** Keys below which names are fields, texts or objects, not values. */
const NOT_A_VALUE = /^(?:labels?|messages?|errors?|i18n|placeholders?|translations?|locale|hints?|descriptions?|titles?|properties|definitions|\$defs|enum|required|validations?|rules|columns?|fields?|secretKeyRef|secretRef|configMapKeyRef|valueFrom|existingSecret|remoteRef|secretStoreRef|passwordSecret|matchLabels|annotations|permissions|examples?)$/;
/** A whole header or its value: `Authorization: Bearer …`, `Bearer …`. */
const HEADER = /^(?:(?:proxy-)?authorization:\s*)?(?:bearer|basic|token)\s+(?=[^\s"',;]{16,}$)/i;

interface Judged {
  readonly valueClass: ValueClass;
  readonly key: string;
  readonly name: string;
  /** Where the value stands, if it is not the whole literal. */
  readonly at?: Span;
}

export const hardcodedCredential = defineRule({
  id: 'hardcoded-credential',
  title: 'A password, token or key is written into code or configuration',
  category: 'literals',
  severity: 'error',
  confidence: 'medium',
  profile: 'default',
  softInExamples: true,
  messages: {
    opaque: '“{name}” holds a credential in plain text. Whoever can read this file has it; read it from the environment or a secret manager.',
    weak: '“{name}” holds a password that is in plain text and easy to guess. Replace it and read it from the environment or a secret manager.',
    argument: 'A credential is passed to “{name}” in plain text. Whoever can read this file has it; read it from the environment or a secret manager.',
  },
  on: {
    *literal(literal, file) {
      if (literal.recognitions !== undefined && literal.recognitions.length > 0) return;
      if (literal.piece === 'rest' || literal.slot !== undefined && ELSEWHERE.has(literal.slot)) return;
      const judged = judge(literal, file.path);
      if (!judged || (judged.valueClass !== 'opaque' && judged.valueClass !== 'weak')) return;
      const weak = judged.valueClass === 'weak';
      const vague = literal.name !== undefined && credentialName(literal.name)?.vague === true;
      // Tests log in with `password123`, manuals say so: nobody would act on that.
      if (weak && (file.role === 'test' || file.role === 'documentation' && !file.path.endsWith('.txt'))) return;
      if (weak && literal.compared && !isPasswordCheck(literal)) return;
      // `${DB_PASSWORD:-postgres}` in a manifest: the value for whoever runs it alone.
      if (weak && literal.slot === 'environment-default' && literal.path !== undefined) return;
      if (TRANSLATIONS.test(file.path) || literal.path?.slice(0, -1).some((key) => NOT_A_VALUE.test(key))) return;
      // An address is judged as one; options beside it in the same text are not.
      if (judged.at === undefined && literal.value.includes('://')) return;
      const at = judged.at ?? literal.site.content;
      yield {
        at,
        message: !literal.credentialName && !judged.at ? 'argument' : weak ? 'weak' : 'opaque',
        data: { name: judged.name },
        name: judged.name,
        // A guessable password of a pipeline is that of a database which lives as long as the run.
        ...(weak || vague ? { severity: weak && literal.slot === 'pipeline-script' ? 'information' as const : 'warning' as const } : {}),
        value: at,
        intents: judged.at ? [] : intentsFor(literal, judged.key, file),
      };
    },
  },
});

function intentsFor(literal: Literal, key: string, file: FileContext): Intent[] {
  if (literal.compared || literal.piece !== undefined) return [];
  if (literal.slot === 'env-file') return movingIntents(literal, literal.name ?? key, file);
  return [{ kind: 'read-from-environment', literal, key }, ...movingIntents(literal, key, file)];
}

/** `password === 'team10'` lets somebody in; `token === 'none'` asks a question. */
function isPasswordCheck(literal: Literal): boolean {
  return literal.value.length >= 6 && credentialName(literal.name ?? '')?.purpose === 'password';
}

/** What stands here and what it is called; undefined where no credential is expected. */
function judge(literal: Literal, path: string): Judged | undefined {
  if (literal.valueClass === 'public-key') return undefined;
  if (literal.credentialName && literal.valueClass !== undefined) {
    return { valueClass: literal.valueClass, key: environmentKey(literal, path), name: literal.name ?? '' };
  }
  if (literal.call !== undefined) {
    const expected = credentialArgument(literal.call, literal.argument);
    if (expected) {
      const { credential, key } = expected;
      const valueClass = classify(literal.value, { slot: literal.slot, form: literal.site.form, credential });
      return { valueClass, key: environmentKey(literal.name === undefined ? { ...literal, name: key } : literal, path), name: literal.call };
    }
  }
  const { content } = literal.site;
  for (const { name, value, start } of innerAssignments(literal.value, literal.name, path)) {
    const valueClass = classify(value, { name });
    if (value.includes('://')) continue;
    if (valueClass !== 'opaque' && !(valueClass === 'weak' && value.length + start === literal.value.length)) continue;
    // Escapes before it move it in the text.
    const at = content.end - content.start === literal.value.length ? span(content.start + start, content.start + start + value.length) : content;
    return { valueClass, key: environmentKey({ ...literal, name }, path), name, at };
  }
  if (literal.value.length > 20 && HEADER.test(literal.value)) {
    const token = literal.value.replace(HEADER, '');
    const valueClass = classify(token, { form: literal.site.form, credential: { purpose: 'token', environment: false } });
    return valueClass === 'opaque'
      ? { valueClass, key: environmentKey({ ...literal, name: 'Authorization' }, path), name: literal.call ?? literal.name ?? 'Authorization' } : undefined;
  }
  return undefined;
}
