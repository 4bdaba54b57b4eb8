/** Kubernetes. */
import type { Detector } from '../detector';
import { named } from './define';

export const kubernetes: readonly Detector[] = [
  named({
    id: 'kubernetes-bootstrap-token',
    issuer: 'Kubernetes',
    title: 'a Kubernetes bootstrap token',
    purpose: 'bootstrap_token',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/',
    words: ['bootstrap', 'kubeadm', 'discovery-token'],
    name: /token/i,
    value: /^[a-z0-9]{6}\.[a-z0-9]{16}$/,
  }),
];
