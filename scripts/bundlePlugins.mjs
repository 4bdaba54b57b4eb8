/** What esbuild is told beyond its options: what is loaded late, and what is left out. */
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** A module with the exports of another, each read from it when it is asked for. */
function lateExports(module, from) {
  return lateGetters(Object.keys(require(module)), from);
}

/** One loop over the names: a getter written out for each would be kilobytes by now. */
function lateGetters(names, from) {
  return `for (const name of ${JSON.stringify(names)}) Object.defineProperty(exports, name, { enumerable: true, get: () => require('${from}')[name] });`;
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

/** The same for one of our own modules, given as the path of its source without ending, whose bundle has the name of its folder. */
export function loadSourceLate(entry, names) {
  const bundle = basename(dirname(entry));
  return {
    name: 'load-source-late',
    setup(hooks) {
      hooks.onResolve({ filter: new RegExp(`/${bundle}$`) }, ({ path, resolveDir, namespace }) =>
        (namespace !== 'late-source' && join(resolveDir, path) === dirname(entry) ? { path: bundle, namespace: 'late-source' } : undefined));
      hooks.onResolve({ filter: /^\.\//, namespace: 'late-source' }, ({ path }) => ({ path, external: true }));
      hooks.onLoad({ filter: new RegExp(`^${bundle}$`), namespace: 'late-source' }, () => ({ contents: lateGetters(names, `./${bundle}.js`), loader: 'js' }));
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
      const filter = new RegExp(`[\\\\/]vscode-languageserver(?:-protocol)?[\\\\/]lib[\\\\/](?:common|node)[\\\\/](?:${features.join('|')})\\.js$`);
      hooks.onLoad({ filter }, ({ path }) => ({
        contents: Object.keys(require(path))
          .map((name) => `exports.${name} = ${name.endsWith('Feature') ? '(Base) => Base' : 'undefined'};`)
          .join('\n'),
        loader: 'js',
      }));
    },
  };
}

/** What a detector says of its issuer, read only when it has recognised something: in a file of its own, by the detector's id. */
const lateFields = ['issuer', 'title', 'purpose', 'revoke'];

/** Leaves out where a detector's format is documented, which only `lasthop explain` tells, and reads the late fields from `issuers.js`. */
export function loadIssuersLate() {
  return {
    name: 'load-issuers-late',
    setup(hooks) {
      hooks.onLoad({ filter: /[\\/]core[\\/]detectors[\\/]\w+\.ts$/ }, async ({ path }) => ({
        contents: (await readFile(path, 'utf8')).replace(new RegExp(`^\\s*(?:source|${lateFields.join('|')}): '[^'\\n]*',$`, 'gm'), ''),
        loader: 'ts',
      }));
      // A prototype answers for the fields that are not there.
      hooks.onLoad({ filter: /[\\/]core[\\/]detector\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const late = text.replace('return Object.freeze(detector);', 'return Object.freeze(Object.setPrototypeOf(detector, lateFields));');
        if (late === text) throw new Error('defineDetector is written in another way');
        const getters = lateFields.map((field, at) => `get ${field}() { return require('./issuers.js')[(this as unknown as { readonly id: string }).id][${at}] ?? undefined; }`);
        return { contents: `${late}\nconst lateFields = { ${getters.join(', ')} };`, loader: 'ts' };
      });
      hooks.onResolve({ filter: /^\.\/issuers\.js$/ }, ({ path }) => ({ path, external: true }));
    },
  };
}

/** The text of `issuers.js`. */
export async function issuersOf(root) {
  const { outputFiles: [bundle] } = await build({
    entryPoints: [`${root}server/src/core/detectors/index.ts`], bundle: true, platform: 'node', format: 'cjs', write: false, logLevel: 'warning',
  });
  const module = { exports: {} };
  new Function('module', 'exports', bundle.text)(module, module.exports);
  const { detectors } = module.exports;
  return `module.exports=${JSON.stringify(Object.fromEntries(detectors.map((detector) => [detector.id, lateFields.map((field) => detector[field])])))};`;
}

/**
 * Leaves out the namespaces of vscode-languageserver-types that nothing in the server asks for: functions that make or
 * check protocol objects, which the server writes as literals. What is asked for is read from the sources themselves.
 */
export function leaveOutTypes(root) {
  return {
    name: 'leave-out-types',
    setup(hooks) {
      hooks.onLoad({ filter: /[\\/]vscode-languageserver-types[\\/]lib[\\/]esm[\\/]main\.js$/ }, async ({ path }) => {
        const code = (await readFile(path, 'utf8')).replace(/\/\*[\s\S]*?\*\//g, '');
        const parts = code.split(/^(?=export |class |var |\(function )/m).map((text) => ({ text, name: /^(?:export )?(?:var|const|class) (\w+)|^\(function \((\w+)/.exec(text)?.slice(1).find(Boolean) }));
        const asked = await namesAskedFor(root);
        const kept = new Set(parts.filter(({ name }) => name !== undefined && asked.has(name)).map(({ name }) => name));
        for (const name of kept) {
          for (const { text } of parts.filter((part) => part.name === name)) {
            for (const other of parts) if (other.name !== undefined && new RegExp(`\\b${other.name}\\b`).test(text)) kept.add(other.name);
          }
        }
        return { contents: parts.filter(({ name }) => name === undefined || kept.has(name)).map(({ text }) => text).join(''), loader: 'js' };
      });
    },
  };
}

/** Every name that the server or its packages take from another module and look into or hand on. */
async function namesAskedFor(root) {
  const names = new Set();
  const below = async (folder, ending, pattern) => {
    for (const file of await readdir(folder, { recursive: true })) {
      if (!file.endsWith(ending)) continue;
      for (const [, name] of (await readFile(`${folder}/${file}`, 'utf8')).matchAll(pattern)) names.add(name);
    }
  };
  // lib/node/main.js of each.
  const server = require.resolve('vscode-languageserver/node');
  const protocol = createRequire(server).resolve('vscode-languageserver-protocol/node');
  await below(`${root}server/src/lsp`, '.ts', /\b([A-Z]\w*)\b/g);
  for (const main of [server, protocol]) await below(dirname(dirname(main)), '.js', /_1\.(\w+)/g);
  return names;
}
