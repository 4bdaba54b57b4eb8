/** Trigger.dev. */
import type { Detector } from '../detector';
import { form } from './define';
import { hasDigits } from './verify';

export const triggerDev: readonly Detector[] = [
  form({
    id: 'trigger-dev-key',
    issuer: 'Trigger.dev',
    title: 'a Trigger.dev secret key',
    purpose: 'secret_key',
    source: 'https://trigger.dev/docs/apikeys',
    keywords: ['tr_dev_', 'tr_prod_', 'tr_stg_', 'tr_preview_', 'tr_pat_'],
    pattern: /tr_(?:dev|prod|stg|preview)_[A-Za-z0-9]{20,24}|tr_pat_[a-z0-9]{40}/,
    verify: hasDigits,
  }),
];
