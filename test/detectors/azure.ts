import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('azure-ad-client-secret', '<base62 3>8Q~<base62 34>'),
  examples('azure-storage-key', { fake: 'azure-storage-key' }, { at: ['DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={};'] }),
  examples('azure-app-configuration-secret', '<base62 43>=', { at: ['Endpoint=https://shop.azconfig.io;Id=ab1c-l9-s0:<base62 20>;Secret={}'] }),
  examples('azure-common-key', '<base62 52>JQQJ99<base62 18>AZDO<base62 4>'),
  examples('azure-service-key', '<base62 76>+ASt<base62 5>A=='),
  examples('azure-sas-signature', '<base62 43>%3D', { at: ['https://shop.blob.core.windows.net/logs?sv=2022-11-02&sp=rl&sig={}'] }),
  examples('azure-devops-token', '<base32lower 52>', { at: ['AZURE_DEVOPS_PAT={}', 'ado_token: {}'], named: true }),
  examples('azure-client-secret', '<base62 40>', { at: ['AZURE_CLIENT_SECRET={}', 'azure_secret: {}'], named: true }),
];
