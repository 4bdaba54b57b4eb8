/** The families of code that the tolerant lexer reads. */
import * as env from './environment';
import type { CodeFamily } from './family';

const slashes = { lineComments: ['//'], blockComments: [['/*', '*/']] } as const;

export const families: readonly CodeFamily[] = [
  {
    id: 'go', files: /\.go$/, languageIds: ['go'], ...slashes, single: 'character', backtick: 'raw', lines: true, typeAfterName: true,
    environment: env.goEnvironment,
  },
  {
    id: 'java', files: /\.(?:java|jav|processing|pde)$/, languageIds: ['java'], ...slashes, single: 'character', triple: true,
    environment: env.jvmEnvironment,
  },
  {
    id: 'kotlin', files: /\.kts?$/, languageIds: ['kotlin'], ...slashes, single: 'character', triple: true, interpolation: '${', lines: true, infixPairs: true,
    environment: env.jvmEnvironment,
  },
  {
    id: 'scala', files: /\.(?:scala|sc|sbt)$/, languageIds: ['scala'], ...slashes, single: 'character', triple: true, interpolation: '${', lines: true, infixPairs: true,
    environment: env.jvmEnvironment,
  },
  {
    id: 'groovy', files: /(?:\.(?:groovy|gradle|gvy|nf)|^Jenkinsfile(?:\..+)?|\.jenkinsfile)$/i, languageIds: ['groovy', 'jenkinsfile'], ...slashes, triple: true, tripleSingle: true,
    interpolation: '${', lines: true, adjacent: true, environment: env.jvmEnvironment,
  },
  {
    id: 'csharp', files: /\.(?:cs|csx|cake|razor|cshtml)$/, languageIds: ['csharp', 'razor'], ...slashes, single: 'character', triple: true, raw: 'csharp',
    environment: env.dotnetEnvironment,
  },
  { id: 'fsharp', files: /\.fs[xi]?$/, languageIds: ['fsharp'], lineComments: ['//'], blockComments: [['(*', '*)']], single: 'character', triple: true, raw: 'csharp', lines: true, environment: env.dotnetEnvironment },
  { id: 'visual-basic', asType: true, files: /\.(?:vb|vbs|bas)$/i, languageIds: ['vb'], lineComments: ["'"], single: 'none', doubled: true, lines: true, environment: env.dotnetEnvironment },
  {
    id: 'c', files: /\.(?:c|h|cc|cpp|cxx|hh|hpp|hxx|ino|m|mm|cu|ipp|tpp|inl)$/i, languageIds: ['c', 'cpp', 'objective-c', 'objective-cpp', 'cuda-cpp'], ...slashes, single: 'character',
    raw: 'cpp', adjacent: true, environment: env.cEnvironment,
  },
  { id: 'rust', files: /\.rs$/, languageIds: ['rust'], ...slashes, single: 'character', raw: 'rust', multiline: true, environment: env.rustEnvironment },
  { id: 'swift', files: /\.swift$/, languageIds: ['swift'], ...slashes, single: 'none', triple: true, interpolation: '\\(', lines: true, environment: env.swiftEnvironment },
  { id: 'dart', files: /\.dart$/, languageIds: ['dart'], ...slashes, triple: true, tripleSingle: true, interpolation: '${', environment: env.dartEnvironment },
  {
    id: 'ruby', files: /(?:\.(?:rb|rake|gemspec|ru|podspec|jbuilder|cr)|^(?:Gemfile|Rakefile|Vagrantfile|Fastfile|Appfile|Podfile|Capfile|Guardfile|Brewfile|Dangerfile))$/, languageIds: ['ruby', 'crystal'],
    lineComments: ['#'], blockComments: [['\n=begin', '\n=end']], plainSingle: true, backtick: 'string', multiline: true, interpolation: '#{', heredoc: 'ruby', lines: true, arrowPairs: true, adjacent: true,
    environment: env.rubyEnvironment,
  },
  {
    id: 'php', files: /\.(?:php\d?|phtml|inc|module|install|theme)$/i, languageIds: ['php'], lineComments: ['//', '#'], blockComments: [['/*', '*/']], plainSingle: true, backtick: 'string', multiline: true,
    interpolation: '{$', heredoc: 'php', arrowPairs: true, environment: env.phpEnvironment,
  },
  {
    id: 'perl', files: /\.(?:pl|pm|t|psgi|cgi)$/, languageIds: ['perl'], lineComments: ['#'], plainSingle: true, backtick: 'string', multiline: true, heredoc: 'ruby', arrowPairs: true,
    environment: env.perlEnvironment,
  },
  { id: 'lua', files: /\.(?:lua|luau|rockspec)$/, languageIds: ['lua'], blockComments: [['--[[', ']]']], lineComments: ['--'], raw: 'lua', lines: true, environment: env.luaEnvironment },
  {
    id: 'elixir', files: /\.exs?$/, languageIds: ['elixir'], lineComments: ['#'], triple: true, multiline: true, interpolation: '#{', lines: true, arrowPairs: true, adjacent: true,
    environment: env.elixirEnvironment,
  },
  { id: 'erlang', files: /\.(?:erl|hrl|escript)$/, languageIds: ['erlang'], lineComments: ['%'], environment: env.elixirEnvironment },
  { id: 'r', leftArrow: true, files: /\.(?:r|rmd|rprofile)$/i, languageIds: ['r'], lineComments: ['#'], lines: true, multiline: true, environment: env.rEnvironment },
  { id: 'julia', files: /\.jl$/, languageIds: ['julia'], lineComments: ['#'], blockComments: [['#=', '=#']], single: 'character', triple: true, lines: true, arrowPairs: true, environment: env.juliaEnvironment },
  { id: 'haskell', files: /\.(?:hs|elm|purs)$/, languageIds: ['haskell', 'elm'], lineComments: ['--'], blockComments: [['{-', '-}']], single: 'character', lines: true, environment: env.noEnvironment },
  { id: 'clojure', files: /\.(?:clj[cs]?|edn|lisp|el|scm|rkt)$/, languageIds: ['clojure', 'lisp'], lineComments: [';'], single: 'none', multiline: true, adjacent: true, environment: env.noEnvironment },
  { id: 'zig', files: /\.zig$/, languageIds: ['zig'], lineComments: ['//'], single: 'character', environment: env.noEnvironment },
  { id: 'solidity', files: /\.sol$/, languageIds: ['solidity'], ...slashes, environment: env.noEnvironment },
  {
    id: 'sql', files: /\.(?:sql|psql|pgsql|mysql|ddl|dml|plsql|cql|hql)$/i, languageIds: ['sql', 'plsql', 'mssql'], lineComments: ['--'], blockComments: [['/*', '*/']], multiline: true, doubled: true, backtick: 'string',
    adjacent: true, environment: env.noEnvironment,
  },
  {
    id: 'hcl', files: /\.(?:tf|tfvars|hcl|nomad|tofu|bicep|bicepparam|cue)$/, languageIds: ['terraform', 'terraform-vars', 'hcl', 'opentofu', 'bicep'], lineComments: ['#', '//'], blockComments: [['/*', '*/']],
    interpolation: '${', heredoc: 'hcl', lines: true, environment: env.noEnvironment,
  },
  {
    id: 'toml', files: /(?:\.toml|^(?:Pipfile|Cargo\.lock|poetry\.lock|uv\.lock))$/, languageIds: ['toml'], lineComments: ['#'], triple: true, tripleSingle: true, lines: true,
    environment: env.noEnvironment,
  },
  { id: 'jsonnet', files: /\.(?:jsonnet|libsonnet|nix|graphql|gql|proto|thrift|dhall)$/, languageIds: ['jsonnet', 'nix', 'graphql', 'proto3'], lineComments: ['//', '#'], blockComments: [['/*', '*/']], environment: env.noEnvironment },
  { id: 'stylesheet', files: /\.(?:css|scss|sass|less|styl)$/, languageIds: ['css', 'scss', 'sass', 'less'], lineComments: ['//'], blockComments: [['/*', '*/']], environment: env.noEnvironment },
];
