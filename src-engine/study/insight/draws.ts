import { purpose } from '../../random/draws.ts';
import { threefryBlocks } from '../../random/threefry.ts';
import { uniform } from '../../random/uniform.ts';

/** What an insight draws for. The number is part of the counter: never renumbered. */
export const topic = {
  cluster: 1,
  silhouette: 2,
  split: 3,
  train: 4,
  forest: 5,
  test: 6,
  importance: 7,
  anomaly: 8,
} as const;

/** Draws of one topic, one after the other: the same for the same key, whatever else an insight draws. */
export interface Draws {
  /** In (0, 1). */
  next(): number;
  /** Whole, 0 to n - 1. */
  below(n: number): number;
  /** A 31-bit seed for a library that draws by itself. */
  seed(): number;
  /** Positions 0 to n - 1 in random order; `most` of them when fewer are wanted. */
  sample(n: number, most?: number): Int32Array;
}

const WORDS = 256;

/** @param part tells apart several uses of one topic, such as the number of clusters tried */
export function createDraws(key: Int32Array, topicCode: number, part = 0): Draws {
  const words = new Int32Array(WORDS);
  let at = WORDS;
  let block = 0;
  const word = (): number => {
    if (at === WORDS) {
      threefryBlocks(key, purpose.insightSample, topicCode, part, block, WORDS / 4, words, 0);
      block += WORDS / 4;
      at = 0;
    }
    return words[at++]!;
  };
  const next = () => uniform(word());
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    seed: () => word() >>> 1,
    sample(n, most = n) {
      const order = Int32Array.from({ length: n }, (_, i) => i);
      const wanted = Math.min(n, most);
      for (let i = 0; i < wanted; i++) {
        const j = i + below(n - i); // Fisher-Yates, from the front
        const held = order[i]!;
        order[i] = order[j]!;
        order[j] = held;
      }
      return order.slice(0, wanted);
    },
  };
}

/** A sample in ascending order, so that sums over it have one order. */
export function sortedSample(draws: Draws, from: Int32Array, most: number): Int32Array {
  if (from.length <= most) return from;
  return draws
    .sample(from.length, most)
    .sort()
    .map((position) => from[position]!);
}
