import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError, type FieldIssue } from '../../../src-engine/core/errors.ts';
import { paramMeta } from '../../../src-engine/core/param.ts';
import type { DataRoom } from '../../../src-engine/fund/data/data-room.ts';
import { zonesConfig } from '../../../src-engine/fund/zones/config.ts';
import { expectedGrowth, resolveZones, resolveZonesInFull } from '../../../src-engine/fund/zones/plan.ts';
import { ZONES } from '../../../src-engine/fund/zones/table.ts';
import { builtInData, scaleAud } from '../../support/data-room.ts';
import { symmetricEigen } from '../../../src-engine/numeric/symmetric-eigen.ts';

const data = builtInData();
const plan = (given: unknown = {}, room: DataRoom = data) => resolveZones(zonesConfig.parse(given), room);
/** Issues of the AppError that a call throws; none when it throws nothing. */
function issuesOf(call: () => unknown): readonly FieldIssue[] {
  try {
    call();
    return [];
  } catch (error) {
    if (error instanceof AppError) return error.issues;
    throw error;
  }
}

const count = (zones: Uint8Array, zone: number) => zones.filter((value) => value === zone).length;

describe('sydney-calibrated on the data room', () => {
  const base = resolveZonesInFull(zonesConfig.parse({}), data);

  test('a hundred suburbs, 40 green, 40 orange, 20 red, classed by score', () => {
    const { zoneOfSuburb, riskScore } = base.plan;
    expect(base.plan.suburbNames).toHaveLength(100);
    expect([0, 1, 2].map((zone) => count(zoneOfSuburb, zone))).toEqual([40, 40, 20]);
    const scores = (zone: number) => [...riskScore].filter((_, s) => zoneOfSuburb[s] === zone);
    expect(Math.max(...scores(0))).toBeLessThan(Math.min(...scores(1)));
    expect(Math.max(...scores(1))).toBeLessThan(Math.min(...scores(2)));
    for (const score of riskScore) expect(score > 0 && score < 10).toBe(true);
    for (const weight of base.plan.salesWeight) expect(weight).toBeGreaterThan(0);
  });

  test('growth, volatility and correlation are those of Sydney 2018 to 2024, within wide bounds', () => {
    for (let zone = 0; zone < ZONES; zone++) {
      expect(base.plan.growthAnnual[zone]).toBeGreaterThan(0.01);
      expect(base.plan.growthAnnual[zone]).toBeLessThan(0.1);
      expect(base.plan.volatilityAnnual[zone]).toBeGreaterThan(0.05);
      expect(base.plan.volatilityAnnual[zone]).toBeLessThan(0.13);
      expect(base.plan.defaultTargetAnnual[zone]).toBeNaN();
    }
    const areas = base.calibration!.areas;
    expect(areas.meanCorrected).toBeGreaterThan(areas.meanRaw);
    expect(areas.meanCorrected).toBeGreaterThan(0.5);
    expect(base.plan.warnings.join()).not.toMatch(/mean correlation of areas is/);
  });

  test('green grows faster than red here, and the user is told', () => {
    expect(base.plan.growthAnnual[0]).toBeGreaterThan(base.plan.growthAnnual[2]!);
    expect(base.plan.warnings.some((line) => line.startsWith('Green grows faster than red'))).toBe(true);
    expect(base.plan.warnings.some((line) => line.includes('hindsight'))).toBe(true);
  });

  test('classes that are blind to growth differ less in growth than those that reward it', () => {
    const blind = plan({ calibration: { growthClasses: 'blind-to-growth' } });
    expect(blind.growthAnnual[0]! - blind.growthAnnual[2]!).toBeLessThan(
      base.plan.growthAnnual[0]! - base.plan.growthAnnual[2]!,
    );
    expect(blind.zoneOfSuburb).toEqual(base.plan.zoneOfSuburb);
    expect(blind.warnings.join()).not.toMatch(/hindsight/);
  });

  test('all that is estimated is rounded to 12 significant digits, and twice gives the same bytes', () => {
    const { growthAnnual, volatilityAnnual, correlation, riskScore, salesWeight } = base.plan;
    for (const column of [growthAnnual, volatilityAnnual, correlation, riskScore, salesWeight])
      for (const value of column) expect(value).toBe(Number(value.toPrecision(12)));
    expect(plan()).toEqual(base.plan);
  });

  test('scores and figures of a class do not hang on the universe of the same cuts', () => {
    const thresholds = { classes: { rule: 'thresholds' } };
    const wide = plan({ ...thresholds, universe: { count: 300 } });
    const narrow = plan({ ...thresholds, universe: { rule: 'list', suburbs: ['Parramatta', 'Penrith', 'SAL10002'] } });
    expect(narrow.growthAnnual).toEqual(wide.growthAnnual);
    expect(narrow.correlation).toEqual(wide.correlation);
    expect(narrow.suburbNames).toEqual(['Abbotsbury', 'Parramatta', 'Penrith']);
    const at = wide.suburbNames.indexOf('Penrith');
    expect(narrow.riskScore[2]).toBe(wide.riskScore[at]);
  });

  test('doubling every amount of money in the data moves no bit', () => {
    expect(plan({}, scaleAud(data, 2))).toEqual(base.plan);
  });

  test('suburbs without homes in the stock are passed over', () => {
    const stock = new Int32Array(data.suburbs.rows).fill(12);
    stock[base.plan.suburbRows[0]!] = 0;
    const next = resolveZones(zonesConfig.parse({}), data, stock);
    expect(next.suburbNames).toHaveLength(100);
    expect(next.suburbNames).not.toContain(base.plan.suburbNames[0]);
  });

  test('lasting suburb growth: none by default; the whole of it has the spread of the class around 0', () => {
    expect(base.plan.suburbGrowthSpreadAnnual.every((value) => value === 0)).toBe(true);
    const half = plan({ calibration: { suburbSpreadFraction: 0.5 } }).suburbGrowthSpreadAnnual;
    const whole = plan({ calibration: { suburbSpreadFraction: 1 } }).suburbGrowthSpreadAnnual;
    expect(Math.max(...whole)).toBeLessThan(0.12);
    expect(Math.min(...whole)).toBeGreaterThan(-0.12);
    whole.forEach((value, s) => expect(Math.abs(half[s]!)).toBeLessThanOrEqual(Math.abs(value)));
  });
});

describe('presets', () => {
  test('reference-zones is the table, with the classes and universe of the data', () => {
    const reference = plan({ preset: 'reference-zones' });
    expect([...reference.growthAnnual]).toEqual([0.035, 0.06, 0.09]);
    expect([...reference.defaultTargetAnnual]).toEqual([0.015, 0.045, 0.085]);
    expect([...reference.correlation]).toEqual([1, 0.7, 0.5, 0.7, 1, 0.8, 0.5, 0.8, 1]);
    expect(reference.zoneOfSuburb).toEqual(plan().zoneOfSuburb);
    expect(reference.warnings).toEqual([]);
  });

  test('custom is as calibrated where nothing is set', () => {
    expect(plan({ preset: 'custom' })).toEqual({ ...plan(), preset: 'custom' });
    const own = plan({ preset: 'custom', custom: { growthAnnual: { red: 0.07 }, defaultAnnual: { red: 0.03 } } });
    expect([...own.growthAnnual]).toEqual([plan().growthAnnual[0], plan().growthAnnual[1], 0.07]);
    expect([...own.defaultTargetAnnual]).toEqual([NaN, NaN, 0.03]);
  });

  test('correlations that cannot be are repaired, and the change is told', () => {
    const correlation = { greenOrangeCorrelation: 0.9, greenRedCorrelation: -0.9, orangeRedCorrelation: 0.9 };
    const repaired = plan({ preset: 'reference-zones', reference: correlation });
    expect(repaired.warnings).toHaveLength(1);
    expect(repaired.warnings[0]).toMatch(/nearest correlation matrix.*largest change/);
    // By symmetry the nearest matrix has one free number: off-diagonals of equal size, 1/2 at the edge of what can be.
    expect(repaired.correlation[1]).toBeCloseTo(0.5, 6);
    expect(repaired.correlation[2]).toBeCloseTo(-0.5, 6);
    // 1e-10: rounding to 12 digits moves an eigenvalue by less.
    expect(symmetricEigen(repaired.correlation, ZONES).values[ZONES - 1]).toBeGreaterThan(1e-8 - 1e-10);
  });

  test('expected growth is the log-normal mean: no spread, no difference', () => {
    expect(expectedGrowth(0, 0)).toBe(0);
    expect(expectedGrowth(Math.log(1.05), 0)).toBeCloseTo(0.05, 12);
    expect(expectedGrowth(Math.log(1.05), 0.1)).toBeCloseTo(1.05 * Math.exp(0.005) - 1, 12);
  });
});

describe('classes set by hand and lists', () => {
  test('an override moves one suburb and leaves the others', () => {
    const before = plan();
    const at = before.suburbNames.indexOf('Parramatta');
    const after = plan({ classes: { overrides: { parramatta: 'red' } } });
    expect(after.zoneOfSuburb[at]).toBe(2);
    expect(after.zoneOfSuburb.filter((_, s) => s !== at)).toEqual(before.zoneOfSuburb.filter((_, s) => s !== at));
  });

  test('an override outside the universe is told', () => {
    expect(plan({ classes: { overrides: { Abbotsbury: 'red' } } }).warnings.join()).toMatch(
      /Abbotsbury is classed by hand/,
    );
  });

  test.each([
    [{ universe: { rule: 'list' } }, 'zones.universe.suburbs', /empty/],
    [{ universe: { rule: 'list', suburbs: ['Paramatta'] } }, 'zones.universe.suburbs.0', /Did you mean 'Parramatta'/],
    [{ universe: { rule: 'list', suburbs: ['Penrith', 'penrith'] } }, 'zones.universe.suburbs.1', /twice/],
    [{ classes: { overrides: { Randwik: 'red' } } }, 'zones.classes.overrides.Randwik', /Did you mean 'Randwick'/],
    [{ classes: { greenShareFraction: 0.9 } }, 'zones.classes.greenShareFraction', /more than 1/],
  ])('%j is refused at its field', (given, path, words) => {
    const [issue] = issuesOf(() => plan(given));
    expect(issue?.path).toBe(path);
    expect(`${issue?.message} ${issue?.remedy}`).toMatch(words);
  });

  test('no weight at all is refused', () => {
    const weights = Object.fromEntries(
      Object.keys(zonesConfig.parse({}).scoring)
        .filter((key) => key.endsWith('Weight'))
        .map((key) => [key, 0]),
    );
    expect(() => plan({ scoring: weights })).toThrow(/weights are 0/);
  });
});

describe('every parameter moves the plan', () => {
  type Leaf = { readonly path: string; readonly schema: z.ZodType };
  const leaves = (schema: z.ZodType, path: string): Leaf[] => {
    if (paramMeta(schema) !== undefined) return [{ path, schema }];
    const object = schema instanceof z.ZodPrefault ? (schema.def.innerType as z.ZodType) : schema;
    if (!(object instanceof z.ZodObject)) return [];
    return Object.entries(object.shape).flatMap(([key, value]) => leaves(value as z.ZodType, `${path}.${key}`));
  };
  const settings = (given: Readonly<Record<string, unknown>>) => {
    const root: Record<string, unknown> = {};
    for (const [path, value] of Object.entries(given)) {
      const keys = path.split('.').slice(1);
      let at = root;
      for (const key of keys.slice(0, -1)) at = (at[key] ??= {}) as Record<string, unknown>;
      at[keys.at(-1)!] = value;
    }
    return root;
  };

  test.each(leaves(zonesConfig, 'zones'))('$path', ({ path, schema }) => {
    const { witness } = paramMeta(schema)!;
    const before = plan(settings(witness.given ?? {}));
    const after = plan(settings({ ...witness.given, [path]: witness.value }));
    expect(after).not.toEqual(before);
  });
});
