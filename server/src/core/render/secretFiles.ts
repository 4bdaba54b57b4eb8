/**
 * Images that read a setting from the file that `KEY_FILE` names, each with the page that says so. Only what is documented:
 * a variable that an image does not know would leave it without its password.
 *
 * Absent on purpose: rabbitmq (dropped `RABBITMQ_DEFAULT_PASS_FILE` in 3.9), elasticsearch (refuses a file that others may
 * read, which a Compose secret is), minio (undocumented: minio/docs#1499).
 */

interface FileReader {
  /** Repositories on Docker Hub; others with their registry. */
  readonly images: readonly string[];
  readonly keys: RegExp;
  readonly suffix: '_FILE' | '__FILE';
}

const FILE_READERS: readonly FileReader[] = [
  // https://github.com/docker-library/docs/blob/master/postgres/content.md#docker-secrets ; the others are made from the official image and keep its entry point
  { images: ['postgres', 'postgis/postgis', 'timescale/timescaledb', 'pgvector/pgvector'], keys: /^POSTGRES_(?:PASSWORD|USER|DB|INITDB_ARGS)$/, suffix: '_FILE' },
  // https://github.com/docker-library/docs/blob/master/mysql/content.md#docker-secrets
  { images: ['mysql', 'percona'], keys: /^MYSQL_(?:ROOT_PASSWORD|PASSWORD|USER|DATABASE|ROOT_HOST)$/, suffix: '_FILE' },
  // https://mariadb.com/kb/en/mariadb-server-docker-official-image-environment-variables/
  { images: ['mariadb'], keys: /^(?:MARIADB|MYSQL)_(?:ROOT_PASSWORD|PASSWORD|USER|DATABASE)$|^MARIADB_REPLICATION_PASSWORD$/, suffix: '_FILE' },
  // https://github.com/docker-library/docs/blob/master/mongo/content.md#docker-secrets
  { images: ['mongo'], keys: /^MONGO_INITDB_ROOT_(?:USERNAME|PASSWORD)$/, suffix: '_FILE' },
  // https://github.com/docker-library/docs/blob/master/wordpress/content.md#docker-secrets
  { images: ['wordpress'], keys: /^WORDPRESS_(?:DB_(?:USER|PASSWORD|NAME|HOST)|(?:SECURE_)?AUTH_(?:KEY|SALT)|(?:LOGGED_IN|NONCE)_(?:KEY|SALT))$/, suffix: '_FILE' },
  // https://github.com/docker-library/docs/blob/master/nextcloud/content.md#docker-secrets
  { images: ['nextcloud'], keys: /^(?:NEXTCLOUD_ADMIN|MYSQL|POSTGRES|REDIS_HOST|SMTP)_PASSWORD$|^OBJECTSTORE_S3_(?:KEY|SECRET)$/, suffix: '_FILE' },
  // https://github.com/docker-library/docs/blob/master/redmine/content.md#docker-secrets
  { images: ['redmine'], keys: /^REDMINE_(?:DB_(?:USERNAME|PASSWORD)|SECRET_KEY_BASE)$/, suffix: '_FILE' },
  // https://github.com/docker-library/docs/blob/master/joomla/content.md
  { images: ['joomla'], keys: /^JOOMLA_DB_PASSWORD$/, suffix: '_FILE' },
  // https://github.com/docker-library/docs/blob/master/odoo/content.md
  { images: ['odoo'], keys: /^PASSWORD$/, suffix: '_FILE' },
  // https://github.com/docker-library/docs/blob/master/yourls/content.md#docker-secrets
  { images: ['yourls'], keys: /^YOURLS_(?:DB_)?(?:USER|PASS)$/, suffix: '_FILE' },
  // https://github.com/docker-library/docs/blob/master/friendica/content.md
  { images: ['friendica'], keys: /^MYSQL_(?:USER|PASSWORD|DATABASE)$/, suffix: '_FILE' },
  // https://github.com/docker-library/docs/blob/master/espocrm/content.md#docker-secrets
  { images: ['espocrm', 'espocrm/espocrm'], keys: /^ESPOCRM_(?:DATABASE|ADMIN)_PASSWORD$/, suffix: '_FILE' },
  // https://github.com/docker-library/docs/blob/master/phpmyadmin/content.md
  { images: ['phpmyadmin', 'phpmyadmin/phpmyadmin'], keys: /^(?:MYSQL_(?:ROOT_)?PASSWORD|PMA_(?:PASSWORD|CONTROLPASS))$/, suffix: '_FILE' },
  // https://docs.influxdata.com/influxdb/v2/install/use-docker-compose/
  { images: ['influxdb'], keys: /^DOCKER_INFLUXDB_INIT_(?:USERNAME|PASSWORD|ADMIN_TOKEN)$/, suffix: '_FILE' },
  // https://github.com/bitnami/containers/blob/main/bitnami/postgresql/README.md
  { images: ['bitnami/postgresql', 'bitnamilegacy/postgresql'], keys: /^POSTGRESQL_(?:POSTGRES_|REPLICATION_)?PASSWORD$/, suffix: '_FILE' },
  // https://github.com/bitnami/containers (mariadb-env.sh)
  { images: ['bitnami/mariadb', 'bitnamilegacy/mariadb'], keys: /^MARIADB_(?:ROOT_|MASTER_ROOT_|REPLICATION_)?PASSWORD$/, suffix: '_FILE' },
  // https://github.com/bitnami/containers/blob/main/bitnami/redis/README.md
  { images: ['bitnami/redis', 'bitnamilegacy/redis'], keys: /^REDIS_(?:MASTER_)?PASSWORD$/, suffix: '_FILE' },
  // https://docs.n8n.io/hosting/configuration/configuration-methods/
  { images: ['n8nio/n8n', 'docker.n8n.io/n8nio/n8n'], keys: /^(?:N8N|DB|QUEUE|CREDENTIALS)_/, suffix: '_FILE' },
  // https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/
  { images: ['grafana/grafana', 'grafana/grafana-oss', 'grafana/grafana-enterprise'], keys: /^GF_[A-Z0-9]+_/, suffix: '__FILE' },
  // https://github.com/go-gitea/gitea/pull/24832
  { images: ['gitea/gitea', 'codeberg.org/forgejo/forgejo', 'data.forgejo.org/forgejo/forgejo'], keys: /^(?:GITEA|FORGEJO)__\w+__\w+$/, suffix: '__FILE' },
];

/** Registries of Docker Hub itself. */
const DOCKER_HUB: ReadonlySet<string> = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com']);

/** The variable by which an image reads `key` from a file; undefined where that is not documented. */
export function fileKeyOf(image: string, key: string): string | undefined {
  const repository = repositoryOf(image);
  const reader = repository === undefined ? undefined : FILE_READERS.find((each) => each.images.includes(repository) && each.keys.test(key));
  return reader && key + reader.suffix;
}

/**
 * The repository that an image reference names (https://github.com/distribution/reference), as it is called on Docker Hub:
 * `docker.io/library/postgres:16@sha256:…` → `postgres`. A `library/` below any other registry is a mirror of the official
 * images. Undefined where the name is put together at run time.
 */
export function repositoryOf(image: string): string | undefined {
  // An interpolated tag (`postgres:${VERSION:-16}`) leaves the name known.
  const parts = image.trim().replace(/\$\{[^{}]*\}|\$\w+/g, '$').split('@', 1)[0]?.split('/') ?? [];
  const last = (parts.pop() ?? '').split(':', 1)[0] ?? '';
  const first = parts[0] ?? '';
  const registry = /[.:]/.test(first) || first === 'localhost' ? parts.shift() : undefined;
  if (last === '' || [registry ?? '', ...parts, last].some((part) => part.includes('$'))) return undefined;
  if (parts.at(-1) === 'library' && (parts.length === 1 || registry !== undefined)) return last;
  const name = [...parts, last].join('/');
  return registry === undefined || DOCKER_HUB.has(registry) ? name : `${registry}/${name}`;
}
