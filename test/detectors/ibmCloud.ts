import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('ibm-cloud-api-key', '<url 44>', { at: ['ibmcloud_token = "{}"', 'IBMCLOUD_API_KEY={}'], named: true }),
];
