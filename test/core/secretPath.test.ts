/** Which path a secret should have, and which texts are one. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pathForContract, proposePath, secretPathProblem, type PathQuestion } from '../../server/src/core/secretPath';
import { issuerOf } from '../../server/src/core/moving';
import { detectors } from '../../server/src/core/detectors';
import { defaultRuleSettings } from '../support/workspace';

const settings = { ...defaultRuleSettings, service: 'api' };
const propose = (question: Partial<PathQuestion>): string => proposePath({ file: '.env', key: 'TOKEN', settings, ...question });

describe('a proposed path', () => {
  const keys: readonly [string, string][] = [
    ['STRIPE_SECRET_KEY', 'dev/api/stripe/secret_key'], ['DATABASE_URL', 'dev/api/database/url'], ['JWT_SECRET', 'dev/api/jwt/secret'],
    ['SMTP_PASSWORD', 'dev/api/smtp/password'], ['AWS_SECRET_ACCESS_KEY', 'dev/api/aws/secret_access_key'], ['SENTRY_DSN', 'dev/api/sentry/dsn'],
    ['SESSION_SECRET', 'dev/api/session/secret'], ['API_KEY', 'dev/api/app/api_key'], ['PASSWORD', 'dev/api/app/password'],
    ['SECRET_KEY', 'dev/api/app/secret_key'], ['GOOGLE_APPLICATION_CREDENTIALS', 'dev/api/google_application/credentials'],
    ['spring.datasource.password', 'dev/api/spring_datasource/password'], ['WEBHOOK_SIGNATURE', 'dev/api/webhook/signature'], ['FOO', 'dev/api/app/foo'], ['API_SMTP_HOST_PASSWORD', 'dev/api/api_smtp_host/password'],
  ];
  for (const [key, path] of keys) test(`of ${key}`, () => assert.equal(propose({ key }), path));

  const stripe = { provider: 'stripe', purpose: 'secret_key' };
  const issued: readonly [string, string][] = [
    ['STRIPE_KEY', 'dev/api/stripe/secret_key'], ['STRIPE_SECRET_KEY_EU', 'dev/api/stripe/secret_key_eu'], ['PAYMENT_TOKEN', 'dev/api/stripe/secret_key'],
    ['STRIPE_RESTRICTED_KEY', 'dev/api/stripe/restricted_key'],
  ];
  for (const [key, path] of issued) test(`of ${key}, which a detector knows for Stripe's`, () => assert.equal(propose({ key, issuer: stripe }), path));

  const places: readonly [string, Partial<PathQuestion>, string][] = [
    ['an env file of another environment', { file: '.env.production' }, 'prod/api/app/token'],
    ['a manifest of an overlay', { file: 'deploy/overlays/stage/api.yaml' }, 'staging/api/app/token'],
    ['a folder of services', { file: 'services/worker/src/mail/send.ts', settings: defaultRuleSettings }, 'dev/worker/app/token'],
    ['a source folder, which is no service', { file: 'src/mail/send.ts', settings: defaultRuleSettings, fallbackService: 'shop' }, 'dev/shop/app/token'],
    ['the env family that holds the key', { file: 'worker/src/mail/send.ts', family: 'worker/.env.example', settings: defaultRuleSettings }, 'dev/worker/app/token'],
    ['a folder of services below one env file at the top', { file: 'services/worker/main.py', family: '.env', settings: defaultRuleSettings, fallbackService: 'shop' }, 'dev/worker/app/token'],
    ['the top, for any other folder below its env file', { file: 'mail/send.py', family: '.env', settings: defaultRuleSettings, fallbackService: 'shop' }, 'dev/shop/app/token'],
    ['its own name, which says nothing twice', { key: 'WORKER_PASSWORD', service: 'worker' }, 'dev/worker/app/password'],
    ['a workload', { file: 'k8s/all.yaml', settings: defaultRuleSettings, resource: { dialect: 'kubernetes', type: 'Deployment', name: 'billing', namespace: 'prod' } }, 'prod/billing/app/token'],
    ['what a person said', { environment: 'staging', service: 'worker' }, 'staging/worker/app/token'],
    ['a name that is no word of a path', { service: 'My App (old)' }, 'dev/My-App-old/app/token'],
    ['the contract', { declared: '{env}/{service}/vendor/thing' }, 'dev/api/vendor/thing'],
    ['the contract, of another environment only', { declared: 'prod/api/vendor/thing' }, 'dev/api/app/token'],
    ['the contract, in a store’s own spelling', { declared: 'op://vault/item' }, 'dev/api/app/token'],
  ];
  for (const [name, question, path] of places) test(`by ${name}`, () => assert.equal(propose(question), path));

  test('is numbered where it holds another value', () => {
    const taken = new Set(['dev/api/app/token', 'dev/api/app/token_2']);
    assert.equal(propose({ taken: (path) => taken.has(path) }), 'dev/api/app/token_3');
  });

  test('is always a path, whatever the key, and holds for every environment in the contract', () => {
    for (const key of ['', '-', '../..', 'é', 'a/b', '.', 'x'.repeat(500), '__']) assert.equal(secretPathProblem(propose({ key, service: key })), undefined, key);
    assert.equal(pathForContract('dev/api/stripe/secret_key'), '{env}/api/stripe/secret_key');
  });
});

test('every issuer gives a part of a path; general forms and addresses give none', () => {
  for (const detector of detectors) {
    const issuer = issuerOf(detector);
    if (detector.generic || detector.rule !== 'inline-secret') assert.equal(issuer, undefined, detector.id);
    else assert.equal(secretPathProblem(propose({ issuer: issuer as NonNullable<typeof issuer> })), undefined, detector.id);
  }
});

describe('a path', () => {
  for (const good of ['dev/api/stripe/secret_key', 'prod/a.b/c-d/_e', 'DEV/1/2/3']) test(`is ${good}`, () => assert.equal(secretPathProblem(good), undefined));
  const bad = ['', 'dev', 'dev/api/stripe', 'dev/api/stripe/secret/key', 'dev//stripe/key', 'dev/../stripe/key', './api/stripe/key', 'dev/api/stripe/-key', 'dev/api/stripe/key.', 'dev/api/stripe/a b', `dev/api/stripe/${'x'.repeat(101)}`];
  for (const text of bad) test(`is not “${text.slice(0, 30)}”`, () => assert.match(secretPathProblem(text) ?? '', /path/));
});
