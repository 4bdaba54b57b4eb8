/** The age format, against the age library: what one writes, the other reads. test/e2e/localStore asks the `age` command. */
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { test } from 'node:test';
import { AgeError, makeAgeFile, openAgeFile, parseAgeFile } from '../../server/src/stores/local/ageFile';
import { bech32, fromBech32 } from '../../server/src/stores/local/bech32';
import { identityLine, newIdentity, parseIdentities, unwrapFileKey, type Identity } from '../../server/src/stores/local/privateKeys';
import { parsePublicKey, wrapFileKey, type PublicKey } from '../../server/src/stores/local/publicKeys';
import { seal, unseal } from '../../server/src/stores/local/primitives';
import { createRandom, fake } from '../support/fakes';
import { sshKey } from '../support/openSsh';

const sizes = [0, 1, 100, 65_535, 65_536, 65_537, 131_072, 200_000];

function encrypt(text: Buffer, ...keys: readonly PublicKey[]): Buffer {
  return makeAgeFile(text, (fileKey) => keys.map((key) => wrapFileKey(fileKey, key)));
}

function decrypt(file: Buffer, identity: Identity): Buffer {
  const parsed = parseAgeFile(file);
  const fileKey = unwrapFileKey(identity, parsed.stanzas);
  assert.ok(fileKey, 'the identity opens the file');
  return openAgeFile(parsed, fileKey);
}

function problemOf(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch (error) {
    assert.ok(error instanceof AgeError, String(error));
    return error.problem;
  }
}

function sshIdentity(): Identity {
  const found = parseIdentities(sshKey().privateKey);
  assert.ok(typeof found !== 'string');
  return found[0] as Identity;
}

test('the library opens what we write, armored, for several recipients', async () => {
  const age = await import('age-encryption');
  const [alice, bob] = [newIdentity(), newIdentity()];
  for (const size of sizes) {
    const text = Buffer.alloc(size, 'secret ');
    const file = encrypt(text, alice.publicKey, sshIdentity().publicKey, bob.publicKey);
    for (const identity of [alice, bob]) {
      const decrypter = new age.Decrypter();
      decrypter.addIdentity(identityLine(identity));
      assert.deepEqual(Buffer.from(await decrypter.decrypt(age.armor.decode(file.toString()))), text);
    }
  }
});

test('we open what the library writes, with armor and without', async () => {
  const age = await import('age-encryption');
  const line = await age.generateX25519Identity();
  const [identity] = parseIdentities(`# a comment\n${line}\n`) as readonly Identity[];
  assert.equal((identity as Identity).publicKey.text, await age.identityToRecipient(line));
  for (const size of sizes) {
    const text = Buffer.alloc(size, 'secret ');
    const encrypter = new age.Encrypter();
    encrypter.addRecipient(newIdentity().publicKey.text);
    encrypter.addRecipient((identity as Identity).publicKey.text);
    const file = Buffer.from(await encrypter.encrypt(text));
    assert.deepEqual(decrypt(file, identity as Identity), text);
    assert.deepEqual(decrypt(Buffer.from(age.armor.encode(file)), identity as Identity), text);
    assert.deepEqual(decrypt(Buffer.from(age.armor.encode(file).replaceAll('\n', '\r\n')), identity as Identity), text);
  }
});

test('an SSH key opens what was encrypted to it, and another does not', () => {
  const [mine, other] = [sshIdentity(), sshIdentity()];
  const file = encrypt(Buffer.from('text'), newIdentity().publicKey, mine.publicKey);
  assert.equal(decrypt(file, mine).toString(), 'text');
  assert.equal(unwrapFileKey(other, parseAgeFile(file).stanzas), undefined);
  assert.equal(unwrapFileKey(newIdentity(), parseAgeFile(file).stanzas), undefined);
});

test('a changed byte anywhere is noticed, and a file that is cut off anywhere is none', () => {
  const identity = newIdentity();
  const text = Buffer.from(fake('stripe-live-key'));
  const file = encrypt(text, identity.publicKey);
  for (let at = 0; at < file.length - 1; at++) {
    assert.notEqual(problemOf(() => decrypt(file.subarray(0, at), identity)), 'none', `cut off at ${at}`);
    const changed = Buffer.from(file);
    changed[at] = (changed[at] as number) ^ 1;
    try {
      assert.notDeepEqual(decrypt(changed, identity), text, `byte ${at} counts`);
      assert.fail(`byte ${at} changed unnoticed`);
    } catch (error) {
      assert.ok(error instanceof AgeError || (error as Error).message === 'the identity opens the file', String(error));
    }
  }
});

test('what goes wrong with a file is told apart', () => {
  const identity = newIdentity();
  const file = encrypt(Buffer.from('text'), identity.publicKey).toString();
  const long = encrypt(Buffer.alloc(70_000), identity.publicKey).toString();
  assert.equal(problemOf(() => decrypt(Buffer.from(file.slice(0, -20)), identity)), 'truncated');
  assert.equal(problemOf(() => parseAgeFile(Buffer.from('age-encryption.org/v1\n-> X25519 abc'))), 'truncated');
  assert.equal(problemOf(() => parseAgeFile(Buffer.from(`<<<<<<< HEAD\n${file}=======\n${file}>>>>>>> other\n`))), 'unmerged');
  assert.equal(problemOf(() => parseAgeFile(Buffer.from(file.replace('\n', '\n<<<<<<< HEAD\n')))), 'unmerged');
  assert.equal(problemOf(() => parseAgeFile(Buffer.from('some text\n'))), 'malformed');
  assert.equal(problemOf(() => parseAgeFile(Buffer.alloc(0))), 'truncated');
  const lines = long.split('\n');
  const bytes = Buffer.from(lines.slice(1, -2).join(''), 'base64');
  const parsed = parseAgeFile(bytes);
  const short = { ...parsed, payload: parsed.payload.subarray(0, 16 + 65_552) };
  assert.equal(problemOf(() => openAgeFile(short, unwrapFileKey(identity, parsed.stanzas) as Buffer)), 'truncated');
});

test('any bytes are a file or a problem', () => {
  const random = createRandom(4);
  const file = encrypt(Buffer.from('text'), newIdentity().publicKey, sshIdentity().publicKey);
  const identity = newIdentity();
  for (let run = 0; run < 2000; run++) {
    const bytes = Buffer.from(run % 2 === 0 ? Buffer.from(file.toString().split('\n').slice(1, -2).join(''), 'base64') : file);
    for (let change = 0; change < 1 + random() * 6; change++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    try {
      const parsed = parseAgeFile(bytes.subarray(0, Math.floor((0.3 + random()) * bytes.length)));
      unwrapFileKey(identity, parsed.stanzas);
      openAgeFile(parsed, Buffer.alloc(16));
      assert.fail('opened');
    } catch (error) {
      assert.ok(error instanceof AgeError, String(error));
    }
  }
});

test('a share of low order opens nothing', () => {
  const stanza = { args: ['X25519', Buffer.alloc(32).toString('base64').replace(/=+$/, '')], body: Buffer.alloc(32) };
  assert.equal(unwrapFileKey(newIdentity(), [stanza]), undefined);
});

test('public keys: what is one, and what is said of everything else', async () => {
  const age = await import('age-encryption');
  const key = newIdentity().publicKey.text;
  assert.equal((parsePublicKey(` ${key} a comment`) as PublicKey).text, key);
  const ssh = sshKey();
  assert.equal((parsePublicKey(`${ssh.publicKey} bob@laptop`) as PublicKey).text, ssh.publicKey);
  assert.match(parsePublicKey(identityLine(newIdentity())) as string, /private key, which nobody but its owner may have/);
  assert.match(parsePublicKey('-----BEGIN OPENSSH') as string, /private key/);
  assert.match(parsePublicKey(`ssh-rsa ${ssh.publicKey.slice(12)}`) as string, /kind ssh-rsa are not supported/);
  assert.match(parsePublicKey(ssh.publicKey.slice(0, -4)) as string, /no whole ssh-ed25519 key/);
  assert.match(parsePublicKey(await age.identityToRecipient(await age.generateHybridIdentity())) as string, /post-quantum keys are not supported/);
  for (const text of ['', 'bob', key.slice(0, -1), key.toUpperCase(), `${key.slice(0, -1)}${key.endsWith('q') ? 'p' : 'q'}`]) assert.match(parsePublicKey(text) as string, /no public key/, text);
  // The identity element and its neighbours have no counterpart on the other curve.
  for (const y of ['00', '01']) {
    const wire = Buffer.concat([Buffer.from('0000000b7373682d6564323535313900000020', 'hex'), Buffer.from(y.padEnd(64, '0'), 'hex')]);
    assert.match(parsePublicKey(`ssh-ed25519 ${wire.toString('base64')}`) as string, /no whole/);
  }
});

test('private keys: what is said of those that cannot be used, without repeating them', () => {
  const said = (text: string): string => {
    const found = parseIdentities(text);
    assert.ok(typeof found === 'string');
    for (const line of text.split('\n')) assert.ok(line.length < 20 || !found.includes(line));
    return found;
  };
  assert.match(said(sshKey('aes256-ctr').privateKey), /protected by a passphrase.*lasthop store init/);
  assert.match(said(sshKey('none', 'ssh-dss').privateKey), /kind ssh-dss: of SSH keys, only ssh-ed25519/);
  assert.match(said(sshKey().privateKey.replace(/.{40}\n-----END/, '\n-----END')), /no whole OpenSSH private key/);
  assert.match(said(`-----BEGIN ${['RSA', 'PRIVATE', 'KEY'].join(' ')}-----\n`), /cannot use/);
  assert.match(said(identityLine(newIdentity()).slice(0, -3)), /no identity file/);
  assert.match(said('# only a comment\n'), /no identity/);
});

test('bech32 gives back what went in', () => {
  const random = createRandom(7);
  for (let length = 0; length < 60; length++) {
    const bytes = Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
    const text = bech32('age', bytes);
    assert.deepEqual(fromBech32(text), { prefix: 'age', bytes });
    assert.equal(fromBech32(`${text.slice(0, -1)}${text.endsWith('q') ? 'p' : 'q'}`), undefined);
  }
});

test('where Node has no such cipher, as in editors, the other implementation takes over', (context) => {
  const [key, nonce, text] = [Buffer.alloc(32, 7), Buffer.alloc(12, 9), Buffer.from('some text')];
  const sealed = seal(key, nonce, text);
  const [identity, file] = [newIdentity(), (key: PublicKey) => encrypt(text, key)];
  const before = file(identity.publicKey);
  context.mock.method(crypto, 'getCiphers', () => ['aes-256-gcm']);
  context.mock.method(crypto, 'createCipheriv', () => { throw new Error('Unknown cipher'); });
  context.mock.method(crypto, 'createDecipheriv', () => { throw new Error('Unknown cipher'); });
  assert.deepEqual(seal(key, nonce, text), sealed);
  assert.deepEqual(unseal(key, nonce, sealed), text);
  assert.equal(unseal(key, nonce, Buffer.concat([sealed, Buffer.alloc(1)])), undefined);
  assert.deepEqual(decrypt(before, identity), text);
  const after = file(identity.publicKey);
  context.mock.restoreAll();
  assert.deepEqual(decrypt(after, identity), text);
});
