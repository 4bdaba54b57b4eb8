/** What a contract's declaration says of its key, in decorators or by sensible inference. */
import { isCredentialName } from './credentialNames';
import type { Declaration } from './facts';

/** Whether the key's value must never be literal: `@sensitive`, `@sensitive=false`, `@public`; else its name decides. */
export function isSensitive(declaration: Declaration): boolean {
  const given = declaration.decorators.get('sensitive');
  if (given !== undefined) return given !== 'false';
  if (isOn(declaration, 'public')) return false;
  return declaration.decorators.has('path') || isCredentialName(declaration.name);
}

/** Whether an app copes without the key: `@optional`, `@required=false`. */
export function isOptional(declaration: Declaration): boolean {
  return isOn(declaration, 'optional') || declaration.decorators.get('required') === 'false';
}

/** The example value where it may serve as it is: public, and neither empty nor a placeholder. */
export function usableDefault(declaration: Declaration): string | undefined {
  if (isSensitive(declaration) || isOn(declaration, 'required')) return undefined;
  const { value, valueClass } = declaration;
  return value === '' || valueClass === 'empty' || valueClass === 'placeholder' || valueClass === 'opaque' || valueClass === 'weak' ? undefined : value;
}

function isOn(declaration: Declaration, name: string): boolean {
  const given = declaration.decorators.get(name);
  return given !== undefined && given !== 'false';
}
