import { describe, expect, test } from 'vitest';
import { CAUSE } from '../../../src-engine/fund/exits/table.ts';
import type { DrawSettings } from '../../../src-engine/random/settings.ts';
import { createLife, flatExits, planOf, quietSettings, saleNoise, steadyMarket } from './advance-life-case.ts';

import { close, total } from './sums.ts';

const settings = (change: Partial<DrawSettings>): DrawSettings => ({ ...quietSettings, ...change });

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
    const { n, meanRatio, varianceRatio } = saleNoise(life, 10);
    expect(Math.abs(meanRatio - 1)).toBeLessThan((4 * 0.2) / Math.sqrt(n));
    expect(Math.abs(varianceRatio - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
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
