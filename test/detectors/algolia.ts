import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('algolia-api-key', '<hex 32>', { at: ['algolia_token = "{}"', 'ALGOLIA_API_KEY={}'], named: true }),
  examples('algolia-search-key', '<hex 32>', { at: ['ALGOLIA_SEARCH_KEY={}', 'algolia_search_only_api_key: {}'], named: true }),
  examples('algolia-docsearch-key', '<hex 32>', { at: ['apiKey: "{}", indexName: "docs"', 'apiKey: \'{}\',\n  indexName: \'docs\''], not: [['apiKey: "<hex 32>", region: "eu"', 'no index beside it']] }),
  examples('algolia-docsearch-option', '<hex 32>', { at: ['DOCSEARCH_API_KEY={}', 'docsearchKey: "{}"'], named: true }),
];
