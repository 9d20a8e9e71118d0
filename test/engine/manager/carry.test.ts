import { describe, expect, test } from 'vitest';
import { vestedFraction } from '../../../src-engine/fund/manager/vesting.ts';
import { accountsOf, linesOf, managerPlan } from './lines.ts';

const ROWS = 25;
const team = (participants: unknown[], unvested = 'house') => ({
  'manager.carry.participants': participants,
  'manager.carry.unvested': unvested,
});
const at = (values: Float64Array, participant: number, month: number) => values[participant * ROWS + month]!;

describe('vesting', () => {
  const terms = { startMonth: 3, cliffMonths: 12, vestingMonths: 48, leaveMonth: null };

  test('nothing before the cliff, then months served over months of vesting, at most all', () => {
    expect([0, 14, 15, 27, 51, 200].map((month) => vestedFraction(terms, month))).toEqual([0, 0, 0.25, 0.5, 1, 1]);
    expect(vestedFraction({ ...terms, vestingMonths: 0 }, 14)).toBe(0);
    expect(vestedFraction({ ...terms, vestingMonths: 0 }, 15)).toBe(1);
    expect(vestedFraction({ ...terms, cliffMonths: 0, vestingMonths: 0 }, 2)).toBe(0); // has not joined yet
  });

  test('a leaver keeps what is vested, and no more vests', () => {
    expect([20, 27, 100].map((month) => vestedFraction({ ...terms, leaveMonth: 27 }, month))).toEqual([
      17 / 48,
      0.5,
      0.5,
    ]);
    expect(vestedFraction({ ...terms, leaveMonth: 10 }, 100)).toBe(0);
  });

  test('never falls', () => {
    for (const leaveMonth of [null, 5, 30])
      for (const cliffMonths of [0, 12, 60])
        for (const vestingMonths of [0, 1, 48]) {
          let before = 0;
          for (let month = 0; month <= 120; month++) {
            const now = vestedFraction({ startMonth: 3, cliffMonths, vestingMonths, leaveMonth }, month);
            expect(now).toBeGreaterThanOrEqual(before);
            expect(now).toBeLessThanOrEqual(1);
            before = now;
          }
        }
  });
});

describe('division of carry', () => {
  const A = { name: 'A', shareFraction: 0.5, cliffMonths: 0, vestingMonths: 20 };
  const B = { name: 'B', kind: 'staff', shareFraction: 0.25, cliffMonths: 0, vestingMonths: 0 };
  const carry = [linesOf({ carryReceivedAud: (m) => (m === 10 ? 1000 : 0) })];

  test('share x vested part; the rest and what is unvested is the house’s', () => {
    const { carryPaidAud, figures } = accountsOf(team([A, B]), carry);
    expect([0, 1, 2].map((p) => at(carryPaidAud, p, 10))).toEqual([500, 250, 250]);
    expect(figures).toMatchObject({ carryToHouseAud: 500, carryToTeamAud: 500 });
  });

  test('pro rata: the team keeps its 75 %, by what each has vested', () => {
    const { carryPaidAud } = accountsOf(team([A, B], 'pro-rata'), carry);
    [250, 375, 375].forEach((aud, p) => expect(at(carryPaidAud, p, 10)).toBeCloseTo(aud, 9));
    const nobody = accountsOf(team([{ ...A, startMonth: 20 }], 'pro-rata'), carry);
    expect([0, 1].map((p) => at(nobody.carryPaidAud, p, 10))).toEqual([1000, 0]);
  });

  test('a clawback is returned in proportion to what each has kept, and nobody returns more', () => {
    const funds = [
      linesOf({
        carryReceivedAud: (m) => (m === 10 ? 1000 : 0),
        carryReturnedAud: (m) => (m >= 20 && m <= 21 ? 500 : 0),
      }),
    ];
    const { carryReturnedAud, months } = accountsOf(team([A, B]), funds);
    expect([0, 1, 2].map((p) => at(carryReturnedAud, p, 20))).toEqual([250, 125, 125]);
    expect([0, 1, 2].map((p) => at(carryReturnedAud, p, 21))).toEqual([250, 125, 125]);
    expect(months.carryToHouseAud[20]).toBe(-250);
  });

  test('parts sum to what was received and returned, every month', () => {
    for (const unvested of ['house', 'pro-rata']) {
      const three = [A, B, { name: 'C', shareFraction: 0.25, cliffMonths: 7, vestingMonths: 13, leaveMonth: 15 }];
      const { carryPaidAud, carryReturnedAud, months } = accountsOf(team(three, unvested), [
        linesOf({ carryReceivedAud: (m) => 100 + m / 3, carryReturnedAud: (m) => (m % 5 === 4 ? 77.7 : 0) }),
      ]);
      for (let m = 0; m < ROWS; m++) {
        const sum = (values: Float64Array) => [0, 1, 2, 3].reduce((total, p) => total + at(values, p, m), 0);
        expect(sum(carryPaidAud)).toBeCloseTo(months.carryReceivedAud[m]!, 9);
        expect(sum(carryReturnedAud)).toBeCloseTo(months.carryReturnedAud[m]!, 9);
        for (let p = 0; p < 4; p++) expect(at(carryPaidAud, p, m)).toBeGreaterThanOrEqual(0);
      }
    }
  });
});

describe('refusals', () => {
  const refusal = (settings: Record<string, unknown>) => {
    try {
      managerPlan(settings);
      return null;
    } catch (error) {
      return (error as { issues: readonly { path: string; message: string }[] }).issues;
    }
  };

  test('shares above 100 %', () => {
    const shares = [0.7, 0.4].map((shareFraction, i) => ({ name: `P${i}`, shareFraction }));
    expect(refusal(team(shares))).toMatchObject([
      { path: 'manager.carry.participants', message: expect.stringContaining('110 %') as string },
    ]);
    const tenths = Array.from({ length: 10 }, (_, i) => ({ name: `P${i}`, shareFraction: 0.1 }));
    expect(refusal(team(tenths))).toBeNull(); // ten times 0.1 is not above one, whatever doubles say
  });

  test('a name twice, or the name of the house', () => {
    const share = { shareFraction: 0.1 };
    expect(
      refusal(
        team([
          { name: 'A', ...share },
          { name: 'A', ...share },
          { name: 'house', ...share },
        ]),
      ),
    ).toMatchObject([{ path: 'manager.carry.participants[1].name' }, { path: 'manager.carry.participants[2].name' }]);
  });

  test('a line that ends before it starts', () => {
    const months = { startMonth: 10, endMonth: 9 };
    expect(
      refusal({
        'manager.staff': [{ title: 'A', salaryYearlyAud: 1, ...months }],
        'manager.expenses': [{ name: 'x', amountAud: 1, ...months }],
      }),
    ).toMatchObject([{ path: 'manager.staff[0].endMonth' }, { path: 'manager.expenses[0].endMonth' }]);
  });
});
