/** How the languages of the generic family write a comment, and those that are simple and sure a read of the environment. */
import type { Site } from '../../facts';
import type { EnvironmentRead, Spelling } from '../../language';
import type { CodeFamily } from './family';
import type { LineFamily } from './lineFamily';

export function codeSpelling(family: CodeFamily): Spelling {
  const line = family.lineComments[0];
  const block = family.blockComments?.[0];
  const spelling: Spelling = family.id === 'stylesheet' || line === undefined
    ? block ? { comment: (text) => `${block[0]} ${text.replaceAll(block[1], '')} ${block[1]}`, commentPlace: 'line-end' } : {}
    : { comment: (text) => `${line} ${text}`, commentPlace: 'line-end' };
  const read = reads[family.id];
  return read ? { ...spelling, readEnvironment: (text, key, site) => (isPlain(site) ? read(text, key, site) : undefined) } : spelling;
}

export function lineSpelling(family: LineFamily): Spelling {
  const { comment, commentPlace } = family;
  if (!comment) return {};
  return commentPlace ? { comment, commentPlace } : { comment };
}

function isPlain(site: Site): boolean {
  return site.form === 'double' || site.form === 'single' || site.form === 'raw' || site.form === 'backtick';
}

type Read = (text: string, key: string, site: Site) => EnvironmentRead | undefined;

const reads: Readonly<Record<string, Read>> = {};
