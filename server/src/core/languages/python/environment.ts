/** How Python programs read their environment. One row is one reader form. */
import type { EnvironmentCall, EnvironmentReaders } from '../lexing/context';

/** Mappings whose items are keys (os). */
const objects = ['os.environ', 'environ'];

const calls: readonly (readonly [string, EnvironmentCall])[] = [
  ['os.getenv', { optional: true }],
  ['getenv', { optional: true }],
  ['os.environ.get', { optional: true }],
  ['environ.get', { optional: true }],
  ['os.environ.pop', { optional: true }],
  // python-decouple
  ['config', { capitals: true }],
  // django-environ, environs
  ['env', { capitals: true }],
  ...['str', 'bool', 'int', 'float', 'decimal', 'list', 'tuple', 'dict', 'json', 'url', 'db', 'db_url', 'cache', 'cache_url', 'email_url', 'path', 'bytes', 'date', 'datetime', 'timedelta', 'uuid', 'enum', 'log_level', 'get_value']
    .map((method) => [`env.${method}`, {}] as const),
  // Starlette's Config is decouple's in form; Airflow, Dagster
  ['EnvVar', { capitals: true }],
  ['dg.EnvVar', { capitals: true }],
];

export const environment: EnvironmentReaders = { objects: new Set(objects), calls: new Map(calls) };
