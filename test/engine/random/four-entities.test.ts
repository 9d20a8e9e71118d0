import { describe, expect, it } from 'vitest';
import { createKernels } from '../../../src-engine/kernels/kernels.ts';
import { fillEntityWords, purpose } from '../../../src-engine/random/draws.ts';
import { createFourEntities, fourEntitiesLength } from '../../../src-engine/random/four-entities.ts';
import type { DrawSettings } from '../../../src-engine/random/settings.ts';

const variation = { market: 1, macro: 1, property: 1, attributes: 1, frailty: 1 };
const key = Int32Array.of(0x1234567, -0x7654321, 0x7fffffff, -1);

describe('words of four entities', () => {
  for (const mode of ['monteCarlo', 'antithetic'] as const)
    it(`are those of each entity alone (${mode})`, () => {
      const draws: DrawSettings = { key, mode, replicates: 16, variation };
      const four = createFourEntities(createKernels(fourEntitiesLength(2)), draws, 2);
      const alone = new Int32Array(4);
      for (const path of [0, 1, 6, 7, 99_999])
        for (const first of [0, 4, 8192, 0x7ffffffc, -4096]) {
          four.beginPath(path);
          four.draw(purpose.advanceAttributes, first, 1, 0);
          four.draw(purpose.advanceExit, first, 0, 1);
          for (const [place, code, block] of [
            [0, purpose.advanceAttributes, 1],
            [1, purpose.advanceExit, 0],
          ] as const)
            for (let i = 0; i < 4; i++) {
              fillEntityWords(key, code, path, first + i, block, 1, alone, 0, mode === 'antithetic');
              const together = [0, 1, 2, 3].map((word) => four.words[16 * place + 4 * word + i]);
              expect(together).toEqual([...alone]);
            }
        }
    });
});
