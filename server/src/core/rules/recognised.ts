/** What the three rules about recognised credentials have in common: which recognition each reports, and with which words. */
import { detectors } from '../detectors/index';
import type { Detector } from '../detector';
import { environmentKey } from '../environmentKey';
import type { Literal, Recognition } from '../facts';
import type { Intent } from '../intent';
import { issuerOf, movingIntents } from '../moving';
import { referringIntents } from '../referring';
import type { Report } from '../rule';
import type { FileContext } from '../view';

/** Strings of code that an expression may replace. */
const REPLACEABLE: ReadonlySet<Literal['site']['form']> = new Set(['single', 'double', 'backtick', 'triple', 'raw']);
const RANK: Readonly<Record<Recognition['rule'], number>> = { 'private-key': 3, 'inline-secret': 2, 'credential-in-url': 1 };

const byId: ReadonlyMap<string, Detector> = new Map(detectors.map((detector) => [detector.id, detector]));

/** A detector of ours; undefined for one of the organisation's own. */
export function detectorById(id: string): Detector | undefined {
  return byId.get(id);
}

/**
 * The recognitions of a literal that `rule` reports. One line gets one finding: that of the most telling rule; a text
 * of several lines may hold several credentials. What stands in a contract is for `secret-in-example`.
 */
export function reported(literal: Literal, rule: Recognition['rule'], file: FileContext): readonly Recognition[] {
  const recognitions = literal.recognitions ?? [];
  if (recognitions.length === 0 || literal.slot === 'contract' || file.env === 'contract') return [];
  const own = recognitions.filter((recognition) => recognition.rule === rule);
  if (/[\r\n]/.test(literal.value)) return own;
  const better = recognitions.some((recognition) => RANK[recognition.rule] > RANK[rule]);
  return better ? [] : own.slice(0, 1);
}

/** The parts of a report that follow from the literal and its recognition. */
export function about(literal: Literal, recognition: Recognition, file: FileContext): Omit<Report<string>, 'message'> {
  const detector = byId.get(recognition.detector);
  const { title } = recognition;
  const name = literal.name ?? '';
  return {
    at: recognition.span,
    kind: recognition.detector,
    confidence: recognition.confidence,
    ...(detector?.generic ? { softInExamples: true } : {}),
    value: recognition.span,
    ...(name === '' ? {} : { name }),
    data: { name, title, Title: title.charAt(0).toUpperCase() + title.slice(1), revoke: detector?.revoke ? ` (${detector.revoke})` : '' },
    intents: intentsFor(literal, recognition, environmentKey(literal, file.path, fallbackName(detector, literal.value)), file, detector),
  };
}

/** Whether the value is part of a client, which shows it to whoever opens it. */
export function isInClient(literal: Literal, recognition: Recognition, path: string): boolean {
  const client = byId.get(recognition.detector)?.client;
  return recognition.exposure === 'client' || client?.path?.test(path) === true || literal.name !== undefined && client?.name?.test(literal.name) === true;
}

function intentsFor(literal: Literal, recognition: Recognition, key: string, file: FileContext, detector: Detector | undefined): Intent[] {
  const covered = recognition.span.end - recognition.span.start;
  const whole = literal.site.content.end - literal.site.content.start;
  const isAddress = recognition.rule === 'credential-in-url' && !/\s/.test(literal.value);
  // Of a longer text only its part is the secret.
  if (!isAddress && covered * 4 < whole * 3 && literal.slot !== 'env-file') return referringIntents(literal, key);
  const inEnvFile = literal.slot === 'env-file' && literal.name !== undefined;
  const issuer = issuerOf(detector);
  const moving = movingIntents(literal, inEnvFile ? literal.name : key, file, issuer);
  const referring = referringIntents(literal, key);
  if (referring.length > 0) return [...referring, ...moving];
  const inCode = literal.slot === undefined || literal.slot === 'environment-default';
  const reading: Intent[] = inCode && !literal.compared && REPLACEABLE.has(literal.site.form)
    ? [{ kind: 'read-from-environment', literal, key, ...(issuer ? { issuer } : {}) }] : [];
  return [...reading, ...moving];
}

/** What an address opens, by its scheme. */
const ADDRESSES: readonly (readonly [RegExp, string])[] = [
  [/^(?:jdbc:)?(?:postgres(?:ql)?|mysql2?|mariadb|mssql|sqlserver|oracle|cockroachdb)(?:\+\w+)?:/, 'database_url'],
  [/^mongodb(?:\+srv)?:/, 'mongodb_url'], [/^rediss?:/, 'redis_url'], [/^amqps?:/, 'amqp_url'], [/^smtps?:/, 'smtp_url'],
];

/** For a literal without a name: issuer and purpose, `stripe_secret_key`; of an address what it opens. */
function fallbackName(detector: Detector | undefined, value: string): string {
  const address = ADDRESSES.find(([scheme]) => scheme.test(value));
  if (detector?.rule === 'credential-in-url' && address) return address[1];
  return detector ? `${detector.id.split('-')[0] ?? ''}_${detector.purpose}` : 'secret';
}
