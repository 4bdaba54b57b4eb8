import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('contentful-management-token', 'CFPAT-<url 43>'),
  examples('contentful-delivery-token', '<url 43>', { at: ['contentful_token = "{}"', 'CONTENTFUL_API_KEY={}'], named: true }),
];
