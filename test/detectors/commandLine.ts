import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('curl-user-password', 'deploy:<base62 16>', {
    at: ['curl -u {} https://acme.io', 'curl -s --user {} https://acme.io'],
    not: [['curl -u "$USER:$PASSWORD" https://acme.io', 'variables'], ['curl -u user:password https://acme.io', 'what documentation writes']],
  }),
  examples('command-line-password', '<base62 16>', {
    at: ['psexec \\\\10.0.0.8 -u admin -p {} cmd', 'mysqldump --host=db.acme.io --password={} shop', 'docker login -u acme -p {} registry.acme.io', 'redis-server --requirepass {}', 'redis-cli -h cache -a {} ping'],
    not: [['redis-server --requirepass ${REDIS_PASSWORD}', 'an interpolation'], ['docker login -u acme -p $REGISTRY_PASSWORD registry.acme.io', 'a variable']],
  }),
];
