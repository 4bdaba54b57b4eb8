/**
 * What other systems are asked, word for word, with programs that stand in for theirs: none of this has run on a real macOS or
 * Windows. Sources: security(1); Microsoft's documentation of ConvertTo-SecureString, of cmd /? and of CommandLineToArgvW.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { findProgram } from '../../server/src/stores/findProgram';
import { keychain, type Keychain } from '../../server/src/stores/local/keychain';
import { windowsStart } from '../../server/src/stores/windowsCommand';
import { fake } from '../support/fakes';
import { writeProgram } from '../support/fakePrograms';
import { temporaryFolder, writeFiles } from '../support/folder';

const posix = { skip: process.platform === 'win32' && 'programs stand in as shell scripts' };
const publicKey = 'age1qqqsyqcyq5rqwzqfpg9scrgwpugpzysnzs23v9ccrydpk8qarc0sk4v8wt';

interface System {
  readonly folder: string;
  readonly keychain: Keychain;
  /** Arguments of each call, one a line. */
  calls(): readonly (readonly string[])[];
  input(): string;
}

/** A system whose program is `script`; it finds its own folder in `$here`. */
function system(context: TestContext, platform: NodeJS.Platform, name: string, script: string, home = 'home'): System {
  const folder = temporaryFolder(context, { [`${home}/.keep`]: '' });
  writeProgram(join(folder, name), `here='${folder}'\nfor word in "$@"; do printf '%s\\037' "$word"; done >> "$here/calls"; echo >> "$here/calls"\n${script}`);
  const folders = { configuration: join(folder, home), state: join(folder, home, 'state') };
  return {
    folder, keychain: keychain({ PATH: '/usr/bin:/bin', SystemRoot: 'C:\\Windows' }, folders, platform, (program) => { wanted.push(program); return join(folder, name); }),
    calls: () => readFileSync(join(folder, 'calls'), 'utf8').trimEnd().split('\n').map((line) => line.split('\u001f').slice(0, -1)),
    input: () => readFileSync(join(folder, 'input'), 'utf8'),
  };
}
const wanted: string[] = [];

const security = `
case "$1" in
  -i) cat > "$here/input"; eval "set -- $(cat "$here/input")"; while [ $# -gt 0 ]; do [ "$1" = -w ] && printf '%s' "$2" > "$here/kept"; shift; done ;;
  find-generic-password) [ -f "$here/kept" ] || { echo 'security: SecKeychainSearchCopyNext: The specified item could not be found in the keychain.' >&2; exit 44; }
    [ -f "$here/locked" ] && { echo 'security: SecKeychainItemCopyContent: User interaction is not allowed.' >&2; exit 36; }
    cat "$here/kept"; echo ;;
esac`;

test('macOS: the key travels on standard input, and is found by its public one', posix, async (context) => {
  const mac = system(context, 'darwin', 'security', security);
  const secret = fake('age-secret-key');
  assert.match(failure(await mac.keychain.get(publicKey)), /^The macOS keychain holds no key for age1/);
  assert.deepEqual(await mac.keychain.set(publicKey, secret), { ok: true, value: undefined });
  const got = await mac.keychain.get(publicKey);
  assert.ok(got.ok && got.value.reveal() === secret);
  const find = ['find-generic-password', '-s', 'lasthop', '-a', publicKey, '-w'];
  assert.deepEqual(mac.calls(), [find, ['-i'], find, find]);
  assert.equal(mac.input(), `add-generic-password -U -s lasthop -a ${publicKey} -l "Lasthop identity" -w "${secret}"\n`);
  assert.ok(!readFileSync(join(mac.folder, 'calls'), 'utf8').includes(secret));
  assert.equal(wanted.at(-1), '/usr/bin/security', 'the system’s own, whatever PATH says');
  writeFileSync(join(mac.folder, 'locked'), '');
  assert.equal(failure(await mac.keychain.get(publicKey)), 'The macOS keychain is locked. Unlock it and try again.');
});

test('macOS: a write that it refuses with status 0 is noticed', posix, async (context) => {
  const mac = system(context, 'darwin', 'security', security.replace(/-i\) .*;;/, '-i) cat > /dev/null ;;'));
  assert.match(failure(await mac.keychain.set(publicKey, fake('age-secret-key'))), /^The macOS keychain did not take the key/);
});

const powershell = `
case "$4" in
  *ReadToEnd*) cat > "$here/input"; base64 < "$here/input" > "$here/kept" ;;
  *) [ -f "$here/kept" ] || { echo 'Cannot find path' >&2; exit 1; }; base64 -d < "$here/kept"; echo ;;
esac`;

test('Windows: data protection for the account, the key on standard input', posix, async (context) => {
  const windows = system(context, 'win32', 'powershell.exe', powershell, "o'neill");
  const secret = fake('age-secret-key');
  assert.deepEqual(await windows.keychain.set(publicKey, secret), { ok: true, value: undefined });
  const got = await windows.keychain.get(publicKey);
  assert.ok(got.ok && got.value.reveal() === secret);
  const [set = [], read = []] = windows.calls();
  for (const call of [set, read]) {
    assert.deepEqual(call.slice(0, 3), ['-NoProfile', '-NonInteractive', '-Command']);
    assert.match(call[3] ?? '', /-LiteralPath '[^']*o''neill\\identity\.dpapi'/, 'a quote in the folder’s name ends nothing');
    assert.ok(!/"/.test(call[3] ?? ''), 'nothing that Windows would take apart');
  }
  assert.match(set[3] ?? '', /^\$t = \[Console\]::In\.ReadToEnd\(\)\.Trim\(\); ConvertTo-SecureString \$t -AsPlainText -Force \| ConvertFrom-SecureString \| Set-Content /);
  assert.equal(windows.input(), secret);
  assert.ok(!readFileSync(join(windows.folder, 'calls'), 'utf8').includes(secret));
  assert.equal(wanted.at(-1), 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
});

test('a keychain without its program says what to do', posix, async (context) => {
  const folder = temporaryFolder(context);
  const folders = { configuration: folder, state: folder };
  for (const [platform, sentence] of [['darwin', /^There is no \/usr\/bin\/security/], ['win32', /^There is no Windows PowerShell/], ['linux', /^There is no secret-tool/]] as const) {
    assert.match(failure(await keychain({}, folders, platform, (program) => join(folder, program)).get(publicKey)), sentence);
  }
});

test('a store’s program on Windows: .exe and .com, never a shim, never the current folder', posix, (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { 'one/op.cmd': '', 'two/op.exe': '', 'shims/vals.cmd': '', 'shims/pass.ps1': '', 'shims/gopass.bat': '', 'repository/bw.exe': '', 'three/vault.com': '' });
  const find = (name: string) => findProgram(name, {
    base: join(folder, 'repository'), root: join(folder, 'repository'), platform: 'win32',
    environment: { Path: ['.', 'relative', join(folder, 'repository'), join(folder, 'one'), join(folder, 'two'), join(folder, 'three'), join(folder, 'shims')].join(';') },
  });
  assert.deepEqual(find('op'), { kind: 'found', file: join(folder, 'two/op.exe') });
  assert.deepEqual(find('OP.EXE').kind, existsSync(join(folder, 'two/OP.EXE')) ? 'found' : 'missing');
  assert.deepEqual(find('vault'), { kind: 'found', file: join(folder, 'three/vault.com') });
  for (const [name, shim] of [['vals', 'vals.cmd'], ['gopass', 'gopass.bat'], ['pass', 'pass.ps1']] as const) assert.deepEqual(find(name), { kind: 'script', file: join(folder, 'shims', shim) });
  assert.deepEqual(find('bw'), { kind: 'missing', inRepository: true });
  assert.deepEqual(find('absent'), { kind: 'missing', inRepository: false });
});

test('run on Windows: programs as they are, batch files through cmd.exe with every argument as it was given', () => {
  const files = new Set(['C:\\node\\node.exe', 'C:\\node\\npm.cmd', 'C:\\shop\\node_modules\\.bin\\vite.cmd', 'C:\\shop\\tool.bat']);
  const environment = { Path: 'relative;C:\\none;"C:\\node"', PATHEXT: '.COM;.EXE;.BAT;.CMD;.VBS', ComSpec: 'C:\\Windows\\system32\\cmd.exe' };
  const start = (command: string, ...argv: readonly string[]) => windowsStart({ command, arguments: argv, directory: 'C:\\shop', environment, isFile: (path) => files.has(path) });
  assert.deepEqual(start('node', '-e', 'a "b" %PATH%'), { file: 'C:\\node\\node.exe', arguments: ['-e', 'a "b" %PATH%'], verbatim: false });
  assert.deepEqual(start('node.exe', 'x'), { file: 'C:\\node\\node.exe', arguments: ['x'], verbatim: false });
  const cmd = (line: string) => ({ file: 'C:\\Windows\\system32\\cmd.exe', arguments: ['/d', '/s', '/c', `"${line}"`], verbatim: true });
  assert.deepEqual(start('npm', 'run', 'dev'), cmd('C:\\node\\npm.cmd ^"run^" ^"dev^"'));
  assert.deepEqual(start('npm', 'a b', '%PATH%', 'x&calc', 'say "hi"', 'C:\\dir\\'), cmd('C:\\node\\npm.cmd ^"a^ b^" ^"^%PATH^%^" ^"x^&calc^" ^"say^ \\^"hi\\^"^" ^"C:\\dir\\\\^"'));
  assert.deepEqual(start('.\\node_modules\\.bin\\vite', 'a&b'), cmd('C:\\shop\\node_modules\\.bin\\vite.cmd ^^^"a^^^&b^^^"'));
  assert.equal(start('tool', 'x'), 'ENOENT', 'the current folder is not searched');
  assert.deepEqual(start('.\\tool', 'x'), cmd('C:\\shop\\tool.bat ^"x^"'));
  assert.deepEqual([start('npm', 'a\nb'), start('absent', 'x'), start('C:\\shop\\absent.exe')], ['EINVAL', 'ENOENT', 'ENOENT']);
});

function failure(outcome: { readonly ok: true } | { readonly ok: false; readonly failure: { readonly message: string } }): string {
  return outcome.ok ? '' : outcome.failure.message;
}
