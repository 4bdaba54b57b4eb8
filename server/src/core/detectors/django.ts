/** Django. */
import type { Detector } from '../detector';
import { form } from './define';

export const django: readonly Detector[] = [
  form({
    id: 'django-secret-key',
    issuer: 'Django',
    title: 'a Django secret key made for development',
    purpose: 'secret_key',
    source: 'https://docs.djangoproject.com/en/stable/ref/checks/#security',
    keywords: ['django-insecure-'],
    pattern: /django-insecure-[\w!@#$%^&*(\-+=)]{40,60}/,
    boundary: false,
    verify: () => 'medium',
  }),
];
