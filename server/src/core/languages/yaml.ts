/** YAML: every dialect of manifest and pipeline, templates included. */
import { type Language, defineLanguage } from '../language';
import { withEmbeddedRuby } from './embeddedRuby';
import { createDialects } from './yaml/dialects';
import type { DialectHint } from './yaml/document';
import { createYamlReader } from './yaml/reader';
import { spelling, springSpelling } from './yaml/spelling';

/** Paths that suggest a dialect; what the content says wins. */
const HINTS: readonly (readonly [DialectHint, string, RegExp])[] = [
  ['workflow', 'github-workflow', /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/i],
  ['action', 'github-action', /(?:^|\/)action\.ya?ml$/i],
  ['gitlab', 'gitlab-ci', /(?:^|\/)(?:[^/]*\.gitlab-ci\.ya?ml|\.gitlab\/.*\.ya?ml)$/i],
  ['circle', 'circleci', /(?:^|\/)\.circleci\/[^/]+\.ya?ml$/i],
  ['azure', 'azure-pipelines', /(?:^|\/)[^/]*azure-pipelines?[^/]*\.ya?ml$|(?:^|\/)\.azure-?(?:pipelines|devops)\/.*\.ya?ml$/i],
  ['otherPipeline', 'pipeline', /(?:^|\/)(?:bitbucket-pipelines|\.travis|\.drone|\.woodpecker|appveyor|cloudbuild[^/]*|buildkite|pipeline)\.ya?ml$|(?:^|\/)\.(?:buildkite|woodpecker)\/[^/]+\.ya?ml$/i],
  ['compose', 'compose', /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/i],
  ['spring', 'spring', /(?:^|\/)(?:application|bootstrap)[^/]*\.ya?ml$/i],
  ['kustomization', 'kustomization', /(?:^|\/)kustomization\.ya?ml$/i],
];

const IDS = new Set(['yaml', 'dockercompose', 'github-actions-workflow', 'azure-pipelines', 'helm', 'home-assistant', 'ansible', 'openapi-yaml', 'cloudformation']);
const NAME = /\.(?:ya?ml|yaml\.tpl|yml\.tpl|ya?ml\.(?:j2|jinja2?|dist|example|sample|template|gotmpl|erb))$|(?:^|\/)(?:\.clang-format|\.yamllint|\.clang-tidy|\.prettierrc|\.condarc)$/i;

/** One language for each hint, because a reader does not know its file's path; all spell alike. */
export const yaml: readonly Language[] = createYamlLanguages();

function createYamlLanguages(): readonly Language[] {
  const dialects = createDialects();
  const isYaml = (path: string, id: string | undefined): boolean => NAME.test(path) || (id !== undefined && IDS.has(id));
  return [
    ...HINTS.map(([hint, id, pattern]) => defineLanguage({
      id, accepts: (file) => pattern.test(file.path), reader: createYamlReader(dialects, { hint }),
      spelling: hint === 'spring' ? springSpelling : spelling,
    })),
    defineLanguage({ id: 'yaml', accepts: (file) => isYaml(file.path, file.languageId), reader: withEmbeddedRuby(createYamlReader(dialects)), spelling }),
  ];
}
