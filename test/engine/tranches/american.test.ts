import { describe, expect, test } from 'vitest';
import { createWaterfall } from '../../../src-engine/fund/waterfall/run.ts';
import type { DealFlows } from '../../../src-engine/fund/waterfall/table.ts';
import { dealsOf, monthly, planOf, type Flow } from '../waterfall/flows.ts';

const MONTHS = 48;
const terms = planOf({ style: 'american', hurdleAnnual: 0.06 }, 0.02);
const SHARE = 0.4;

/** Advances of 100, 80 and 60; fees called beside them; the third advance is paid from proceeds in part. */
const calls: readonly Flow[] = [[0, 105], [2, 83], [6, 30], [12, 5]]; // prettier-ignore
const deals = dealsOf([[0, 100, 20], [2, 80, 30], [6, 60, 40, 30]], MONTHS); // prettier-ignore
const distributions: readonly Flow[] = [[20, 130], [30, 90], [40, 70], [48, 40]]; // prettier-ignore

function run(flows: DealFlows, share: number, distributed: readonly Flow[]) {
  const runner = createWaterfall(terms, MONTHS);
  const part = (fraction: number) => monthly(calls, MONTHS).map((aud) => aud * fraction * share);
  runner.run(part(0.98), part(0.02), monthly(distributed, MONTHS), MONTHS, null, flows);
  return runner.columns;
}

/** What the equity of a fund is told: its own calls, and all calls of the fund to see what a deal cost it. */
const ofEquity = (flows: DealFlows): DealFlows => ({
  ...flows,
  fundCalledAud: monthly(calls, MONTHS).map((aud) => aud * 0.98 + aud * 0.02),
});

describe('American terms on the equity of a fund with tranches', () => {
  test('equity that pays 40 % of every call has 40 % of the cost of each deal open when it counts', () => {
    const dry = dealsOf([[0, 100, 20], [2, 80, 30]], MONTHS); // prettier-ignore
    const whole = run(dry, 1, []);
    const part = run(ofEquity(dry), SHARE, []);
    for (const month of [19, 20, 29, 30, 48])
      expect(part.unreturnedCapitalAud[month]).toBeCloseTo(SHARE * whole.unreturnedCapitalAud[month]!, 9);
  });

  test('without reinvestment it is the whole fund scaled, column for column', () => {
    const dry = dealsOf([[0, 100, 20], [2, 80, 30]], MONTHS); // prettier-ignore
    const whole = run(dry, 1, distributions);
    const part = run(ofEquity(dry), SHARE, distributions.map(([month, aud]) => [month, SHARE * aud] as const)); // prettier-ignore
    for (const name of ['lpAud', 'carryAud', 'prefAud', 'clawbackAud', 'unpaidPrefAud'] as const)
      part[name].forEach((aud, month) => expect(aud).toBeCloseTo(SHARE * whole[name][month]!, 9));
  });

  test('what is reinvested is its alone: all its calls and no more are open at the end', () => {
    const part = run(ofEquity(deals), SHARE, []);
    expect(part.unreturnedCapitalAud[MONTHS]).toBeCloseTo(0.98 * SHARE * 223, 9);
  });

  test('all calls given: the same as without saying so', () => {
    expect(run(ofEquity(deals), 1, distributions)).toEqual(run(deals, 1, distributions));
  });
});
