/** IBM Cloud. */
import type { Detector } from '../detector';
import { named } from './define';
import { hasDigits } from './verify';

export const ibmCloud: readonly Detector[] = [
  named({
    id: 'ibm-cloud-api-key',
    issuer: 'IBM Cloud',
    title: 'an IBM Cloud API key',
    purpose: 'api_key',
    source: 'https://cloud.ibm.com/docs/account?topic=account-userapikey',
    words: ['ibmcloud', 'ibm_cloud', 'ibm-cloud', 'bluemix', 'watson', 'ibm_api', 'softlayer'],
    value: /^[A-Za-z0-9_-]{44}$/,
    entropy: 3.5,
    verify: hasDigits,
  }),
];
