/** Which names say that a credential stands behind them. */

/** True for `DB_PASSWORD`, `apiKey`, `client-secret`; false for `passwordField`, `secretName`, `tokenUrl`. */
export function isCredentialName(_name: string): boolean {
  return false;
}
