import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import { marketConfig } from '../../../src-engine/fund/market/config.ts';
import { resolveMarket } from '../../../src-engine/fund/market/plan.ts';
import { createMarketSimulator } from '../../../src-engine/fund/market/simulate.ts';
import { describeSchema } from '../../../src-engine/fund/scenario/describe.ts';
import { draws, zonePlan } from './plans.ts';

const { parameters, undescribed } = describeSchema(z.strictObject({ market: marketConfig }));

/** Everything that a market gives to the rest of the fund, on one path of ten years. */
function outcome(settings: Readonly<Record<string, unknown>>): string {
  const input: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(settings)) {
    const keys = path.split('.').slice(1);
    let at = input;
    for (const key of keys.slice(0, -1)) at = (at[key] ??= {}) as Record<string, unknown>;
    at[keys.at(-1)!] = value;
  }
  const plan = resolveMarket(marketConfig.parse(input), zonePlan(3), 120);
  const market = createMarketSimulator(plan, draws());
  market.begin(0);
  for (let s = 0; s < 3; s++) market.ensureSuburb(s);
  return JSON.stringify([market.path, plan.property], (_, v: unknown) => (v instanceof Float64Array ? [...v] : v));
}

test('every parameter is described', () => {
  expect(undescribed).toEqual([]);
  expect(parameters.length).toBeGreaterThan(50);
});

describe('each parameter moves the market', () => {
  test.each(parameters.map((p) => [p.path, p.witness] as const))('%s', (path, witness) => {
    const given = witness.given ?? {};
    expect(outcome({ ...given, [path]: witness.value })).not.toBe(outcome(given));
  });
});
