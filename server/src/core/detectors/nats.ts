/** NATS. */
import type { Detector } from '../detector';
import { crc16, decodeBase32 } from './checksum';
import { form } from './define';

/** 34 bytes, then their CRC-16, the lower byte first. */
function isSeed(secret: string): 'high' | false {
  const bytes = decodeBase32(secret);
  return crc16(bytes.slice(0, -2)) === (bytes.at(-2) ?? 0) + (bytes.at(-1) ?? 0) * 256 ? 'high' : false;
}

export const nats: readonly Detector[] = [
  form({
    id: 'nats-seed',
    issuer: 'NATS',
    title: 'a NATS seed',
    purpose: 'seed',
    source: 'https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth',
    keywords: ['sua', 'saa', 'soa', 'sxa'],
    pattern: /S[UAOX]A[A-Z2-7]{55}/,
    verify: isSeed,
  }),
];
