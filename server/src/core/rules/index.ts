/** Every rule. One line registers one; test/laws/registration proves rule, page, README row and setting agree. */
import type { Rule } from '../rule';
import { hardcodedCredential } from './hardcodedCredential';
import { credentialInUrl } from './credentialInUrl';
import { inlineSecret } from './inlineSecret';
import { privateKey } from './privateKey';
import { invalidSuppression } from './invalidSuppression';
import { unscopedPath } from './unscopedPath';

export const rules: readonly Rule[] = [
  hardcodedCredential,
  credentialInUrl,
  inlineSecret,
  privateKey,
  invalidSuppression,
  unscopedPath,
];
