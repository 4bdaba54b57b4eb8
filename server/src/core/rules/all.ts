/** Every rule, one line each; the order is of no account. */
export * from './credentialInUrl';
export * from './duplicateKey';
export * from './envFileExposed';
export * from './hardcodedCredential';
export * from './inlineSecret';
export * from './invalidSuppression';
export * from './missingKey';
export * from './placeholderValue';
export * from './privateKey';
export * from './secretInExample';
export * from './secretInManifest';
export * from './undeclaredKey';
export * from './undeclaredRead';
export * from './unscopedPath';
export * from './unusedKey';
