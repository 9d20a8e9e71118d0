import { AppError } from '../../core/errors.ts';
import type { FanCounts } from './fans.ts';

/**
 * Fan counts of a chunk, packed. Most of half a million counts are 0 and most others are small, so each count above 0 is
 * written as varints: its distance from the one before, doubled, plus 1 when a second varint with (count - 2) follows; a count
 * of 1 needs none. About 60 kB for 64 paths of ten years instead of 2.2 MB. Counts are never negative.
 */
export function packCounts(counts: FanCounts): Uint8Array {
  let out = new Uint8Array(4096);
  let length = 0;
  let next = 0;

  function put(value: number): void {
    if (length + 8 > out.length) {
      const larger = new Uint8Array(2 * out.length);
      larger.set(out);
      out = larger;
    }
    let rest = value;
    while (rest > 127) {
      out[length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    out[length++] = rest;
  }

  for (let i = 0; i < counts.length; i += 1) {
    const count = counts[i]!;
    if (count === 0) continue;
    put(2 * (i - next) + (count > 1 ? 1 : 0));
    if (count > 1) put(count - 2);
    next = i + 1;
  }
  return out.slice(0, length);
}

/**
 * Adds packed counts to `into`. All or nothing: what is damaged is found before anything is added.
 * @throws AppError `data/invalid` when the bytes are no packed counts of this length
 */
export function addPackedCounts(into: FanCounts, packed: Uint8Array): void {
  readPacked(packed, into.length, () => undefined);
  readPacked(packed, into.length, (index, count) => (into[index]! += count));
}

function readPacked(packed: Uint8Array, length: number, take: (index: number, count: number) => void): void {
  let at = 0;

  function get(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = packed[at++];
      if (byte === undefined || scale > 34359738368) throw damaged(at);
      value += (byte % 128) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  let next = 0;
  while (at < packed.length) {
    const head = get();
    const index = next + Math.floor(head / 2);
    const count = head % 2 === 1 ? get() + 2 : 1;
    if (index >= length || count > 0x7fffffff) throw damaged(at);
    take(index, count);
    next = index + 1;
  }
}

function damaged(at: number): AppError {
  return new AppError('data/invalid', 'The counts of a chunk are damaged.', { at });
}
