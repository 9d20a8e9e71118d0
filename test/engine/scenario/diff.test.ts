import { describe, expect, test } from 'vitest';
import { diffBySchema } from '../../../src-engine/fund/scenario/diff.ts';
import { parseDocument } from '../../../src-engine/fund/scenario/parse-document.ts';
import { smallSchema } from '../../support/small-schema.ts';

const base = parseDocument(smallSchema, { name: 'base' });
const other = parseDocument(smallSchema, {
  name: 'other',
  fund: { lifeMonths: 60 },
  waterfall: { zoneWeights: { red: 1 }, tiers: [{ floorAud: 1, shareFraction: 0.5 }] },
});

describe('diffBySchema', () => {
  test('a scenario does not differ from itself, whatever its name', () => {
    expect(diffBySchema(smallSchema, base, { ...base, name: 'renamed' })).toEqual([]);
  });

  test('names each changed parameter with title, unit and both values', () => {
    const changes = diffBySchema(smallSchema, base, other);
    expect(changes.map((change) => change.path)).toEqual([
      'fund.lifeMonths',
      'waterfall.tiers',
      'waterfall.zoneWeights',
    ]);
    expect(changes[0]).toEqual({
      path: 'fund.lifeMonths',
      title: 'Fund life',
      groupTitle: 'Fund',
      unit: 'Month',
      from: 120,
      to: 60,
    });
  });

  test('swapping the scenarios swaps from and to', () => {
    const back = diffBySchema(smallSchema, other, base).map(({ from, to, ...rest }) => ({
      ...rest,
      from: to,
      to: from,
    }));
    expect(back).toEqual(diffBySchema(smallSchema, base, other));
  });
});
