import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('sql-account-password', '<base62 16>', {
    at: ["CREATE USER 'app'@'%' IDENTIFIED BY '{}';", "psql -c \"ALTER ROLE app WITH LOGIN PASSWORD '{}'\"", 'CREATE LOGIN app WITH PASSWORD = N\'{}\';', 'echo CREATE USER app IDENTIFIED BY {} >> init.sql'],
    not: [
      ["CREATE USER 'app'@'%' IDENTIFIED BY '$DB_PASSWORD';", 'a variable'],
      ["CREATE USER app WITH PASSWORD :'password';", 'a parameter'],
      ["ALTER USER app WITH ENCRYPTED PASSWORD 'md5" + "<hex 32>';", 'a hash'],
      ['users identified by their address', 'prose'],
      ['create user accounts and set a password that nobody can guess', 'prose'],
    ],
  }),
];
