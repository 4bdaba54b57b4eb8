/** Algolia. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const algolia: readonly Detector[] = [
  named({
    id: 'algolia-api-key',
    issuer: 'Algolia',
    title: 'an Algolia API key',
    purpose: 'api_key',
    source: 'https://www.algolia.com/doc/guides/security/api-keys/',
    revoke: 'https://dashboard.algolia.com/account/api-keys',
    words: ['algolia'],
    except: /search_?(?:only|api|key)|public/i,
    value: /^[a-f0-9]{32}$/,
  }),
  named({
    id: 'algolia-search-key',
    issuer: 'Algolia',
    title: 'an Algolia search-only API key',
    purpose: 'search_key',
    source: 'https://www.algolia.com/doc/guides/security/api-keys/',
    exposure: 'public',
    words: ['algolia'],
    name: /search_?(?:only|api|key)|public/i,
    value: /^[a-f0-9]{32}$/,
  }),
  named({
    id: 'algolia-docsearch-option',
    issuer: 'Algolia',
    title: 'the search key of a documentation site',
    purpose: 'search_key',
    source: 'https://docsearch.algolia.com/docs/api/',
    exposure: 'public',
    words: ['docsearch'],
    value: /^[a-f0-9]{32}$/,
  }),
  form({
    id: 'algolia-docsearch-key',
    issuer: 'Algolia',
    title: 'the search key of a documentation site',
    purpose: 'search_key',
    source: 'https://docsearch.algolia.com/docs/api/',
    exposure: 'public',
    keywords: ['apikey', 'api_key'],
    pattern: /(?:apiKey|api_key)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?(?<secret>[a-f0-9]{32})(?=["',\s][^{}()]{0,200}?\bindex_?[nN]ame\b)/,
    lines: 300,
    boundary: false,
  }),
];
