import { describe, expect, test } from 'vitest';
import { claimAud } from '../../../src-engine/fund/contract/settle.ts';
import { CAUSE } from '../../../src-engine/fund/exits/table.ts';
import type { DrawSettings } from '../../../src-engine/random/settings.ts';
import {
  createLife,
  flatExits,
  planOf,
  quietSettings,
  steadyMarket,
  type CaseInput,
  type Life,
  zonePlan,
} from './advance-life-case.ts';

/** Sums of a few thousand AUD amounts in another order: 1e-9 of the total. */
const ROUNDING = 1e-9;
const settings = (change: Partial<DrawSettings>): DrawSettings => ({ ...quietSettings, ...change });

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

function close(a: number, b: number): void {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(ROUNDING * Math.max(1, Math.abs(a), Math.abs(b)));
}

/** Lives under every cause of exit in a market that falls by a third and recovers. */
function busy(input: CaseInput = {}): Life {
  const plan = planOf({
    exits: { default: { baselineAnnual: 0.05 }, lifeEvent: { baselineAnnual: 0.01 }, ...input.exits },
    ...(input.contract && { contract: input.contract }),
    ...(input.lifeMonths && { lifeMonths: input.lifeMonths }),
  });
  return createLife(plan, steadyMarket(plan, { wave: 0.4, rateSlope: 0.0002 }), {
    perMonth: 20,
    originationMonths: 60,
    seniorFraction: 0.55,
  });
}

describe('conservation on a path', () => {
  test.each([
    ['sell', {}],
    ['run-off', { exits: { fundEnd: { rule: 'run-off' } } }],
    ['owner-buyout', { exits: { fundEnd: { rule: 'owner-buyout', buyoutFraction: 0.6 } } }],
    ['own prices', { exits: { priceBasis: 'own' } }],
    ['tiers, caps and shared losses', { contract: { shareMethod: 'tiered', lossSharing: true, costCapAnnual: 0.09 } }],
  ] as const)('%s: exits sum to advances, parts to paid, the book to its rows', (_, input) => {
    const life = busy(input);
    const { exits, advances, book, plan } = life;
    for (let path = 0; path < 5; path++) {
      life.runPath(path);
      const byCause = new Float64Array(6);
      for (let row = 0; row < life.count; row++) {
        close(exits.principalPaidAud[row]! + exits.lossAud[row]!, advances.principalAud[row]!);
        close(
          exits.principalPaidAud[row]! + exits.interestPaidAud[row]! + exits.sharePaidAud[row]!,
          exits.paidAud[row]!,
        );
        expect(exits.paidAud[row]!).toBeLessThanOrEqual(exits.claimAud[row]! * (1 + ROUNDING));
        expect(exits.exitMonth[row]!).toBeGreaterThan(advances.originationMonth[row]!);
        expect(exits.cashMonth[row]!).toBeGreaterThanOrEqual(exits.exitMonth[row]!);
        expect(exits.cashMonth[row]!).toBeLessThanOrEqual(plan.months);
        byCause[exits.cause[row]!]!++;
      }
      expect(total(book.exitsCount)).toBe(life.count);
      expect(total(book.defaultsCount)).toBe(byCause[CAUSE.default]);
      close(total(book.principalExitedAud), total(advances.principalAud));
      close(total(book.principalReceivedAud) + total(book.principalLostAud), total(advances.principalAud));
      const proceeds =
        total(book.saleProceedsAud) +
        total(book.refinanceProceedsAud) +
        total(book.defaultProceedsAud) +
        total(book.lifeEventProceedsAud) +
        total(book.maturityProceedsAud) +
        total(book.fundEndProceedsAud);
      close(proceeds, total(exits.paidAud));
      close(
        proceeds,
        total(book.principalReceivedAud) + total(book.interestReceivedAud) + total(book.shareReceivedAud),
      );
      for (const stock of [book.costAud, book.livingCount, book.markAud]) expect(stock[plan.months]).toBe(0);
    }
  });

  test('stocks by differences agree with a slow recount', () => {
    const life = busy();
    life.runPath(3);
    const { advances, exits, plan, book } = life;
    const width = plan.months + 1;
    for (let month = 0; month <= plan.months; month += 7) {
      let cost = 0;
      let living = 0;
      const zoneCost = [0, 0, 0];
      const suburbCost = new Float64Array(plan.suburbs);
      for (let row = 0; row < life.count; row++) {
        if (advances.originationMonth[row]! > month || exits.cashMonth[row]! <= month) continue;
        cost += advances.principalAud[row]!;
        living += 1;
        zoneCost[advances.zone[row]!]! += advances.principalAud[row]!;
        suburbCost[advances.suburb[row]!]! += advances.principalAud[row]!;
      }
      close(book.costAud[month]!, cost);
      expect(book.livingCount[month]).toBe(living);
      zoneCost.forEach((value, zone) => close(life.zoneCostAud[zone * width + month]!, value));
      suburbCost.forEach((value, suburb) => close(life.suburbHistoryAud[suburb * width + month]!, value));
    }
  });

  test('index marks, homes, first mortgages and LTV breaches agree with a slow recount', () => {
    const plan = planOf({ exits: { default: { baselineAnnual: 0 } } });
    const market = steadyMarket(plan, { wave: 0.4 });
    const life = createLife(plan, market, { perMonth: 20, originationMonths: 60, seniorFraction: 0.55 });
    life.runPath(1);
    const { advances, exits, book } = life;
    const width = plan.months + 1;
    let breaches = 0;
    for (let month = 0; month < plan.months; month += 11) {
      const marks = [0, 0, 0];
      let overLimit = 0;
      let overStress = 0;
      for (let row = 0; row < life.count; row++) {
        const m0 = advances.originationMonth[row]!;
        if (m0 > month || exits.cashMonth[row]! <= month) continue;
        const base = advances.suburb[row]! * width;
        const home =
          (advances.valueAud[row]! * market.path.suburbIndex[base + month]!) / market.path.suburbIndex[base + m0]!;
        let senior = advances.seniorAud[row]!;
        for (let u = m0; u < month && advances.interestOnly[row] === 0; u++) {
          const r = 0.06 / 12;
          senior *= 1 - (0.9 * r) / ((1 + r) ** (360 - advances.seniorAgeMonths[row]! - (u - m0)) - 1);
        }
        const claimAt = (value: number) =>
          claimAud(
            plan.contract,
            advances.principalAud[row]!,
            advances.startValueAud[row]!,
            advances.shareFraction[row]!,
            value,
            month - m0,
            false,
          );
        marks[advances.zone[row]!]! += Math.min(claimAt(home), Math.max(0, home * 0.975 - senior));
        if (senior + claimAt(home) > 0.85 * home) overLimit++;
        if (senior + claimAt(0.8 * home) > 0.9 * 0.8 * home) overStress++;
      }
      marks.forEach((mark, zone) => close(life.zoneMarkAud[zone * width + month]!, mark));
      close(book.markAud[month]!, marks[0]! + marks[1]! + marks[2]!);
      expect(book.combinedLtvBreachCount[month]).toBe(overLimit);
      expect(book.stressLtvBreachCount[month]).toBe(overStress);
      breaches += overLimit + overStress;
    }
    expect(breaches).toBeGreaterThan(0);
  });

  test('the fast walk and the walk for any contract agree', () => {
    const exits = { default: { baselineAnnual: 0.05 } };
    const plain = planOf({ exits });
    const bounded = planOf({ exits, contract: { maxPayoffMultiple: 100 } });
    const runs = [plain, bounded].map((plan) => {
      const life = createLife(plan, steadyMarket(plan, { wave: 0.4 }), { perMonth: 20, originationMonths: 48 });
      life.runPath(9);
      return life;
    });
    expect([...runs[1]!.exits.exitMonth]).toEqual([...runs[0]!.exits.exitMonth]);
    expect([...runs[1]!.exits.cause]).toEqual([...runs[0]!.exits.cause]);
    runs[0]!.book.markAud.forEach((mark, month) => close(runs[1]!.book.markAud[month]!, mark));
    close(total(runs[0]!.exits.paidAud), total(runs[1]!.exits.paidAud));
  });

  test('the same path gives the same bytes after any other path', () => {
    const life = busy();
    life.runPath(7);
    const first = [...life.exits.paidAud];
    life.runPath(2);
    life.runPath(7);
    expect([...life.exits.paidAud]).toEqual(first);
  });
});

describe('competing hazards', () => {
  const annual = { sale: 0.06, refinance: 0.03, default: 0.02, lifeEvent: 0.01 };
  const plan = planOf({ exits: flatExits(annual) });
  const life = createLife(plan, steadyMarket(plan), { perMonth: 100, originationMonths: 20 });

  test('survival is exp(-sum H); cumulative incidence by cause is the closed form', () => {
    const total12 = annual.sale + annual.refinance + annual.default + annual.lifeEvent;
    const paths = 20;
    const years = 6;
    const counts = new Float64Array(6);
    let n = 0;
    for (let path = 0; path < paths; path++) {
      life.runPath(path);
      for (let row = 0; row < life.count; row++) {
        n++;
        if (life.exits.exitMonth[row]! - life.advances.originationMonth[row]! <= 12 * years)
          counts[life.exits.cause[row]!]!++;
      }
    }
    const left = 1 - Math.exp(-total12 * years);
    [annual.sale, annual.refinance, annual.default, annual.lifeEvent].forEach((rate, cause) => {
      const expected = (rate / total12) * left;
      const standardError = Math.sqrt((expected * (1 - expected)) / n);
      expect(Math.abs(counts[cause]! / n - expected)).toBeLessThan(4 * standardError);
    });
  });

  test('the clock is used up exactly: the event month is the ceiling of clock / H', () => {
    life.runPath(0);
    const hazard = 0.12 / 12;
    for (let row = 0; row < life.count; row++) {
      const steps = Math.ceil(life.advances.clock[row]! / hazard - 1e-9);
      const last = plan.months - life.advances.originationMonth[row]!;
      expect(life.exits.exitMonth[row]! - life.advances.originationMonth[row]!).toBe(Math.min(steps, last));
    }
  });

  test('no hazard: every advance lives to its maturity or the fund end', () => {
    const still = planOf({ exits: flatExits({}), contract: { termMonths: 110 } });
    const quiet = createLife(still, steadyMarket(still), { perMonth: 5, originationMonths: 24 });
    quiet.runPath(0);
    for (let row = 0; row < quiet.count; row++) {
      const m0 = quiet.advances.originationMonth[row]!;
      const matures = m0 + 110 <= 120;
      expect(quiet.exits.cause[row]).toBe(matures ? CAUSE.maturity : CAUSE.fundEnd);
      expect(quiet.exits.exitMonth[row]).toBe(matures ? m0 + 110 : 120);
    }
  });

  test('zone multipliers scale the hazards of their zone only', () => {
    const zones = zonePlan({ saleMultiplier: Float64Array.of(0, 1, 1), defaultMultiplier: Float64Array.of(1, 0, 1) });
    const zoned = planOf({ exits: flatExits(annual), zones });
    const run = createLife(zoned, steadyMarket(zoned), { perMonth: 100, originationMonths: 20 });
    run.runPath(0);
    const seen = new Set(Array.from(run.exits.cause, (cause, row) => `${run.advances.zone[row]} ${cause}`));
    expect(seen.has(`0 ${CAUSE.sale}`)).toBe(false);
    expect(seen.has(`1 ${CAUSE.sale}`)).toBe(true);
    expect(seen.has(`1 ${CAUSE.default}`)).toBe(false);
    expect(seen.has(`0 ${CAUSE.default}`)).toBe(true);
  });
});

describe('settlement of an event', () => {
  const noiseless = { volatility: 0, opening: 0, closing: 0 };
  const one = { perMonth: 1, originationMonths: 1 };

  test('a sale by hand', () => {
    const plan = planOf({ exits: flatExits({ sale: 2 }), noise: noiseless });
    const life = createLife(plan, steadyMarket(plan), one);
    life.runPath(4);
    const { exits, advances } = life;
    const months = exits.exitMonth[0]!;
    const value = 1_200_000 * 1.055 ** (months / 12);
    close(exits.exitValueAud[0]!, value);
    close(exits.claimAud[0]!, 240_000 * (1 + (0.05 * months) / 12) + 0.2 * (value - 1_200_000));
    expect(exits.cause[0]).toBe(CAUSE.sale);
    close(exits.seniorAtExitAud[0]!, advances.seniorAud[0]!); // row 0 is interest-only
    close(exits.paidAud[0]!, exits.claimAud[0]!);
    expect(life.book.saleProceedsAud[months]).toBe(exits.paidAud[0]);
  });

  test('a default: cash after the lag, price after haircut and cost, interest stopped, senior grown', () => {
    const plan = planOf({ exits: flatExits({ default: 1 }), noise: noiseless });
    const market = steadyMarket(plan);
    const life = createLife(plan, market, { ...one, seniorFraction: 0.75 });
    life.runPath(4);
    const { exits, book } = life;
    const event = exits.exitMonth[0]!;
    expect(exits.cause[0]).toBe(CAUSE.default);
    expect(exits.cashMonth[0]).toBe(event + 9);
    const price = 1_200_000 * 1.055 ** ((event + 9) / 12) * 0.9;
    const senior = 900_000 * (1 + 0.08 / 12) ** 9;
    close(exits.exitValueAud[0]!, price);
    close(exits.seniorAtExitAud[0]!, senior);
    close(exits.claimAud[0]!, 240_000 * (1 + (0.05 * event) / 12) + 0.2 * Math.max(0, price - 1_200_000));
    close(exits.paidAud[0]!, Math.min(exits.claimAud[0]!, Math.max(0, price * 0.97 - senior)));
    expect(exits.lossAud[0]!).toBeGreaterThan(0);
    expect(total(book.defaultProceedsAud)).toBe(book.defaultProceedsAud[event + 9]);
    expect(book.livingCount[event + 8]).toBe(1);
    expect(book.livingCount[event + 9]).toBe(0);
    // the mark in default is nine tenths of what a sale at that month would leave
    const indexed = 1_200_000 * 1.055 ** ((event + 3) / 12) * 0.9;
    close(book.markAud[event + 3]!, 0.9 * Math.max(0, indexed * 0.97 - 900_000 * (1 + 0.08 / 12) ** 3));
  });

  test('a default too late for its sale goes by the fund-end rule', () => {
    const plan = planOf({ exits: flatExits({ default: 0.5 }), noise: noiseless, lifeMonths: 24 });
    const life = createLife(plan, steadyMarket(plan), { perMonth: 40, originationMonths: 10 });
    life.runPath(0);
    const late = Array.from(life.exits.cashMonth).filter(
      (_, row) => life.exits.cause[row] === CAUSE.default && life.exits.exitMonth[row]! + 9 > 24,
    );
    expect(late.length).toBeGreaterThan(0);
    expect(new Set(late)).toEqual(new Set([24]));
    expect(life.book.fundEndProceedsAud[24]!).toBeGreaterThan(0);
    for (let month = 0; month < 24; month++) expect(life.book.fundEndProceedsAud[month]).toBe(0);
  });

  test('fund end: the mark less the discount; a buy-out pays the claim on a valuation', () => {
    const make = (fundEnd: object) => {
      const plan = planOf({
        exits: { ...flatExits({}), fundEnd },
        noise: noiseless,
        contract: { termMonths: 240 },
      });
      const life = createLife(plan, steadyMarket(plan), one);
      life.runPath(0);
      return life;
    };
    const sold = make({ rule: 'sell' });
    const value = 1_200_000 * 1.055 ** 10;
    const claim = 240_000 * 1.5 + 0.2 * (value - 1_200_000);
    close(sold.exits.paidAud[0]!, 0.95 * claim);
    expect(sold.exits.cause[0]).toBe(CAUSE.fundEnd);
    close(make({ rule: 'owner-buyout' }).exits.paidAud[0]!, claim);
    expect(make({ rule: 'run-off' }).exits.cashMonth[0]).toBe(144);
  });

  test('non-recourse: an advance behind a drowned first mortgage pays nothing, and never less', () => {
    const plan = planOf({ exits: flatExits({ sale: 0.5 }) });
    const life = createLife(plan, steadyMarket(plan, { growthLogMonthly: -0.02 }), {
      perMonth: 10,
      originationMonths: 12,
      seniorFraction: 0.65,
    });
    life.runPath(0);
    expect(Math.min(...life.exits.paidAud)).toBe(0);
    expect(Math.min(...life.book.markAud)).toBeGreaterThanOrEqual(0);
  });

  test('price noise has mean 1 and variance s^2 t + opening + closing', () => {
    const plan = planOf({ exits: flatExits({ sale: 0.4 }) });
    const life = createLife(plan, steadyMarket(plan, { growthLogMonthly: 0 }), {
      perMonth: 100,
      originationMonths: 20,
    });
    let n = 0;
    let sum = 0;
    let standardised = 0;
    for (let path = 0; path < 10; path++) {
      life.runPath(path);
      for (let row = 0; row < life.count; row++) {
        if (life.exits.cause[row] !== CAUSE.sale) continue;
        const years = (life.exits.exitMonth[row]! - life.advances.originationMonth[row]!) / 12;
        const ratio = life.exits.exitValueAud[row]! / life.advances.valueAud[row]!;
        const variance = 0.039 ** 2 * years + 0.01 + 0.011025;
        n++;
        sum += ratio;
        standardised += (Math.log(ratio) + variance / 2) ** 2 / variance;
      }
    }
    expect(Math.abs(sum / n - 1)).toBeLessThan((4 * 0.2) / Math.sqrt(n));
    expect(Math.abs(standardised / n - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
  });
});

describe('deterministic mode', () => {
  test('an exit is split over its causes by expected fractions, noise at its mean', () => {
    const annual = { sale: 0.06, refinance: 0.03, default: 0.02, lifeEvent: 0.01 };
    const plan = planOf({ exits: flatExits(annual) });
    const life = createLife(
      plan,
      steadyMarket(plan),
      { perMonth: 50, originationMonths: 10 },
      settings({ mode: 'deterministic' }),
    );
    life.runPath(0);
    const { book, exits, advances } = life;
    close(total(book.exitsCount), life.count);
    const byHazard = Array.from(exits.cause).filter((cause) => cause < CAUSE.maturity).length;
    close(total(book.defaultsCount), (byHazard * 2) / 12);
    close(total(book.principalReceivedAud) + total(book.principalLostAud), total(advances.principalAud));
    close(
      total(exits.paidAud),
      total(book.principalReceivedAud) + total(book.interestReceivedAud) + total(book.shareReceivedAud),
    );
    // A cohort of n leaves at the expected pace: the count after t months is within one of n exp(-H t).
    for (const t of [12, 36, 60]) {
      let left = 0;
      for (let row = 0; row < 50; row++) if (exits.exitMonth[row]! > t) left++;
      expect(Math.abs(left - 50 * Math.exp(-0.01 * t))).toBeLessThanOrEqual(1);
    }
    expect(book.livingCount[plan.months]).toBe(0);
    const before = [...exits.paidAud];
    life.runPath(17);
    expect([...exits.paidAud]).toEqual(before);
  });
});
