/** How the programs of other languages read their environment. One row is one reader form. */
import type { EnvironmentCall, EnvironmentReaders } from '../lexing/context';

function readers(objects: readonly string[], calls: readonly string[], optional: readonly string[] = [], capitals: readonly string[] = []): EnvironmentReaders {
  const rows: [string, EnvironmentCall][] = [
    ...calls.map((call): [string, EnvironmentCall] => [call, {}]),
    ...optional.map((call): [string, EnvironmentCall] => [call, { optional: true }]),
    ...capitals.map((call): [string, EnvironmentCall] => [call, { capitals: true }]),
  ];
  return { objects: new Set(objects), calls: new Map(rows) };
}

export const noEnvironment = readers([], []);
export const goEnvironment = readers([], ['os.Getenv', 'syscall.Getenv'], ['os.LookupEnv'], ['getEnv', 'getenv', 'envOr', 'viper.BindEnv']);
export const jvmEnvironment = readers([], ['System.getenv'], ['sys.env.get', 'sys.env.getOrElse'], ['sys.env', 'dotenv.get', 'env.get', 'environment.getProperty', 'env.getProperty']);
export const dotnetEnvironment = readers([], ['Environment.GetEnvironmentVariable', 'System.Environment.GetEnvironmentVariable']);
export const cEnvironment = readers([], ['getenv', 'std::getenv', 'secure_getenv', 'qgetenv', 'qEnvironmentVariable', 'g_getenv']);
export const rustEnvironment = readers([], ['env::var', 'std::env::var', 'env::var_os', 'std::env::var_os', 'env', 'dotenv::var', 'dotenvy::var'], ['option_env']);
export const rubyEnvironment = readers(['ENV'], ['ENV.fetch'], ['ENV.dig']);
const phpReaders = readers(['$_ENV', '$_SERVER'], ['getenv']);
/** Laravel's `env('KEY')` gives null for what is not set, and its configuration lives with that. */
export const phpEnvironment: EnvironmentReaders = { ...phpReaders, calls: new Map([...phpReaders.calls, ['env', { capitals: true, optional: true }]]) };
export const elixirEnvironment = readers([], ['System.fetch_env'], ['System.get_env']);
export const swiftEnvironment = readers(['ProcessInfo.processInfo.environment'], ['getenv']);
export const dartEnvironment = readers(['Platform.environment', 'dotenv.env'], ['String.fromEnvironment', 'const String.fromEnvironment']);
export const luaEnvironment = readers([], ['os.getenv']);
export const perlEnvironment = readers(['$ENV'], []);
export const rEnvironment = readers([], ['Sys.getenv']);
export const juliaEnvironment = readers(['ENV'], ['get']);
