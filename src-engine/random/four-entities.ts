import type { Kernels } from '../kernels/kernels.ts';
import type { DrawSettings } from './settings.ts';
import { drawnPath, isMirrored } from './stream.ts';

const LANES = 4;
const BLOCK_WORDS = 4;
const WORD_BYTES = 4;

/** Random words of entities, four neighbours at a time: the words of `fillEntityWords` for a third of its time. */
export interface FourEntities {
  /** Word w of the block at place p, of the i-th entity: `words[16 p + 4 w + i]`. They lie in the memory of the kernels. */
  readonly words: Int32Array;
  beginPath(path: number): void;
  /** Draws a block of entities `first` to `first + 3` into a place. */
  draw(purposeCode: number, first: number, block: number, place: number): void;
}

/** Doubles that `createFourEntities` takes of the memory of its kernels. */
export function fourEntitiesLength(places: number): number {
  return (BLOCK_WORDS * (1 + LANES * places)) / 2;
}

/** @param places how many blocks are kept side by side */
export function createFourEntities(kernels: Kernels, draws: DrawSettings, places: number): FourEntities {
  const memory = kernels.floats(fourEntitiesLength(places));
  const keyAt = memory.byteOffset;
  const wordsAt = keyAt + WORD_BYTES * BLOCK_WORDS;
  new Int32Array(memory.buffer, keyAt, BLOCK_WORDS).set(draws.key);
  const { threefry } = kernels;
  const antithetic = draws.mode === 'antithetic';
  let path = 0;
  let mirror = 0;
  return {
    words: new Int32Array(memory.buffer, wordsAt, BLOCK_WORDS * LANES * places),
    beginPath(p) {
      path = drawnPath(p, antithetic);
      mirror = isMirrored(p, antithetic) ? -1 : 0;
    },
    draw(purposeCode, first, block, place) {
      threefry(keyAt, purposeCode, path, first, block, mirror, wordsAt + WORD_BYTES * BLOCK_WORDS * LANES * place);
    },
  };
}
