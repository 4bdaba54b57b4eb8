/** LangChain. */
import type { Detector } from '../detector';
import { form } from './define';

export const langchain: readonly Detector[] = [
  form({
    id: 'langsmith-api-key',
    issuer: 'LangChain',
    title: 'a LangSmith API key',
    purpose: 'api_key',
    source: 'https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key',
    revoke: 'https://smith.langchain.com/settings',
    keywords: ['lsv2_'],
    pattern: /lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}/,
  }),
];
