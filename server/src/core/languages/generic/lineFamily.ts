/** What the line scanner must know of a format. One table row is one family. */

export interface LineFamily {
  /** Kebab-case; also the language's id. */
  readonly id: string;
  /** File names without folders. */
  readonly files: RegExp;
  readonly languageIds: readonly string[];
  /** What begins a comment at a line's start; such lines hold no facts. */
  readonly comments: readonly string[];
  /** How our own comment is written. */
  readonly comment?: (text: string) => string;
  readonly commentPlace?: 'line-end' | 'line-before';
  /** The first `=` (or `:`) of a line separates a key from all that follows. */
  readonly wholeLine?: boolean;
  /** `key value` with a blank between. */
  readonly blankSeparated?: boolean;
  /** ` #` or ` ;` begins a comment behind a value. */
  readonly trailingComment?: boolean;
  /** Elements and attributes. */
  readonly markup?: boolean;
  /** Words, flags and variables of a command line. */
  readonly variables?: 'shell' | 'powershell' | 'batch' | 'make';
  /** `ENV`, `ARG`. */
  readonly dockerfile?: boolean;
  /** Prose: a name must stand at the beginning of its line before `:`. */
  readonly prose?: boolean;
}

const hash = (text: string): string => `# ${text}`;

/** Markup whose scripts are read as JavaScript. */
export const pages: LineFamily = {
  id: 'page', files: /\.(?:html?|xhtml|vue|svelte|astro)$/i, languageIds: ['html', 'vue', 'svelte', 'astro'], comments: [],
  comment: (text) => `<!-- ${text.replaceAll('--', '- -')} -->`, commentPlace: 'line-before', markup: true,
};

export const lineFamilies: readonly LineFamily[] = [
  {
    id: 'dockerfile', files: /^(?:(?:Dockerfile|Containerfile)(?:\..+)?|.+\.(?:dockerfile|containerfile))$/i, languageIds: ['dockerfile'], comments: ['#'],
    comment: hash, commentPlace: 'line-before', variables: 'shell', dockerfile: true,
  },
  {
    id: 'shell', files: /(?:\.(?:sh|bash|zsh|ksh|fish|bats|command|ebuild|bashrc|zshrc|profile)|^\.(?:bashrc|zshrc|profile|bash_profile|zprofile|zshenv|bash_aliases)|^(?:gradlew|mvnw|configure))$/,
    languageIds: ['shellscript', 'fish'], comments: ['#'], comment: hash, commentPlace: 'line-end', variables: 'shell',
  },
  { id: 'makefile', files: /^(?:(?:GNU)?[Mm]akefile(?:\..+)?|.+\.mk|[Jj]ustfile)$/, languageIds: ['makefile', 'just'], comments: ['#'], comment: hash, commentPlace: 'line-before', variables: 'make' },
  { id: 'powershell', files: /\.(?:ps1|psm1|psd1)$/i, languageIds: ['powershell'], comments: ['#'], comment: hash, commentPlace: 'line-end', variables: 'powershell' },
  { id: 'batch', files: /\.(?:bat|cmd)$/i, languageIds: ['bat'], comments: ['rem ', 'REM ', '::', '@rem', '@REM'], comment: (text) => `rem ${text}`, commentPlace: 'line-before', variables: 'batch' },
  {
    id: 'properties', files: /\.properties$/i, languageIds: ['properties', 'java-properties', 'spring-boot-properties'], comments: ['#', '!'], comment: hash, commentPlace: 'line-before', wholeLine: true,
  },
  {
    id: 'ini', files: /(?:\.(?:ini|cfg|cnf|desktop|service|timer|editorconfig|npmrc|pypirc|gitconfig|condarc|inf|reg|prefs|url|kdbx-config|toml\.tmpl)|^\.?(?:npmrc|yarnrc|pypirc|gitconfig|s3cfg|boto|my\.cnf|flake8|pylintrc|credentials|wgetrc))$/i,
    languageIds: ['ini'], comments: ['#', ';'], comment: hash, commentPlace: 'line-before', wholeLine: true, trailingComment: true,
  },
  {
    id: 'configuration', files: /(?:\.(?:conf|config|cf|rc|htaccess|netrc|vim|nginx)|^[._](?:netrc|curlrc|htaccess)|^(?:config|sshd_config|ssh_config|redis\.conf|nginx\.conf))$/i,
    languageIds: ['nginx', 'apacheconf', 'ssh_config'], comments: ['#', ';'], comment: hash, commentPlace: 'line-before', blankSeparated: true, markup: true,
  },
  {
    id: 'markup', files: /\.(?:xml|xsd|xsl|xslt|wsdl|pom|csproj|vbproj|fsproj|props|targets|nuspec|resx|plist|svg|cshtml|jsp|jspx|aspx|ascx|xaml|storyboard|xib|rss|atom|iml|tld|jelly|hbs|handlebars|mustache|ejs|erb|ftl|ftlh|twig|jinja2?|j2|liquid|njk|pug)$/i,
    languageIds: ['xml', 'xsl', 'handlebars', 'erb'], comments: [], comment: (text) => `<!-- ${text.replaceAll('--', '- -')} -->`, commentPlace: 'line-before', markup: true,
  },
  { id: 'markdown', files: /\.(?:md|markdown|mdx|mdown|rst|adoc|asciidoc|org|textile)$/i, languageIds: ['markdown', 'mdx', 'restructuredtext', 'asciidoc'], comments: [], comment: (text) => `<!-- ${text.replaceAll('--', '- -')} -->`, commentPlace: 'line-before', markup: true, prose: true },
  { id: 'text', files: /(?:)/, languageIds: ['plaintext'], comments: [], markup: true, prose: true },
];
