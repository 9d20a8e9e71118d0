import seedrandom from 'seedrandom';

/** 128 key bits as four 32-bit words. Every draw of a run is a pure function of this key and a position. */
export type Key = Int32Array;

/**
 * Turns the seed a user typed into key bits. The number 42 and the text "42" are the same seed.
 *
 * This is the only use of seedrandom (ARC4 keyed by the text): it spreads any text over 128 bits and draws nothing.
 * @param seed any text, or a number which stands for its decimal text
 */
export function seedKey(seed: string | number): Key {
  const generator = seedrandom(String(seed));
  return Int32Array.of(generator.int32(), generator.int32(), generator.int32(), generator.int32());
}
