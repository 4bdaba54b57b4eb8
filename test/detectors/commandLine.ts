import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('curl-user-password', 'deploy:<base62 16>', {
    at: ['curl -u {} https://acme.io', 'curl -s --user {} https://acme.io'],
    not: [['curl -u "$USER:$PASSWORD" https://acme.io', 'variables'], ['curl -u user:password https://acme.io', 'what documentation writes']],
  }),
  examples('curl-option-password', '<base62 16>', {
    at: ['curl_setopt($ch, CURLOPT_USERPWD, "deploy:{}");', 'curl_easy_setopt(curl, CURLOPT_PASSWORD, "{}");', "c.setopt(pycurl.USERPWD, 'deploy:{}')"],
    not: [['curl_setopt($ch, CURLOPT_USERPWD, $user . ":" . $password);', 'variables'], ['curl_setopt($ch, CURLOPT_USERPWD, "$user:$password");', 'variables in a string']],
  }),
  examples('openssl-password', '<base62 16>', {
    at: ['openssl rsa -in key.pem -passin pass:{}', 'openssl pkcs12 -export -passout "pass:{}" -out all.p12'],
    not: [['openssl rsa -in key.pem -passin env:KEY_PASSWORD', 'from the environment'], ['openssl rsa -passin pass:$KEY_PASSWORD', 'a variable']],
  }),
  examples('command-line-password', '<base62 16>', {
    at: ['psexec \\\\10.0.0.8 -u admin -p {} cmd', 'mysqldump --host=db.acme.io --password={} shop', 'docker login -u acme -p {} registry.acme.io', 'redis-server --requirepass {}', 'redis-cli -h cache -a {} ping', 'aws configure set aws_secret_access_key {}', 'npm config set //registry.acme.io/:_authToken {}'],
    not: [['redis-server --requirepass ${REDIS_PASSWORD}', 'an interpolation'], ['docker login -u acme -p $REGISTRY_PASSWORD registry.acme.io', 'a variable']],
  }),
  examples('htpasswd-password', '<base62 16>', {
    at: ['htpasswd -bc /etc/nginx/users admin {}', 'RUN htpasswd -nb admin {}; next', 'htpasswd -nbB admin {} > users', "htpasswd -c -b users 'shop' '{}'"],
    not: [['htpasswd -nb admin "$PASSWORD"', 'a variable'], ['htpasswd -B users admin next', 'asks for it']],
  }),
  examples('piped-password', '<base62 20>', {
    at: ["echo '{}' | docker login -u acme --password-stdin", 'printf %s "{}" | helm registry login --username acme --password-stdin r.acme.io'],
    not: [['echo "$TOKEN" | docker login -u acme --password-stdin', 'a variable'], ['cat token | docker login -u acme --password-stdin', 'a file']],
  }),
];
