import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('linode-token', '<hex 64>', { at: ['linode_token = "{}"', 'LINODE_API_KEY={}'], named: true }),
];
