/** JSON with its relatives: JSONC, JSON5, lock files, state files. */
import type { Site } from '../facts';
import { type Language, type Spelling, defineLanguage } from '../language';
import { createJsonReader } from './json/reader';
import { createDialects } from './yaml/dialects';

const STRICT = /\.(?:json|tfstate(?:\.backup)?|webmanifest|har|geojson|jsonl|ndjson|avsc|topojson|mcmeta)$|(?:^|\/)(?:composer\.lock|Pipfile\.lock|flake\.lock|\.(?:babelrc|eslintrc|prettierrc|swcrc|nycrc|stylelintrc|watchmanconfig|bowerrc|jshintrc))$/i;
/** Files that allow comments, whatever their ending: https://code.visualstudio.com/docs/languages/json#_json-with-comments and TypeScript's. */
const WITH_COMMENTS = /\.(?:jsonc|json5|code-workspace|code-snippets|sublime-\w+|hujson)$|(?:^|\/)(?:[jt]sconfig(?:[.-][^/]*)?\.json|\.?devcontainer\.json|\.(?:babelrc|eslintrc|swcrc|jshintrc)(?:\.json)?|wrangler\.json|deno\.json|turbo\.json)$|(?:^|\/)\.vscode\/[^/]+\.json$/i;

function quoted(value: string, site: Site): string | undefined {
  const inside = site.whole.start === site.content.start && site.form !== 'bare';
  const escaped = JSON.stringify(value).slice(1, -1).replace(/[\u2028\u2029\ufeff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
  switch (site.form) {
    case 'bare': case 'double': return inside ? escaped : `"${escaped}"`;
    case 'single': {
      const single = escaped.replaceAll('\\"', '"').replaceAll("'", "\\'");
      return inside ? single : `'${single}'`;
    }
    default: return undefined;
  }
}

/** Strict JSON has no comments: what needs one is not offered. */
const strict: Spelling = { quote: quoted };
const withComments: Spelling = { comment: (text) => `// ${text}`, commentPlace: 'line-end', quote: quoted };

export const reader = createJsonReader(createDialects());

export const json: readonly Language[] = [
  defineLanguage({
    id: 'jsonc', accepts: ({ path, languageId }) => WITH_COMMENTS.test(path) || languageId === 'jsonc' || languageId === 'json5', reader, spelling: withComments,
  }),
  defineLanguage({ id: 'json', accepts: ({ path, languageId }) => STRICT.test(path) || languageId === 'json', reader, spelling: strict }),
];
