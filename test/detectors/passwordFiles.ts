import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('redis-password', '<base62 16>', {
    at: ['requirepass {}', 'port 6379\nmasterauth "{}"\n'],
    not: [['# requirepass <base62 16>', 'a comment'], ['the requirepass directive', 'prose'], ['requirepass $REDIS_PASSWORD', 'a variable']],
  }),
  examples('postgres-password-file', '<base62 16>', {
    at: ['db.acme.io:5432:shop:shop:{}', '*:5432:*:shop:{}\n'],
    not: [['ports: 127.0.0.1:5432:5432', 'a port that is passed on'], ['db.acme.io:5432:shop:shop:$DB_PASSWORD', 'a variable']],
  }),
  examples('chpasswd-password', '<base62 16>', {
    at: ['echo "root:{}" | chpasswd', 'RUN echo deploy:{} | sudo chpasswd'],
    not: [['echo "root:$ROOT_PASSWORD" | chpasswd', 'a variable']],
  }),
  examples('cloud-init-chpasswd', '<base62 16>', {
    at: [
      '#cloud-config\nchpasswd:\n  list: |\n    root:{}\n  expire: false\n',
      'chpasswd:\n  expire: false\n  list:\n    - root:RANDOM\n    - "deploy:{}"\n',
      'chpasswd:\r\n  list: |\r\n    root:R\r\n    ubuntu:$6$<base62 16>$<base62 86>\r\n    deploy:{}\r\n',
    ],
    not: [
      ['chpasswd:\n  list: |\n    root:RANDOM\n    ubuntu:R\n', 'passwords that are made up at the first start'],
      ['chpasswd:\n  list: |\n    root:$6$<base62 16>$<base62 86>\n', 'a hash'],
      ['chpasswd:\n  list: |\n    root:${root_password}\n', 'a variable'],
      ['chpasswd:\n  expire: false\nlist: |\n    root:<base62 16>\n', 'another list'],
    ],
  }),
];
