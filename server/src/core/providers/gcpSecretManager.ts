/**
 * Google Secret Manager: `ref+gcpsecrets://project/name`, `projects/p/secrets/name/versions/latest`, Berglas' and Spring's
 * `sm://project/name`. A secret's id has only letters, digits, `-` and `_`, so a path's `/` becomes `-` and its own `-` is doubled.
 * Sources: cloud.google.com/secret-manager/docs, github.com/helmfile/vals, github.com/GoogleCloudPlatform/berglas.
 */
import type { Provider } from '../provider';
import { canonicalParts, hyphenated, reference, scopeOfSegments, segmentsOf, uriOf, unhyphenated, valsField, valsSchemes } from './syntax';

const vals = valsSchemes('gcpsecrets');
const plain = ['sm', 'gcpsm', 'gcp-sm', 'gsm', 'gcp-secretmanager', 'google-secret-manager'];
const RESOURCE = /^(?:(?:gcp:\/\/|gcp:\/\/\/|secretmanager:|gcp:secretmanager:|\/\/secretmanager\.googleapis\.com\/)?)(projects\/[\w.:-]+\/(?:locations\/[\w-]+\/)?secrets\/[\w-]+)(?:\/versions\/[\w-]+)?$/;

export const gcpSecretManager: Provider = {
  id: 'gcp-secret-manager',
  title: 'Google Secret Manager',
  marks: ['ref+gcpsecrets://', '/secrets/', 'sm://'],
  scoped: true,
  parse(text) {
    const uri = uriOf(text, vals) ?? uriOf(text, plain);
    if (uri) return reference('gcp-secret-manager', uri.path, valsField(uri.fragment));
    const path = text.length > 1_024 ? undefined : RESOURCE.exec(text)?.[1];
    return path === undefined ? undefined : reference('gcp-secret-manager', path);
  },
  format(path, project) {
    const parts = canonicalParts(path);
    const name = parts && hyphenated(parts);
    return name !== undefined && name.length <= 255 && !name.includes('.') && project ? `ref+gcpsecrets://${project}/${name}` : undefined;
  },
  scopeOf(path) {
    const parts = segmentsOf(path);
    const at = parts.indexOf('secrets');
    const name = at >= 0 ? parts[at + 1] : parts[1] ?? parts[0];
    return scopeOfSegments(unhyphenated(name ?? '').filter((part) => part !== ''));
  },
};
