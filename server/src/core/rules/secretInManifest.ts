/** `secret-in-manifest`: a credential written into a Kubernetes, Compose or pipeline manifest. */
import { environmentKey } from '../environmentKey';
import type { Literal, LiteralSlot } from '../facts';
import { movingIntents } from '../moving';
import { referringIntents } from '../referring';
import { defineRule } from '../rule';

type Message = 'value' | 'argument' | 'configMap' | 'encoded' | 'secretString' | 'pipeline';

const MESSAGES: { readonly [S in LiteralSlot]?: Message } = {
  'kubernetes-env': 'value',
  'kubernetes-argument': 'argument',
  'kubernetes-config-map': 'configMap',
  'kubernetes-secret-data': 'encoded',
  'kubernetes-secret-string': 'secretString',
  'compose-environment': 'value',
  'compose-argument': 'argument',
  'pipeline-env': 'pipeline',
  'pipeline-input': 'pipeline',
};
/** A pair of name and password, or a word that says what it is. */
const SAYS_SO = /^(?:[\w.@-]{1,64}:(?!\d{1,5}$|\/\/|\$)[^\s:/]{4,128}|\w{0,40}pass(?:wd|word)\w{0,40})$/i;
/** `node.session.auth.password_in`, `password-old`: in a Secret such a key holds one. */
const PASSWORD_OF = /(?:^|[._-])(?:password|passwd|passphrase)[._-]?(?:in|out|old|new|\d{1,3})$/i;
const SPOKEN: ReadonlySet<string> = new Set(['name', 'identifier', 'weak', 'opaque']);
/** Registry credentials in the form of Docker's own configuration file. */
const DOCKER_CONFIG = /^\.docker(?:configjson|cfg)$/;
const DOCKER_CREDENTIAL = /"(?:auth|password|identitytoken)"\s*:\s*"[^"<${]{4,}"/;

export const secretInManifest = defineRule({
  id: 'secret-in-manifest',
  title: 'A credential stands in a Kubernetes, Compose or pipeline manifest',
  category: 'delivery',
  severity: 'error',
  confidence: 'medium',
  profile: 'default',
  softInExamples: true,
  messages: {
    value: '“{name}” gives a credential to the process in plain text. Whoever can read this manifest has it; refer to a secret instead.',
    argument: '“{name}” is passed on the command line in plain text, where the process list shows it too. Hand it over as a secret instead.',
    configMap: '“{name}” is a credential in a ConfigMap, which is not kept or guarded like a Secret. Move it to a Secret that is not in the repository.',
    encoded: '“{name}” of this Secret is a credential in base64, which hides nothing. Keep it out of the repository: External Secrets, Sealed Secrets or SOPS deliver it.',
    secretString: '“{name}” of this Secret is a credential in plain text. Keep it out of the repository: External Secrets, Sealed Secrets or SOPS deliver it.',
    pipeline: '“{name}” gives a credential to the pipeline in plain text. Whoever can read this file has it; use the pipeline’s secret store.',
  },
  on: {
    *literal(literal, file) {
      const message = literal.slot && MESSAGES[literal.slot];
      if (message === undefined || (literal.recognitions !== undefined && literal.recognitions.length > 0)) return;
      const inSecret = literal.slot === 'kubernetes-secret-data' || literal.slot === 'kubernetes-secret-string';
      // A Secret that is not committed is where the value belongs.
      if (inSecret && file.git === 'ignored') return;
      const strength = inSecret ? strengthInSecret(literal) : literal.credentialName === true ? strengthOf(literal) : undefined;
      if (strength === undefined) return;
      const name = literal.name ?? '';
      const key = environmentKey(literal, file.path);
      yield {
        at: literal.site.content,
        message,
        data: { name },
        name,
        // A guessable password of a pipeline is that of a database which lives as long as the run.
        ...(strength === 'weak' ? { severity: message === 'pipeline' ? 'information' as const : 'warning' as const } : {}),
        value: literal.site.content,
        intents: [...referringIntents(literal, key), ...movingIntents(literal, key, file)],
      };
    },
  },
});

function strengthOf(literal: Literal): 'opaque' | 'weak' | undefined {
  if (literal.value.includes('://')) return undefined;
  return literal.valueClass === 'opaque' || literal.valueClass === 'weak' ? literal.valueClass : undefined;
}

/** In a Secret a real-looking value needs no telling name. */
function strengthInSecret(literal: Literal): 'opaque' | 'weak' | undefined {
  if (DOCKER_CONFIG.test(literal.name ?? '')) return DOCKER_CREDENTIAL.test(literal.value) ? 'opaque' : undefined;
  if (literal.credentialName) return strengthOf(literal);
  if (PASSWORD_OF.test(literal.name ?? '') && SPOKEN.has(literal.valueClass ?? '')) return 'weak';
  if (SAYS_SO.test(literal.value) && SPOKEN.has(literal.valueClass ?? '')) return 'weak';
  return literal.valueClass === 'opaque' && literal.value.length >= 16 ? strengthOf(literal) : undefined;
}
