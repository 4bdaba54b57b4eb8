/** Environment variables that no contract needs to promise: something else than the team's env files sets or reads them. */

interface Group {
  readonly why: string;
  readonly names?: readonly string[];
  readonly prefixes?: readonly string[];
}

/** Set by what starts the process. */
const given: readonly Group[] = [
  {
    why: 'operating system and shell',
    names: [
      'PATH', 'HOME', 'USER', 'USERNAME', 'LOGNAME', 'SHELL', 'PWD', 'OLDPWD', 'HOSTNAME', 'HOST', 'TERM', 'COLORTERM', 'TERM_PROGRAM', 'DISPLAY', 'LANG',
      'LANGUAGE', 'TZ', 'EDITOR', 'VISUAL', 'PAGER', 'BROWSER', 'TMPDIR', 'TMP', 'TEMP', 'UID', 'EUID', 'GID', 'PPID', 'SHLVL', 'IFS', 'RANDOM',
      'COLUMNS', 'LINES', 'APPDATA', 'LOCALAPPDATA', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'PROGRAMFILES', 'PROGRAMDATA', 'SYSTEMROOT', 'WINDIR',
      'COMSPEC', 'PATHEXT', 'OS', 'OSTYPE', 'PROCESSOR_ARCHITECTURE', 'COMPUTERNAME', 'SSH_AUTH_SOCK', 'SSH_CONNECTION', 'SUDO_USER', 'WSL_DISTRO_NAME',
    ],
    prefixes: ['LC_', 'XDG_', 'BASH_', 'DBUS_', 'DIRENV_'],
  },
  { why: 'conventions of terminals', names: ['NO_COLOR', 'FORCE_COLOR', 'CLICOLOR', 'CLICOLOR_FORCE'] },
  { why: 'proxies', names: ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'no_proxy', 'all_proxy'] },
  {
    why: 'language runtimes and their tools',
    names: [
      'NODE_ENV', 'NODE_OPTIONS', 'NODE_PATH', 'NODE_DEBUG', 'INIT_CWD', 'PYTHONPATH', 'PYTHONHOME', 'PYTHONUNBUFFERED', 'PYTHONDONTWRITEBYTECODE',
      'VIRTUAL_ENV', 'CONDA_PREFIX', 'GOPATH', 'GOROOT', 'GOOS', 'GOARCH', 'GOFLAGS', 'CGO_ENABLED', 'JAVA_HOME', 'JAVA_OPTS', 'MAVEN_OPTS', 'GRADLE_OPTS',
      'GEM_HOME', 'BUNDLE_GEMFILE', 'RUBYOPT', 'RUST_LOG', 'RUST_BACKTRACE', 'OUT_DIR', 'DEBUG', 'VITEST', 'JEST_WORKER_ID', 'DOCKER_HOST', 'KUBECONFIG',
      'EDITOR', 'DEV', 'PROD', 'MODE', 'SSR', 'BASE_URL',
    ],
    prefixes: ['npm_', 'CARGO_', 'PYTEST_', 'DOTENV_', 'COMPOSE_', 'BUILDKIT_', 'DOTNET_', 'VSCODE_'],
  },
  {
    why: 'pipelines',
    names: ['CI', 'CONTINUOUS_INTEGRATION', 'BUILD_NUMBER', 'BUILD_ID', 'BUILD_URL', 'JOB_NAME', 'WORKSPACE', 'JENKINS_URL', 'TEAMCITY_VERSION', 'TF_BUILD', 'NETLIFY'],
    prefixes: ['GITHUB_', 'RUNNER_', 'ACTIONS_', 'CI_', 'GITLAB_', 'CIRCLE_', 'TRAVIS_', 'BUILDKITE_', 'BITBUCKET_', 'DRONE_', 'APPVEYOR_', 'CODEBUILD_', 'SYSTEM_', 'AGENT_'],
  },
  {
    why: 'hosting platforms',
    names: ['PORT', 'VERCEL', 'DYNO', 'K_SERVICE', 'K_REVISION', 'K_CONFIGURATION', 'FUNCTION_TARGET', 'GAE_ENV', 'GAE_SERVICE', 'WEBSITE_HOSTNAME', 'ECS_CONTAINER_METADATA_URI_V4', 'POD_NAME', 'POD_NAMESPACE', 'POD_IP', 'NODE_NAME'],
    prefixes: ['VERCEL_', 'HEROKU_', 'RAILWAY_', 'RENDER_', 'FLY_', 'KUBERNETES_', 'AWS_LAMBDA_', 'AWS_EXECUTION_', 'CF_PAGES', 'NETLIFY_'],
  },
];

/** `GITHUB_TOKEN` is given in a workflow only; elsewhere someone must provide these. */
const notGiven: ReadonlySet<string> = new Set(['GITHUB_TOKEN', 'GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET', 'GITLAB_TOKEN', 'BITBUCKET_TOKEN', 'VERCEL_TOKEN', 'NETLIFY_AUTH_TOKEN', 'HEROKU_API_KEY', 'FLY_API_TOKEN']);

/** Read by programs and libraries that are configured by the environment alone, so that no code need mention them. */
const readElsewhere: readonly Group[] = [
  {
    why: 'client libraries',
    names: ['GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_CLOUD_PROJECT', 'CLOUDSDK_CORE_PROJECT', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'SENTRY_DSN'],
    prefixes: ['AWS_', 'AZURE_', 'GCLOUD_', 'PG', 'OTEL_', 'DD_', 'NEW_RELIC_', 'VAULT_', 'SENTRY_', 'ELASTIC_APM_', 'KAFKA_', 'LANGCHAIN_', 'LANGSMITH_', 'HF_'],
  },
  {
    why: 'container images that an env file configures',
    prefixes: ['POSTGRES_', 'MYSQL_', 'MARIADB_', 'MONGO_', 'REDIS_', 'RABBITMQ_', 'MINIO_', 'ELASTICSEARCH_', 'GF_', 'KC_', 'TRAEFIK_', 'PGADMIN_'],
  },
  {
    why: 'frameworks and servers',
    prefixes: ['FLASK_', 'DJANGO_', 'RAILS_', 'RACK_', 'SPRING_', 'ASPNETCORE_', 'GUNICORN_', 'UVICORN_', 'WEB_CONCURRENCY', 'NEXT_', 'NUXT_', 'NITRO_', 'NEXTAUTH_', 'AUTH_', 'PRISMA_', 'TURBO_', 'CELERY_', 'AIRFLOW_', 'TF_', 'PULUMI_', 'SERVER_'],
  },
];

/** True for what the process's surroundings set: reading it needs no declaration. */
export function isGiven(name: string): boolean {
  return !notGiven.has(name) && given.some((group) => holds(group, name));
}

/** True for what is read without being mentioned in any code of the project. */
export function isReadElsewhere(name: string): boolean {
  return given.some((group) => holds(group, name)) || readElsewhere.some((group) => holds(group, name));
}

function holds({ names, prefixes }: Group, name: string): boolean {
  return (names?.includes(name) ?? false) || (prefixes?.some((prefix) => name.startsWith(prefix)) ?? false);
}
