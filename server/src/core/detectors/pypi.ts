/** PyPI. */
import type { Detector } from '../detector';
import { form } from './define';

export const pypi: readonly Detector[] = [
  form({
    id: 'pypi-token',
    issuer: 'PyPI',
    title: 'a PyPI API token',
    purpose: 'api_token',
    source: 'https://pypi.org/help/#apitoken',
    revoke: 'https://pypi.org/manage/account/token/',
    keywords: ['pypi-ageichlwas5vcmc', 'pypi-agentzxn0lnb5cgkub3jn'],
    pattern: /pypi-Ag(?:EIcHlwaS5vcmc|ENdGVzdC5weXBpLm9yZ)[\w-]{50,1000}/,
  }),
];
