import { describe, expect, test } from 'vitest';
import { changes, heldAgainstEngine } from './changed-terms.ts';

describe.each(changes)('changed on the sheet: %s', (_name, fund, changed) => {
  test('the sheet gives what the engine gives for the same path run again', () => {
    const { off, movedAud } = heldAgainstEngine(fund, changed);
    expect(off).toEqual([]);
    expect(movedAud).toBeGreaterThan(1);
  });
});
