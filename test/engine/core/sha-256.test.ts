import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sha256Hex, utf8Bytes } from '../../../src-engine/core/sha-256.ts';

describe('sha256Hex', () => {
  // Known answers: FIPS 180-4 example messages (NIST, SHA256.pdf) and the empty message.
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('hashes %j as published', (message, hash) => {
    expect(sha256Hex(message)).toBe(hash);
  });

  test('hashes a million letters a as published', () => {
    expect(sha256Hex('a'.repeat(1_000_000))).toBe('cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0');
  });

  test('agrees with the host library at every length around the block border, for bytes and for text', () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255);
      expect(sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
    const text = 'Strathfield é € 😀 \ud800 end';
    expect(Buffer.from(utf8Bytes(text)).equals(Buffer.from(text, 'utf8'))).toBe(true);
    expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  });

  test('hashes 4 MB of doubles in well under a second', () => {
    const column = Float64Array.from({ length: 524_288 }, (_, i) => i / 3);
    const bytes = new Uint8Array(column.buffer);
    const start = performance.now();
    const hash = sha256Hex(bytes);
    expect(performance.now() - start).toBeLessThan(1000); // about 25 ms on the development machine
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
});
