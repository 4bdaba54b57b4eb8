/** Terraform and OpenTofu: a bare traversal (`var.x`, `data.aws_…`, `ephemeral.…`). Source: developer.hashicorp.com, references to named values. */
import type { Provider } from '../provider';
import { reference } from './syntax';

const TRAVERSAL = /^(?:\$\{\s*)?((?:var|local|data|ephemeral|module|random_password|aws_secretsmanager_secret_version|vault_generic_secret)\.[A-Za-z_][\w.[\]"*-]*)(?:\s*\})?$/;

export const terraform: Provider = {
  id: 'terraform',
  title: 'Terraform',
  marks: ['var.', 'local.', 'data.', 'ephemeral.', 'module.', 'random_password.', 'secret_version.', 'vault_generic_secret.'],
  scoped: false,
  parse(text) {
    const path = text.length > 512 ? undefined : TRAVERSAL.exec(text)?.[1];
    return path === undefined ? undefined : reference('terraform', path);
  },
};
