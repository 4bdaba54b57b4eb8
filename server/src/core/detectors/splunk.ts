/** Splunk. */
import type { Detector } from '../detector';
import { named } from './define';

export const splunk: readonly Detector[] = [
  named({
    id: 'splunk-hec-token',
    issuer: 'Splunk',
    title: 'a Splunk HEC token',
    purpose: 'hec_token',
    source: 'https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector',
    words: ['splunk', 'hec_'],
    name: /token|hec|key/i,
    value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  }),
];
