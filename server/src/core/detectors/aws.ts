/** AWS. */
import type { Detector } from '../detector';
import { form, named } from './define';
import { awsAccessKeyId } from './verify';

export const aws: readonly Detector[] = [
  form({
    id: 'aws-access-key-id',
    issuer: 'AWS',
    title: 'an AWS access key id',
    purpose: 'access_key_id',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
    revoke: 'https://console.aws.amazon.com/iam/',
    keywords: ['akia', 'asia', 'abia', 'acca', 'a3t'],
    pattern: /(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}/,
    entropy: 2,
    verify: awsAccessKeyId,
  }),
  named({
    id: 'aws-secret-access-key',
    issuer: 'AWS',
    title: 'an AWS secret access key',
    purpose: 'secret_access_key',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    revoke: 'https://console.aws.amazon.com/iam/',
    words: ['aws', 'amazon', 'secretaccesskey', 'secret_access_key', 'secret-access-key', 's3', 'dynamodb'],
    name: /secret|key$|aws$/i,
    value: /^[A-Za-z0-9\/+]{40}$/,
  }),
  form({
    id: 'aws-session-token',
    issuer: 'AWS',
    title: 'an AWS session token',
    purpose: 'session_token',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html',
    keywords: ['iqojb3jpz2lux2vj', 'fwogzxivyxdz', 'fqogzxivyxdz'],
    pattern: /(?:IQoJb3JpZ2luX2Vj|F[wQ]oGZXIvYXdz)[A-Za-z0-9\/+=%]{60,4000}/,
  }),
  form({
    id: 'aws-bedrock-api-key',
    issuer: 'AWS',
    title: 'an Amazon Bedrock API key',
    purpose: 'api_key',
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html',
    keywords: ['absk', 'bedrock-api-key-'],
    pattern: /(?:ABSK[A-Za-z0-9+\/]{109,269}={0,2}|bedrock-api-key-(?:YmVkcm9jay5hbWF6b25hd3MuY29t)[A-Za-z0-9+\/=_-]{0,3000})(?![A-Za-z0-9+\/])/,
  }),
  form({
    id: 'aws-mws-token',
    issuer: 'AWS',
    title: 'an Amazon MWS token',
    purpose: 'mws_token',
    source: 'https://docs.developer.amazonservices.com/en_US/dev_guide/DG_Registering.html',
    keywords: ['amzn.mws.'],
    pattern: /amzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
  }),
  form({
    id: 'aws-appsync-key',
    issuer: 'AWS',
    title: 'an AWS AppSync API key',
    purpose: 'api_key',
    source: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
    keywords: ['da2-'],
    pattern: /da2-[a-z0-9]{26}/,
  }),
];
