/**
 * AWS Systems Manager Parameter Store: `ref+awsssm://path`, `arn:aws:ssm:…:parameter/path`, `{{resolve:ssm-secure:/path:1}}`,
 * Serverless Framework's `${ssm:/path}`. Sources: docs.aws.amazon.com, serverless.com/framework/docs, github.com/helmfile/vals.
 */
import type { Provider } from '../provider';
import { canonicalParts, reference, scopeOfSegments, segmentsOf, uriOf, valsField, valsSchemes } from './syntax';

const vals = valsSchemes('awsssm');
const plain = ['awsssm', 'aws-ssm', 'ssm'];
/** Parameters under `/aws/reference/secretsmanager/` are secrets of the Secrets Manager. */
const WRITTEN = new RegExp([
  '^arn:aws[\\w-]*:ssm:[\\w-]*:\\d*:parameter(/[\\w./-]+)$',
  '^\\{\\{resolve:ssm(?:-secure)?:([\\w./-]+)(?::\\d+)?\\}\\}$',
  '^\\$\\{ssm(?:\\([^)]*\\)|\\.[\\w-]+)?:(?!/aws/reference/secretsmanager/)([^~}\\s,]+)(?:~\\w+)?(?:,[^}]*)?\\}$',
  '^(?:ssm|aws-parameterstore|aws_ssm):(/[\\w./-]+)$',
].join('|'));

export const awsParameterStore: Provider = {
  id: 'aws-parameter-store',
  title: 'AWS Systems Manager Parameter Store',
  marks: ['ref+awsssm://', ':ssm:', '{ssm', 'ssm:/', ':ssm-secure:', 'awsssm://', 'aws-ssm://', 'aws-parameterstore:', 'aws_ssm:'],
  scoped: true,
  parse(text) {
    const uri = uriOf(text, vals) ?? uriOf(text, plain);
    if (uri) return reference('aws-parameter-store', uri.path, valsField(uri.fragment));
    const found = text.length > 2_048 ? null : WRITTEN.exec(text);
    const path = found?.slice(1).find((part) => part !== undefined);
    return path === undefined ? undefined : reference('aws-parameter-store', path);
  },
  format: (path) => (canonicalParts(path) ? `ref+awsssm://${path}` : undefined),
  scopeOf: (path, field) => scopeOfSegments(segmentsOf(field === undefined ? path : `${path}/${field}`)),
};
