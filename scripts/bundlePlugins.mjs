/** What esbuild is told beyond its options: what is loaded late, and what is left out. */
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';

const require = createRequire(import.meta.url);

/** A module with the exports of another, each read from it when it is asked for. */
function lateExports(module, from) {
  return Object.keys(require(module))
    .map((name) => `Object.defineProperty(exports, ${JSON.stringify(name)}, { enumerable: true, get: () => require('${from}').${name} });`)
    .join('\n');
}

/** Replaces packages by getters that require their bundle, which lies beside this one. */
export function loadBundlesLate(packages) {
  return {
    name: 'load-bundles-late',
    setup(hooks) {
      const filter = new RegExp(`^(?:${packages.join('|')})$`);
      hooks.onResolve({ filter }, ({ path }) => ({ path, namespace: 'late-bundle' }));
      hooks.onResolve({ filter: /^\.\//, namespace: 'late-bundle' }, ({ path }) => ({ path, external: true }));
      hooks.onLoad({ filter, namespace: 'late-bundle' }, ({ path }) => ({ contents: lateExports(path, `./${path}.js`), loader: 'js' }));
    },
  };
}

/** The same for Node's own modules. */
export function loadBuiltinsLate(names) {
  return {
    name: 'load-builtins-late',
    setup(hooks) {
      const filter = new RegExp(`^(?:${names.join('|')})$`);
      hooks.onResolve({ filter }, ({ path, namespace }) => (namespace === 'late-builtin' ? { path, external: true } : { path, namespace: 'late-builtin' }));
      hooks.onLoad({ filter, namespace: 'late-builtin' }, ({ path }) => ({ contents: lateExports(path, path), loader: 'js' }));
    },
  };
}

/** Replaces feature modules of vscode-languageserver, mixins around a base class, by ones that add nothing. */
export function leaveOutFeatures(features) {
  return {
    name: 'leave-out-features',
    setup(hooks) {
      const filter = new RegExp(`[\\\\/]vscode-languageserver[\\\\/]lib[\\\\/]common[\\\\/](?:${features.join('|')})\\.js$`);
      hooks.onLoad({ filter }, ({ path }) => ({
        contents: Object.keys(require(path))
          .map((name) => `exports.${name} = ${name.endsWith('Feature') ? '(Base) => Base' : 'undefined'};`)
          .join('\n'),
        loader: 'js',
      }));
    },
  };
}

/** Leaves out where each detector's format is documented: only `lasthop explain` tells. */
export function leaveOutSources() {
  return {
    name: 'leave-out-sources',
    setup(hooks) {
      hooks.onLoad({ filter: /[\\/]core[\\/]detectors[\\/]\w+\.ts$/ }, async ({ path }) => ({
        contents: (await readFile(path, 'utf8')).replace(/^(\s*)source: '[^'\n]*',$/gm, "$1source: '',"),
        loader: 'ts',
      }));
    },
  };
}
