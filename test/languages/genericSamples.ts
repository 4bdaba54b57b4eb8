/** Files of many languages and formats, with the facts that stand in them. */
import { scripts } from './scriptSamples';
import { terraform } from './terraformSamples';

export interface Sample {
  readonly path: string;
  /** The lines of the file. */
  readonly lines: readonly string[];
  readonly facts: readonly string[];
}

export const samples: readonly Sample[] = [
  ...scripts,
  ...terraform,
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
];
