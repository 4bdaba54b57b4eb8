import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf } from '../../server/src/core/languages/index';
import type { Language } from '../../server/src/core/language';
import { checkFacts } from './listing';
import { checkResuming } from './resume';

function language(path: string, text = ''): Language {
  const found = languageOf({ path }, text);
  assert.ok(found, path);
  return found;
}

interface Sample {
  readonly path: string;
  /** The lines of the file. */
  readonly lines: readonly string[];
  readonly facts: readonly string[];
}

const samples: readonly Sample[] = [
  {
    path: 'a.go',
    lines: [
      'package main',
      'import (',
      '\t"fmt"',
      '\t"os"',
      ')',
      'const apiKey string = "abc12345"',
      'var x = os.Getenv("API_KEY")',
      'func f() {',
      '\tcfg := Config{Password: "abc12345", M: map[string]string{"api-key": "def12345"}}',
      '\treq.Header.Set("X-Api-Key", `ghi12345`)',
      '\tif tok == "jkl12345" { return }',
      '\tsql.Open("postgres", "mno12345")',
      '}',
    ],
    facts: [
      '"abc12345" name=apiKey',
      'read API_KEY',
      '"abc12345" name=Password',
      '"def12345" name=api-key',
      '"X-Api-Key" call=req.Header.Set#0',
      '"ghi12345" name=X-Api-Key call=req.Header.Set#1',
      '"jkl12345" name=tok compared',
      '"postgres" call=sql.Open#0',
      '"mno12345" call=sql.Open#1',
    ],
  },
  {
    path: 'A.java',
    lines: [
      'class A { private static final String SECRET = "abc12345"; String e = System.getenv("API_KEY"); void f(){ login("bob12", "abc12345"); System.setProperty("db.password", "def12345"); if (p.equals("ghi12345")) {} String t = """',
      '  text1234',
      '"""; } }',
    ],
    facts: [
      '"abc12345" name=SECRET',
      'read API_KEY',
      '"bob12" call=login#0',
      '"abc12345" call=login#1',
      '"db.password" call=System.setProperty#0',
      '"def12345" name=db.password call=System.setProperty#1',
      '"ghi12345" name=p call=p.equals#0 compared',
      '"\\n  text1234\\n" name=t',
    ],
  },
  {
    path: 'a.kt',
    lines: [
      'val password: String = "abc12345"',
      'val m = mapOf("api-key" to "def12345")',
      'val e = System.getenv("API_KEY") ?: "ghi12345"',
      'val c = Config(token = "jkl12345", n = \'x\')',
      'fun f(secret: String = "mno12345") = 1',
    ],
    facts: [
      '"abc12345" name=password',
      '"def12345" name=api-key call=mapOf#0',
      'read API_KEY?',
      '"ghi12345" name=API_KEY environment-default',
      '"jkl12345" name=token call=Config#0',
      '"mno12345" name=secret call=f#0',
    ],
  },
  {
    path: 'a.cs',
    lines: [
      'var c = new Config { Password = "abc12345" };',
      'string s = @"def""12345";',
      'var e = Environment.GetEnvironmentVariable("API_KEY") ?? "ghi12345";',
      'var v = cfg.GetValue<string>("Key12345");',
      'var i = $"jkl{x}12345"; client.DefaultRequestHeaders.Add("X-Key", "mno12345");',
    ],
    facts: [
      '"abc12345" name=Password',
      '"def\\"\\"12345" name=s',
      'read API_KEY?',
      '"ghi12345" name=API_KEY environment-default',
      '"Key12345" call=cfg.GetValue#0',
      '"jkl{x}12345" name=i',
      '"X-Key" call=client.DefaultRequestHeaders.Add#0',
      '"mno12345" name=X-Key call=client.DefaultRequestHeaders.Add#1',
    ],
  },
  {
    path: 'a.rs',
    lines: [
      'let key: &\'a str = "abc12345"; let k = env::var("API_KEY").unwrap_or("def12345".to_string()); let c = \'x\'; let r = r#"ghi"12345"#; println!("jkl12345 {}", env!("OTHER")); let s = S { token: "mno12345".into() };',
    ],
    facts: [
      '"abc12345" name=key',
      'read API_KEY?',
      '"def12345" name=API_KEY call=unwrap_or#0 environment-default',
      '"ghi\\"12345" name=r',
      '"jkl12345 {}" call=println#0',
      'read OTHER',
      '"mno12345" name=token',
    ],
  },
  {
    path: 'a.rb',
    lines: [
      'API_KEY = "abc12345"',
      'h = { :password => "def12345", token: "ghi12345", "x-key" => \'jkl12345\' }',
      'x = ENV["API_KEY"] || "mno12345"',
      'y = ENV.fetch("OTHER", "pqr12345")',
      'set :secret, "stu12345"',
      't = <<~TEXT',
      '  body 1234',
      'TEXT',
      'z = "a#{h["x"]}b12345"',
      'password "vwx12345"',
    ],
    facts: [
      '"abc12345" name=API_KEY',
      '"def12345" name=password',
      '"ghi12345" name=token',
      '"jkl12345" name=x-key',
      'read API_KEY?',
      '"mno12345" name=API_KEY environment-default',
      'read OTHER?',
      '"pqr12345" name=OTHER call=ENV.fetch#1 environment-default',
      '"stu12345" name=secret',
      '"  body 1234\\n" name=t',
      '"a#{h[\\"x\\"]}b12345" name=z',
      '"vwx12345" name=password',
    ],
  },
  {
    path: 'a.php',
    lines: [
      '<?php',
      '$password = "abc12345";',
      'define(\'SECRET_KEY\', \'def12345\');',
      '$c = [\'key\' => env(\'API_KEY\', \'ghi12345\'), "x-key" => "jkl12345"];',
      '$e = getenv("OTHER") ?: "mno12345"; $f = $_ENV["THIRD"];',
      '$this->client->setApiKey("pqr12345");',
      '$h = <<<EOT',
      'hello 1234',
      'EOT;',
      '$j = "stu12345";',
    ],
    facts: [
      '"abc12345" name=$password',
      '"SECRET_KEY" call=define#0',
      '"def12345" name=SECRET_KEY call=define#1',
      'read API_KEY?',
      '"ghi12345" name=API_KEY call=env#1 environment-default',
      '"jkl12345" name=x-key',
      'read OTHER?',
      '"mno12345" name=OTHER environment-default',
      'read THIRD',
      '"pqr12345" call=$this.client.setApiKey#0',
      '"hello 1234\\n" name=$h',
      '"stu12345" name=$j',
    ],
  },
  {
    path: 'a.tf',
    lines: [
      'variable "db_password" {',
      '  type = string',
      '  default = "abc12345"',
      '}',
      'resource "aws_db" "x" {',
      '  password = "def12345"',
      '  user_data = <<-EOF',
      '    export X=1',
      '  EOF',
      '  tags = { Key = "ghi12345" }',
      '  x = "a${var.x["y"]}b12"',
      '}',
    ],
    facts: [
      '"abc12345" name=db_password',
      '"def12345" name=password',
      '"    export X=1\\n" name=user_data',
      '"ghi12345" name=Key',
      '"a${var.x[\\"y\\"]}b12" name=x',
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
      'CREATE USER bob IDENTIFIED BY \'abc12345\';',
      'ALTER ROLE x WITH PASSWORD \'def12345\';',
      'SET password = \'it\'\'s12345\';',
      '-- comment \'no\'',
      'INSERT INTO t VALUES (\'ghi12345\');',
    ],
    facts: [
      '"abc12345" name=password',
      '"def12345" name=PASSWORD',
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
      'curl -u user:ghi12345 -H "X-Api-Key: jkl12345" https://x/?a=b',
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
      'machine x login bob password abc12345',
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
      '"KEY=ghi12345" name=export',
      '"ghi12345" name=KEY',
    ],
  },
  {
    path: 'a.ps1',
    lines: [
      '$password = "abc12345"',
      '$x = $env:API_KEY',
      'Connect-VIServer -Password jkl12345',
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
      'docker login -u gemesa -p abc12345',
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

test('every family reads names, calls, environment reads and their defaults', () => {
  for (const { path, lines, facts } of samples) {
    const text = lines.join('\n');
    checkFacts(language(path, text), text, facts);
  }
});

test('an extensionless script is read as its first line says', () => {
  for (const [first, id] of [['#!/bin/sh', 'shell'], ['#!/usr/bin/env bash', 'shell'], ['#!/usr/bin/env ruby', 'ruby'], ['#!/usr/bin/perl -w', 'perl'], ['#!/usr/bin/env python3', 'python'], ['#!/usr/bin/env node', 'javascript'], ['nothing', 'text']] as const) {
    assert.equal(language('bin/tool', `${first}\n`).id, id, first);
  }
});

test('prose assigns nothing', () => {
  for (const text of [
    'password: the thing you type', 'Note: see https://example.com/a:b for the token', 'It is 12:30, and a == b != c', 'a password = the thing you type', 'if (x => y) z >= w',
    'The key:value store', "don't use 'it' or 'that's' here", '| password | what you type |', '<password>', 'token = getToken()', 'key = values[0]', 'See `config: x` here and there',
  ]) checkFacts(language('notes.txt'), text, []);
});

test('hostile text', () => {
  const pieces = ['(', '"', "'", '`', '{', '[', '<a ', '<!--', '${A', '$(', '/*', 'R"a(', '<<A\n', 'r#"', '@"', "b='", 'a=', '-p', 'a:', '"a":', '\\', 'x=${', '%q(', '\ud800', '-u a:'];
  for (const path of ['a.go', 'a.rb', 'a.php', 'a.cpp', 'a.rs', 'a.cs', 'a.tf', 'a.sh', 'a.conf', 'a.ini', 'a.xml', 'a.txt', 'Makefile']) {
    for (const piece of pieces) {
      const text = piece.repeat(2_000);
      const { reader } = language(path);
      let state = reader.begin(text);
      for (let at = 0; at < text.length;) {
        const reading = reader.next(text, at, state, Number.POSITIVE_INFINITY);
        assert.ok(reading.end > at && reading.end <= text.length);
        at = reading.end;
        state = reading.state;
      }
    }
  }
});

test('reading after an edit is reading from scratch', () => {
  const shares: number[] = [];
  for (const [index, { path, lines }] of samples.entries()) {
    const text = `${lines.join('\n')}\n`;
    const long = text.repeat(Math.ceil(8_000 / text.length));
    const kept = checkResuming(language(path, text).reader, long, 15, 20261123 + index);
    shares.push(kept);
  }  const average = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  assert.ok(average > 0.4, `only ${average} of the segments were kept`);
});
