/** Every rule. One line registers one; test/laws/registration proves rule, page, README row and setting agree. */
import type { Rule } from '../rule';
import { credentialInUrl } from './credentialInUrl';
import { duplicateKey } from './duplicateKey';
import { envFileExposed } from './envFileExposed';
import { hardcodedCredential } from './hardcodedCredential';
import { inlineSecret } from './inlineSecret';
import { invalidSuppression } from './invalidSuppression';
import { missingKey } from './missingKey';
import { placeholderValue } from './placeholderValue';
import { privateKey } from './privateKey';
import { secretInExample } from './secretInExample';
import { secretInManifest } from './secretInManifest';
import { undeclaredKey } from './undeclaredKey';
import { undeclaredRead } from './undeclaredRead';
import { unscopedPath } from './unscopedPath';
import { unusedKey } from './unusedKey';

export const rules: readonly Rule[] = [
  credentialInUrl,
  duplicateKey,
  envFileExposed,
  hardcodedCredential,
  inlineSecret,
  invalidSuppression,
  missingKey,
  placeholderValue,
  privateKey,
  secretInExample,
  secretInManifest,
  undeclaredKey,
  undeclaredRead,
  unscopedPath,
  unusedKey,
];
