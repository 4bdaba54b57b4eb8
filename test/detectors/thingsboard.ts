import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('thingsboard-token', '<lower 20>', { at: ['https://thingsboard.cloud/api/v1/{}/telemetry'] }),
  examples('thingsboard-provision-key', '<lower 20>', { at: ['"provisionDeviceKey": "{}"', 'provisionDeviceSecret={}'], named: true }),
];
