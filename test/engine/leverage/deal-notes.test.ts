import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { noteRateAnnual, noteSplit } from '../../../src-engine/fund/leverage/deal-notes.ts';
import type { PathTables } from '../../../src-engine/fund/metrics/table.ts';
import { hardTimes } from '../../support/gallery.ts';
import { eachPath, runColumns, total } from '../../support/paths.ts';
import { runPlan, type Settings } from '../../support/plans.ts';
import { leveredPlan, worst } from './plans.ts';

const PATHS = 5;
/** Largest gap of an identity between sums of money, as a share of the fund. */
const MONEY = 1e-12;
const small: Settings = { 'fund.commitmentsAud': 30_000_000, 'run.paths': 8 };
const notes: Settings = { ...small, 'leverage.dealNotes.shareFraction': 0.5 };
/** Proceeds that do not cover what was borrowed on them. */
const deep: Settings = {
  ...notes,
  ...hardTimes,
  'market.growthShiftAnnual': -0.1,
  'leverage.dealNotes.principalFraction': 0.9,
  'leverage.dealNotes.rateAnnual': 0.12,
};

/** Every n-th eligible advance out of commitments, told from the tape alone. */
function noted({ advances, advanceCount }: PathTables, share: number, maxCombinedLtv: number): number[] {
  const rows: number[] = [];
  let eligible = 0;
  for (let i = 0; i < advanceCount; i++) {
    if (advances.recycled[i] === 1) continue;
    if ((advances.seniorAud[i]! + advances.principalAud[i]!) / advances.valueAud[i]! > maxCombinedLtv) continue;
    eligible += 1;
    if (Math.floor(share * eligible + 1e-9) > rows.length) rows.push(i);
  }
  return rows;
}

describe('a note by hand', () => {
  const plan = leveredPlan(notes).book.leverage.dealNotes!;
  test('rate: fixed, or the cash rate plus the spread and never below 0', () => {
    expect(noteRateAnnual(plan, 0.2)).toBe(0.07);
    const floating = { ...plan, rateBasis: 'floating', spreadAnnual: 0.03 } as const;
    expect(noteRateAnnual(floating, 0.04)).toBe(0.07);
    expect(noteRateAnnual(floating, -0.05)).toBe(0);
  });

  // 30,000 at 7 % simple over 24 months: 34,200 owed
  test.each([
    [50_000, 4_200, 30_000],
    [34_200, 4_200, 30_000],
    [20_000, 4_200, 15_800],
    [3_000, 3_000, 0],
    [0, 0, 0],
  ])('of proceeds of %d pays interest %d, then principal %d', (proceeds, interestAud, principalAud) => {
    const out = { interestAud: NaN, principalAud: NaN };
    noteSplit((30_000 * 0.07 * 24) / 12, 30_000, proceeds, out);
    expect(out.interestAud).toBeCloseTo(interestAud, 8);
    expect(out.principalAud).toBeCloseTo(principalAud, 8);
  });
});

describe.each<[string, Settings, number, number]>([
  ['half of all advances', notes, 0.5, 1],
  [
    'a third of the best',
    { ...notes, 'leverage.dealNotes.shareFraction': 0.3, 'leverage.dealNotes.maxCombinedLtvFraction': 0.5 },
    0.3,
    0.5,
  ],
  ['all, under water', { ...deep, 'leverage.dealNotes.shareFraction': 1 }, 1, 1],
])('%s: the ledger is what the tape says, note by note', (_name, settings, share, maxCombinedLtv) => {
  const plan = leveredPlan(settings);
  const { principalFraction, rateAnnual, feeFraction } = plan.book.leverage.dealNotes!;
  const fundAud = plan.book.treasury.commitmentsAud;

  test('issued, fee, interest, principal, lost', () => {
    eachPath(plan, PATHS, (tables) => {
      const { advances, exits, cash, facilities, lastMonth } = tables;
      const issued = new Float64Array(lastMonth + 1);
      const repaid = new Float64Array(lastMonth + 1);
      const interest = new Float64Array(lastMonth + 1);
      const lost = new Float64Array(lastMonth + 1);
      for (const row of noted(tables, share, maxCombinedLtv)) {
        const from = advances.originationMonth[row]!;
        const to = exits.cashMonth[row]!;
        const principal = principalFraction * advances.principalAud[row]!;
        const owed = (principal * rateAnnual * (to - from)) / 12;
        const paidInterest = Math.min(owed, exits.paidAud[row]!);
        const paid = Math.min(principal, exits.paidAud[row]! - paidInterest);
        issued[from]! += principal;
        interest[to]! += paidInterest;
        repaid[to]! += paid;
        lost[to]! += principal + owed - paid - paidInterest;
      }
      const gap = worst(
        tables,
        (m) =>
          Math.abs(cash.dealNotesIssuedAud[m]! - issued[m]!) +
          Math.abs(cash.dealNotesRepaidAud[m]! - repaid[m]!) +
          Math.abs(cash.facilityInterestAud[m]! - interest[m]!) +
          Math.abs(cash.facilityFeeAud[m]! - feeFraction * issued[m]!) +
          Math.abs(facilities.dealNoteLostAud[m]! - lost[m]!),
      );
      expect(gap).toBeLessThan(10 * MONEY * fundAud);
      expect(total(issued)).toBeGreaterThan(0);
    });
  });

  test('balance = issued - repaid - forgiven; accrued = paid + lost + what stands; nothing stands at the end', () => {
    eachPath(plan, PATHS, ({ cash, facilities, lastMonth }) => {
      let interest = 0;
      for (let m = 0; m <= lastMonth; m++)
        interest += facilities.dealNoteInterestAud[m]! - cash.facilityInterestAud[m]!;
      const principal = total(cash.dealNotesIssuedAud) - total(cash.dealNotesRepaidAud);
      expect(Math.abs(interest + principal - total(facilities.dealNoteLostAud))).toBeLessThan(10 * MONEY * fundAud);
      expect(cash.dealNoteDebtAud[lastMonth]!).toBeLessThan(MONEY * fundAud);
      expect(cash.dealNoteAccruedAud[lastMonth]!).toBeLessThan(MONEY * fundAud);
    });
  });
});

describe('use of proceeds', () => {
  const frozen: Settings = { ...notes, 'reinvestment.untilMonth': 0 };
  const calls = (settings: Settings) => {
    const found: { calls: number[]; made: number[]; net: number[] }[] = [];
    eachPath(leveredPlan(settings), PATHS, ({ cash, book }) =>
      found.push({
        calls: Array.from(cash.calledLpAud, (lp, m) => lp + cash.calledGpAud[m]!).slice(0, 24),
        made: [...book.advancesMadeAud],
        net: Array.from(cash.dealNotesIssuedAud, (aud, m) => aud - cash.facilityFeeAud[m]!),
      }),
    );
    return found;
  };

  test('calls: the same advances, and each month that much less is called', () => {
    const without = calls({ ...frozen, 'leverage.dealNotes.shareFraction': 0 });
    calls(frozen).forEach((path, p) => {
      expect(path.made).toEqual(without[p]!.made);
      path.calls.forEach((called, m) => expect(without[p]!.calls[m]! - called).toBeCloseTo(path.net[m]!, 4));
    });
  });

  test('advances: commitments go further', () => {
    const plan = leveredPlan({ ...frozen, 'leverage.dealNotes.use': 'advances' });
    const investable = plan.book.treasury.investableAud;
    const largest = plan.book.origination.sizeAud.max;
    eachPath(plan, PATHS, ({ book, cash, facilities }) => {
      const made = total(book.advancesMadeAud);
      const net = total(cash.dealNotesIssuedAud) - total(facilities.dealNoteFeeAud);
      expect(made).toBeGreaterThan(investable + largest);
      expect(made - net).toBeLessThanOrEqual(investable * (1 + MONEY));
    });
  });
});

describe('recourse', () => {
  const figures = (recourse: string) => runColumns(leveredPlan({ ...deep, 'leverage.dealNotes.recourse': recourse }));
  const limited = figures('limited');
  const full = figures('full');
  test('limited: the noteholder loses what the advance does not bring, the fund owes nothing', () => {
    expect(Math.max(...limited['dealNoteLostAud']!)).toBeGreaterThan(0);
    expect(Math.max(...limited['facilityUnpaidAud']!)).toBeLessThan(1e-3);
  });
  test('full: nothing is forgiven, and investors have less', () => {
    expect(Math.max(...full['dealNoteLostAud']!)).toBe(0);
    full['netTvpiMultiple']!.forEach((multiple, path) =>
      expect(multiple).toBeLessThanOrEqual(limited['netTvpiMultiple']![path]! + 1e-9),
    );
    expect(total(full['netTvpiMultiple']!)).toBeLessThan(total(limited['netTvpiMultiple']!));
  });
});

test('term: a note that falls due before the exit is paid from free cash, and costs less interest', () => {
  const longer = runColumns(leveredPlan(notes))['facilityInterestAud']!;
  const shorter = runColumns(leveredPlan({ ...notes, 'leverage.dealNotes.termMonths': 36 }))['facilityInterestAud']!;
  shorter.forEach((interest, path) => expect(interest).toBeLessThan(longer[path]!));
});

describe('with and without', () => {
  test('a share of 0 changes not a byte, whatever the other terms', () => {
    const terms = { 'leverage.dealNotes.rateAnnual': 0.3, 'leverage.dealNotes.use': 'advances' };
    expect(runPlan(leveredPlan({ ...small, ...terms })).rows).toEqual(runPlan(leveredPlan(small)).rows);
  });

  test('returns without notes are those of the fund that issues none', () => {
    const columns = runColumns(leveredPlan(notes));
    const none = runColumns(leveredPlan(small));
    expect(columns['netIrrWithoutDealNotesAnnual']).toEqual(none['netIrrAnnual']);
    expect(columns['netTvpiWithoutDealNotesMultiple']).toEqual(none['netTvpiMultiple']);
    expect(columns['netIrrAnnual']).not.toEqual(none['netIrrAnnual']);
    expect(none['netIrrWithoutDealNotesAnnual']!.every(Number.isNaN)).toBe(true);
  });

  test('deterministic mode is refused: an advance exits in parts there', () =>
    expect(() => leveredPlan({ ...notes, 'run.mode': 'deterministic' })).toThrow(AppError));
});

describe('a lender that over-advances on green', () => {
  const base: Settings = {
    ...small,
    'leverage.navLine.limitFraction': 0.5,
    'leverage.navLine.targetLtvFraction': 0.5,
    'leverage.navLine.repayAboveLtvFraction': 0.6,
    'leverage.navLine.sweepAllAboveLtvFraction': 0.6,
    'leverage.navLine.maxLtvFraction': 0.6,
    'leverage.navLine.zoneCapFraction': 1,
    'leverage.navLine.suburbCapFraction': 1,
    'leverage.navLine.advanceCapFraction': 1,
  };
  const green: Settings = {
    'allocation.greenWeightFraction': 1,
    'allocation.orangeWeightFraction': 0,
    'allocation.redWeightFraction': 0,
    'allocation.greenLimitFraction': 1,
  };
  const over = { 'leverage.navLine.overAdvanceGreenFraction': 0.1 };
  const limits = (settings: Settings) => {
    const found: number[] = [];
    eachPath(leveredPlan({ ...base, ...settings }), 2, ({ facilities }) => found.push(facilities.navLineLimitAud[11]!));
    return found;
  };

  test('on a book of green alone lends as one whose advance rate is that much higher', () => {
    const raised = limits({ ...green, 'leverage.navLine.advanceRateFraction': 0.3 });
    limits({ ...green, ...over }).forEach((limit, path) => expect(limit / raised[path]!).toBeCloseTo(1, 10));
    expect(raised[0]).toBeGreaterThan(limits(green)[0]!);
  });

  test('on a book without green lends no more', () => {
    const red = {
      ...green,
      'allocation.greenWeightFraction': 0,
      'allocation.redWeightFraction': 1,
      'allocation.redLimitFraction': 1,
    };
    expect(limits({ ...red, ...over })).toEqual(limits(red));
  });
});
