/** How JavaScript programs read their environment. One row is one reader form. */
import type { EnvironmentCall, EnvironmentReaders } from '../lexing/context';

/** Objects whose members are keys (Node, Bun, Vite and other bundlers; globalThis spelled out). */
const objects = ['process.env', 'globalThis.process.env', 'global.process.env', 'window.process.env', 'import.meta.env', 'Bun.env'];

/** Functions whose first argument is a key. */
const calls: readonly (readonly [string, EnvironmentCall])[] = [
  ['Deno.env.get', {}],
  // NestJS ConfigService, AdonisJS Env, env-var
  ['configService.get', { capitals: true }],
  ['configService.getOrThrow', { capitals: true }],
  ['this.configService.get', { capitals: true }],
  ['this.configService.getOrThrow', { capitals: true }],
  ['config.get', { capitals: true }],
  ['config.getOrThrow', { capitals: true }],
  ['this.config.get', { capitals: true }],
  ['env.get', { capitals: true }],
  ['Env.get', { capitals: true }],
  ['env', { capitals: true }],
];

export const environment: EnvironmentReaders = { objects: new Set(objects), calls: new Map(calls) };

/** Modules whose named exports are keys (SvelteKit). */
export const environmentModules: ReadonlySet<string> = new Set([
  '$env/static/private', '$env/static/public', 'astro:env/server', 'astro:env/client',
]);
