/** The vals URIs of every other backend: `ref+tfstate://…`, `ref+k8s://…`, `ref+gkms://…`. Source: github.com/helmfile/vals. */
import type { Provider } from '../provider';
import { reference, valsField } from './syntax';

const WRITTEN = /^(?:secret)?ref\+([a-z][a-z0-9]*):\/\/([^\s"'<>#]+)(?:#([^\s"'<>]*))?$/;

export const vals: Provider = {
  id: 'vals',
  title: 'vals',
  marks: ['ref+'],
  scoped: false,
  fallback: true,
  parse(text) {
    const found = text.length > 2_048 ? null : WRITTEN.exec(text);
    return found ? reference('vals', `${found[1]}/${found[2]}`, valsField(found[3] ?? '')) : undefined;
  },
};
