import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import { group } from '../../../src-engine/core/param.ts';
import { describeSchema } from '../../../src-engine/fund/scenario/describe.ts';
import { smallSchema } from '../../support/small-schema.ts';

const description = describeSchema(smallSchema);
const byPath = new Map(description.parameters.map((parameter) => [parameter.path, parameter]));

describe('describeSchema', () => {
  test('lists every parameter once, in file order, with its group', () => {
    expect(description.undescribed).toEqual([]);
    expect(description.groups.map((entry) => entry.path)).toEqual(['fund', 'waterfall']);
    expect(description.parameters.slice(0, 3).map((parameter) => parameter.path)).toEqual([
      'fund.commitmentsAud',
      'fund.lifeMonths',
      'fund.firstCloseDate',
    ]);
    expect(new Set(byPath.keys()).size).toBe(description.parameters.length);
    expect(byPath.get('fund.pace')!.groupTitle).toBe('Fund');
  });

  test('reads kind, range, choices and default from the schema', () => {
    expect(byPath.get('fund.lifeMonths')).toMatchObject({
      kind: 'integer',
      range: { min: 24, max: 240, minExclusive: false, maxExclusive: false },
      defaultValue: 120,
    });
    expect(byPath.get('fund.pace')).toMatchObject({ kind: 'choice', choices: ['even', 'front-loaded', 'bell'] });
    expect(byPath.get('fund.firstCloseDate')).toMatchObject({ kind: 'date', defaultValue: '2026-07-31' });
    expect(byPath.get('fund.europeanFlag')).toMatchObject({ kind: 'flag', defaultValue: true });
    expect(byPath.get('fund.seed')).toMatchObject({ kind: 'text', defaultValue: 'equihome', hasDefault: true });
    expect(byPath.get('waterfall.growthAnnual')!.range).toMatchObject({ min: -1, minExclusive: true, max: null });
    expect(byPath.get('waterfall.capAud')).toMatchObject({ nullable: true, defaultValue: null, kind: 'number' });
    expect(byPath.get('waterfall.zoneWeights')).toMatchObject({ kind: 'map' });
  });

  test('describes the parameters inside a list, so that AUD inside it can be found', () => {
    expect(byPath.get('waterfall.tiers')!.parts).toMatchObject([{ path: 'waterfall.tiers[].floorAud', unit: 'Aud' }]);
  });

  test('names leaves without metadata', () => {
    const bare = z.strictObject({ a: group('A', 'a', { b: z.number().default(1) }), c: z.string() });
    expect(describeSchema(bare).undescribed).toEqual(['a.b', 'c']);
  });
});
