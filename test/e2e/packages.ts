/** Packages whose sources the code lexers are compared on. They are unpacked and read, never installed or run. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { home } from './paths';

/** Pinned by content, as a lockfile would: name, version, SHA-512 of the archive. */
const packages = [
  // React Native components in TSX.
  ['react-native-paper', '5.15.3', 'GEyNTmWElIZgnYw09AjjCNupRYzCmP79uAAyGSyCEUZz7KBz1wtJcC0wVUkozR1Rn3PK/td/9LlR6+F1hzmYvA=='],
  // A web theme: its sources in TSX, and the same with the types taken out: JSX.
  ['@docusaurus/theme-classic', '3.9.2', 'IGUsArG5hhekXd7RDb11v94ycpJpFdJPkLnt10fFQWOVxAtq5/D7hT6lzc2fhyQKaaCE62qVajOMKL7OiAFAIA=='],
  // TypeScript that is code, not declarations.
  ['react-native-reanimated', '4.1.0', 'L8FqZn8VjZyBaCUMYFyx1Y+T+ZTbblaudpxReOXJ66RnOf52g6UM4Pa/IjwLD1XAw1FUxLRQrtpdjbkEc74FiQ=='],
  // Its `gyp` is in Python.
  ['node-gyp', '13.1.0', 'FpNzOLFACKG0oRBYbZ5WOeWD1EqRTIWX90MaRIWTO18lVYPx8fqIjrdS3pihjnCkSmgop6zVGkSqg1vXZLksuw=='],
] as const;

export type PackageName = (typeof packages)[number][0];

/** The folder of a package's files below `.e2e/packages/`; fetches it from the registry where it is not there yet. */
export function packageFolder(name: PackageName): string {
  const [, version, digest] = packages.find((each) => each[0] === name) as (typeof packages)[number];
  const folder = path.join(home, 'packages', `${name.replace('/', '+')}@${version}`);
  if (fs.existsSync(folder)) return folder;
  const unpacked = `${folder}.partial`;
  fs.rmSync(unpacked, { recursive: true, force: true });
  fs.mkdirSync(unpacked, { recursive: true });
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', `${name}@${version}`], { cwd: unpacked, stdio: ['ignore', 'ignore', 'inherit'], timeout: 5 * 60_000 });
  const archive = fs.readdirSync(unpacked).find((file) => file.endsWith('.tgz')) ?? '';
  const found = createHash('sha512').update(fs.readFileSync(path.join(unpacked, archive))).digest('base64');
  if (found !== digest) throw new Error(`${name}@${version} is not the archive it was: ${found}`);
  execFileSync('tar', ['-xzf', archive], { cwd: unpacked });
  fs.renameSync(unpacked, folder);
  return folder;
}
