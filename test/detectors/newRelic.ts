import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('new-relic-key', 'NRAK-<UPPER 27>'),
  examples('new-relic-license-key', '<hex 36>NRAL'),
  examples('new-relic-pixie-key', 'px-api-<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>'),
  examples('new-relic-license-key-v1', '<hex 40>', { at: ['newrelic_token = "{}"', 'NEWRELIC_API_KEY={}'], named: true }),
  examples('new-relic-browser-key', '<hex 10>', { at: ['NREUM.info={"licenseKey":"{}","applicationID":"1"}', 'licenseKey: "{}"'], named: true }),
];
