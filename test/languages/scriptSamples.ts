/** The same for settings, scripts, markup and prose. */
import type { Sample } from './genericSamples';

export const scripts: readonly Sample[] = [
  {
    path: 'A.vue',
    lines: [
      '<template>',
      '  <Foo api-key="abc12345" :b="c" />',
      '</template>',
      '<script setup lang="ts">',
      'const token: string = "def12345"; const u = import.meta.env.VITE_URL',
      'const half = `ghi',
      '</script>',
      '<script type="application/json">{"secret": "mno12345"}</script>',
      '<script src="x12345.js"></script>',
    ],
    facts: [
      '"abc12345" name=api-key',
      '"def12345" name=token',
      'read VITE_URL',
      '"ghi" name=half',
      '"application/json" name=type',
      '"mno12345" name=secret',
      '"x12345.js" name=src',
    ],
  },
  {
    path: 'a.toml',
    lines: [
      '[db]',
      'password = "abc12345"',
      '"api-key" = \'def12345\'',
      'list = ["ghi12345"]',
      'text = """',
      'multi 123',
      '"""',
      'a.b = "jkl12345"',
    ],
    facts: [
      '"abc12345" name=password',
      '"def12345" name=api-key',
      '"ghi12345" name=list',
      '"\\nmulti 123\\n" name=text',
      '"jkl12345" name=b',
    ],
  },
  {
    path: 'a.sql',
    lines: [
      'CREATE USER bob IDENTIFIED BY \'changeme\';',
      'ALTER ROLE x WITH PASSWORD \'changeit\';',
      'SET password = \'it\'\'s12345\';',
      '-- comment \'no\'',
      'INSERT INTO t VALUES (\'ghi12345\');',
    ],
    facts: [
      '"changeme" name=password',
      '"changeit" name=PASSWORD',
      '"it\'s12345" name=password',
      '"ghi12345" call=VALUES#0',
    ],
  },
  {
    path: 'a.c',
    lines: [
      '#define API_KEY "abc12345"',
      'char *p = getenv("API_KEY"); const char key[] = "def" "12345"; auto r = R"x(ghi12345)x"; if (strcmp(p, "jkl12345") == 0) {} struct S s = { .password = "mno12345" };',
    ],
    facts: [
      '"abc12345" name=API_KEY',
      'read API_KEY',
      '"def" name=key',
      '"12345" name=key',
      '"ghi12345" name=r',
      '"jkl12345" call=strcmp#1',
      '"mno12345" name=password',
    ],
  },
  {
    path: 'a.ex',
    lines: [
      'config :app, password: "abc12345", k: System.get_env("API_KEY") || "def12345"',
      '@secret "ghi12345"',
      'System.fetch_env!("OTHER")',
    ],
    facts: [
      '"abc12345" name=password',
      'read API_KEY?',
      '"def12345" name=API_KEY environment-default',
      '"ghi12345" name=secret',
      'read OTHER',
    ],
  },
  {
    path: 'a.gradle',
    lines: [
      'password "abc12345"',
      'ext.token = \'def12345\'',
      'k = System.getenv("API_KEY") ?: "ghi12345"',
    ],
    facts: [
      '"abc12345" name=password',
      '"def12345" name=token',
      'read API_KEY?',
      '"ghi12345" name=API_KEY environment-default',
    ],
  },
  {
    path: 'a.dart',
    lines: [
      'final key = \'abc12345\'; var e = Platform.environment[\'API_KEY\'] ?? \'def12345\';',
    ],
    facts: [
      '"abc12345" name=key',
      'read API_KEY?',
      '"def12345" name=API_KEY environment-default',
    ],
  },
  {
    path: 'a.swift',
    lines: [
      'let key: String = "abc12345"',
      'let e = ProcessInfo.processInfo.environment["API_KEY"] ?? "def12345"',
      'let t = "a\\(x["y"])b123"',
    ],
    facts: [
      '"abc12345" name=key',
      'read API_KEY?',
      '"def12345" name=API_KEY environment-default',
      '"a\\\\(x[\\"y\\"])b123" name=t',
    ],
  },
  {
    path: 'a.pl',
    lines: [
      'my $password = "abc12345"; my %h = (key => \'def12345\'); my $e = $ENV{API_KEY} || "ghi12345"; my $f = $ENV{"OTHER"};',
    ],
    facts: [
      '"abc12345" name=$password',
      '"def12345" name=key',
      'read API_KEY?',
      '"ghi12345" name=API_KEY environment-default',
      'read OTHER',
    ],
  },
  {
    path: 'a.lua',
    lines: [
      'local key = "abc12345"',
      'local e = os.getenv("API_KEY") or "def12345"',
      'local s = [[ghi12345]]',
    ],
    facts: [
      '"abc12345" name=key',
      'read API_KEY?',
      '"def12345" name=API_KEY environment-default',
      '"ghi12345" name=s',
    ],
  },
  {
    path: 'run.sh',
    lines: [
      '#!/bin/bash',
      'export PASSWORD=abc12345',
      'TOKEN="def12345"',
      'curl -u user:' + 'ghi12345 -H "X-Api-Key: jkl12345" https://x/?a=b',
      'cmd --password mno12345 --token=pqr12345 -Dkey=stu12345',
      'echo "$API_KEY ${OTHER:-vwx12345} $PASSWORD ${THIRD:?no}"',
      'mysql -u root -pyza12345',
      'if [ "$X" == "bcd12345" ]; then :; fi',
    ],
    facts: [
      '"abc12345" name=PASSWORD',
      '"def12345" name=TOKEN',
      '"ghi12345" name=password',
      '"jkl12345" name=X-Api-Key',
      '"mno12345" name=password',
      '"pqr12345" name=token',
      '"stu12345" name=key',
      'read API_KEY',
      'read OTHER?',
      '"vwx12345" name=OTHER environment-default',
      'read THIRD',
      '"yza12345" name=password',
    ],
  },
  {
    path: 'names.sh',
    lines: [
      'for DIR in */; do echo "$DIR/x"; done',
      'while IFS= read -r -p "Which? " LINE REST; do echo "$LINE $REST"; done',
      'local NAME; echo "$NAME"',
      '[ -n "$GIVEN" ] && [ "${MODE}" = "dry" ] && echo "$NEEDED"',
      '-----BEGIN token-----',
    ],
    facts: ['read GIVEN?', 'read MODE?', 'read NEEDED'],
  },
  {
    path: 'Dockerfile',
    lines: [
      'FROM a',
      'ENV API_KEY=abc12345 OTHER="def12345"',
      'ARG TOKEN=ghi12345',
      'ENV OLD jkl12345',
      'RUN curl -H "Authorization: Bearer mno12345" $URL',
    ],
    facts: [
      '"abc12345" name=API_KEY',
      '"def12345" name=OTHER',
      '"ghi12345" name=TOKEN',
      '"jkl12345" name=OLD',
      '"mno12345" name=Authorization',
      'read URL',
    ],
  },
  {
    path: 'a.properties',
    lines: [
      'db.password=abc12345',
      'spring.datasource.password: def12345',
      '# x=y',
      'url=jdbc:mysql://h/x?a=b',
    ],
    facts: [
      '"abc12345" name=db.password',
      '"def12345" name=spring.datasource.password',
      '"jdbc:mysql://h/x?a=b" name=url',
    ],
  },
  {
    path: 'a.ini',
    lines: [
      '[s]',
      'password = abc 123 45 ; why',
      'key="def12345"',
    ],
    facts: [
      '"abc 123 45" name=password',
      '"def12345" name=key',
    ],
  },
  {
    path: '.npmrc',
    lines: [
      '//registry.npmjs.org/:_authToken=abc12345',
      '',
    ],
    facts: [
      '"abc12345" name=_authToken',
    ],
  },
  {
    path: 'redis.conf',
    lines: [
      'requirepass abc12345',
      'port 6379',
      'server {',
      '  proxy_set_header X-Api-Key "def12345";',
      '}',
    ],
    facts: [
      '"abc12345" name=requirepass',
      '"6379" name=port',
    ],
  },
  {
    path: '.netrc',
    lines: [
      'machine x login bob ' + 'password abc12345',
    ],
    facts: [
      '"bob" name=login',
      '"abc12345" name=password',
    ],
  },
  {
    path: 'a.xml',
    lines: [
      '<a>',
      '<password>abc12345</password>',
      '<add key="Pass" value="def12345"/>',
      '<string name="api_key">ghi12345</string>',
      '<key>token</key>',
      '<string>jkl12345</string>',
      '<b c="mno12345" /><!-- <x>no123456</x> --></a>',
    ],
    facts: [
      '"abc12345" name=password',
      '"Pass" name=key',
      '"def12345" name=Pass',
      '"api_key" name=name',
      '"ghi12345" name=api_key',
      '"jkl12345" name=token',
      '"mno12345" name=c',
    ],
  },
  {
    path: 'README.md',
    lines: [
      'Set the password: the thing you type',
      '',
      '- Password: abc12345',
      '`TOKEN=def12345 run`',
      '',
      '```',
      'export KEY=ghi12345',
      '```',
      'see https://a.b/c:d and 12:30',
    ],
    facts: [
      '"abc12345" name=Password',
      '"def12345" name=TOKEN',
      '"ghi12345" name=KEY',
    ],
  },
  {
    path: 'a.ps1',
    lines: [
      '$password = "abc12345"',
      '$x = $env:API_KEY',
      'Connect-VIServer -Pass' + 'word jkl12345',
      '$env:TOKEN = "def12345"',
    ],
    facts: [
      '"abc12345" name=password',
      '"$env:API_KEY" name=x',
      'read API_KEY',
      '"jkl12345" name=Password',
      '"def12345" name=TOKEN',
    ],
  },
  {
    path: 'a.bat',
    lines: [
      'set PASSWORD=abc12345',
      'echo %API_KEY%',
    ],
    facts: [
      '"abc12345" name=PASSWORD',
      'read API_KEY',
    ],
  },
  {
    path: 'Makefile',
    lines: [
      'TOKEN := abc12345',
      'KEY ?= def12345',
      'run:',
      '\tcmd --key $(OTHER) $(TOKEN)',
    ],
    facts: [
      '"abc12345" name=TOKEN',
      '"def12345" name=KEY',
      '"$(OTHER)" name=key',
      'read OTHER',
    ],
  },
  {
    path: 'notes.txt',
    lines: [
      'user = Aladdin',
      'password = open_sesame',
      'docker login -u gemesa ' + '-p abc12345',
      '\'token\' => env(\'JIRA_TOKEN\', \'def12345\')',
      '#define IO_KEY       "ghi12345"',
      '--header=\'X-Figma-Token: jkl12345\'',
      'password   =>   "super$ecret"',
      'don\'t say \'mno12345\' it\'s',
      '  password pqr12345',
    ],
    facts: [
      '"Aladdin" name=user',
      '"open_sesame" name=password',
      '"abc12345" name=password',
      '"ghi12345" name=IO_KEY',
      '"jkl12345" name=X-Figma-Token',
      '"super$ecret" name=password',
      '"pqr12345" name=password',
    ],
  },
];
