import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('aws-access-key-id', 'AKIA<base32 16>'),
  examples('aws-secret-access-key', { fake: 'aws-secret-access-key' }, { at: ['AWS_SECRET_ACCESS_KEY={}', 'aws_secret_key: {}'], named: true }),
  examples('aws-session-token', 'IQoJb3JpZ2luX2Vj<base62 300>'),
  examples('aws-bedrock-api-key', 'ABSKQmVkcm9ja0FQSUtleS0<base62 110>='),
  examples('aws-mws-token', 'amzn.mws.<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>'),
  examples('aws-appsync-key', 'da2-<lower 26>'),
];
