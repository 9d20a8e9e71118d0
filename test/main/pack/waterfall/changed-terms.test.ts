import { describe, expect, test } from 'vitest';
import { changes, heldAgainstEngine } from './changed-terms.ts';

/** One in four; all of them are in the full checks. */
const QUICK_EVERY = 4;

describe.each(changes.filter((_, i) => i % QUICK_EVERY === 0))('changed on the sheet: %s', (_name, fund, changed) => {
  test('the sheet gives what the engine gives for the same path run again', () => {
    const { off, movedAud } = heldAgainstEngine(fund, changed);
    expect(off).toEqual([]);
    expect(movedAud).toBeGreaterThan(1);
  });
});
