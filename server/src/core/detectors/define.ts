/** How a detector's file is written: `form` for what is recognised anywhere, `named` for what needs its issuer's name beside it. */
import { defineDetector, type FormDetector, type NamedDetector } from '../detector';

type Rule = { readonly rule?: FormDetector['rule'] };

/** A credential with a form of its own. */
export function form(detector: Omit<FormDetector, 'by' | 'rule'> & Rule): FormDetector {
  return defineDetector({ rule: 'inline-secret', ...detector, by: 'form' });
}

/** A credential told by the name it stands at. */
export function named(detector: Omit<NamedDetector, 'by' | 'rule'> & Rule): NamedDetector {
  return defineDetector({ rule: 'inline-secret', ...detector, by: 'name' });
}
