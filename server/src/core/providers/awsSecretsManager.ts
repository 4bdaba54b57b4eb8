/**
 * AWS Secrets Manager: `ref+awssecrets://path#/key`, `arn:aws:secretsmanager:…:secret:path-AbCdEf`,
 * `{{resolve:secretsmanager:path:SecretString:key}}`. Sources: docs.aws.amazon.com (ARNs, CloudFormation dynamic
 * references), github.com/helmfile/vals.
 */
import type { Provider } from '../provider';
import { canonicalParts, reference, scopeOfSegments, segmentsOf, uriOf, valsField, valsSchemes } from './syntax';

const vals = valsSchemes('awssecrets');
const plain = ['awssm', 'aws-sm', 'secretsmanager', 'awssecretsmanager', 'aws-secretsmanager'];
/** A six-character suffix of random letters and digits ends the name in an ARN; `:key:stage:version` may follow (ECS). */
const ARN = /^arn:aws[\w-]*:secretsmanager:[\w-]*:\d*:secret:([\w/+=.@-]+)((?::[\w.-]*){0,3})$/;
const RESOLVE = /^\{\{resolve:secretsmanager:([^}\s]+)\}\}$/;
const OTHER = /^(?:\$\{(?:ssm|secretsManager):\/aws\/reference\/secretsmanager\/([^~}\s]+)(?:~\w+)?\}|aws-secretsmanager:\/?([^\s;]+))$/;

export const awsSecretsManager: Provider = {
  id: 'aws-secrets-manager',
  title: 'AWS Secrets Manager',
  marks: ['ref+awssecrets://', 'secretsmanager', 'awssm://', 'aws-sm://'],
  scoped: true,
  parse(text) {
    const uri = uriOf(text, vals) ?? uriOf(text, plain);
    if (uri) return reference('aws-secrets-manager', uri.path, valsField(uri.fragment));
    if (text.length > 2_048) return undefined;
    const arn = ARN.exec(text);
    if (arn) return reference('aws-secrets-manager', withoutSuffix(arn[1] ?? ''), arn[2]?.split(':')[1]);
    const resolved = RESOLVE.exec(text)?.[1];
    if (resolved?.startsWith('arn:')) return this.parse(resolved.split(':').slice(0, 7).join(':'));
    if (resolved) {
      const [path = '', , key] = resolved.split(':');
      return reference('aws-secrets-manager', path, key);
    }
    const other = OTHER.exec(text);
    const path = other?.[1] ?? other?.[2];
    return path === undefined ? undefined : reference('aws-secrets-manager', path);
  },
  format: (path) => (canonicalParts(path) ? `ref+awssecrets://${path}` : undefined),
  scopeOf(path, field) {
    const parts = segmentsOf(path);
    if (field !== undefined && parts.length === 3) parts.push(field);
    return scopeOfSegments(parts);
  },
};

function withoutSuffix(name: string): string {
  return name.replace(/-[A-Za-z0-9]{6}$/, '');
}
