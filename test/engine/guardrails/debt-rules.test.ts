import { describe, expect, test } from 'vitest';
import { createTable } from '../../../src-engine/core/table.ts';
import { equityTable, trancheTable } from '../../../src-engine/fund/tranches/table.ts';
import { borrows, calm, fund } from './calm-fund.ts';

/** A calm fund whose senior class has called 100 and is owed this at the end. */
const owesNotes = (closingAud: number, deferredAud = 0, maturityMonth = Infinity) => {
  const columns = createTable(trancheTable, 73).columns;
  columns.calledAud[0] = 100;
  columns.closingAud[72] = closingAud;
  columns.deferredAud[72] = deferredAud;
  const equity = createTable(equityTable, 73).columns;
  return { ...calm(), tranches: { classes: [{ columns, maturityMonth }, null, null], equity } };
};

describe('tranche shortfall', () => {
  test('passes when every class is paid in full, also but for rounding', () => {
    expect(fund(owesNotes(0)).rule('trancheShortfall')).toMatchObject({ value: 0, headroom: 0, state: 'pass' });
    expect(fund(owesNotes(5e-8)).rule('trancheShortfall')).toMatchObject({ value: 0, state: 'pass' });
  });

  test('fires with principal and coupons unpaid over the capital called, at the end of the fund or at maturity', () => {
    const loss = { value: 0.3, headroom: -0.3, firstMonth: 72, severity: 'breach', state: 'breach' };
    expect(fund(owesNotes(20, 10)).rule('trancheShortfall')).toMatchObject(loss);
    expect(fund(owesNotes(20, 10, 60)).rule('trancheShortfall')).toMatchObject({ ...loss, firstMonth: 60 });
  });

  test('a limit lets a loss pass', () => {
    const { rule } = fund(owesNotes(20, 10), { trancheShortfall: { limitFraction: 0.3 } });
    expect(rule('trancheShortfall')).toMatchObject({ state: 'pass', firstMonth: null });
  });

  test('cannot be judged without tranches', () =>
    expect(fund(calm()).rule('trancheShortfall')).toMatchObject({
      state: 'not-evaluable',
      reason: 'the fund has no class of capital above the equity',
    }));
});

describe('debt over NAV and interest cover', () => {
  test('fire with their worst value and first month', () => {
    const { rule } = fund(calm(borrows(420, 1.1)));
    expect(rule('debtToNav')).toMatchObject({ value: 420 / 600, firstMonth: 20, state: 'breach' });
    expect(rule('interestCover')).toMatchObject({ value: 1.1, firstMonth: 32, state: 'breach' });
  });

  test('cannot be judged without a NAV line', () => {
    expect(fund(calm()).rule('debtToNav')).toMatchObject({ value: null, state: 'not-evaluable' });
    expect(fund(calm()).rule('interestCover')).toMatchObject({ value: null, state: 'not-evaluable' });
  });

  test('a subscription line counts as far as uncalled commitments do not cover it', () => {
    const withSubscription = (uncalledAud: number) =>
      fund(
        calm((tables) => {
          borrows(60, 5)(tables);
          tables.cash.subscriptionDebtAud.fill(300);
          tables.cash.uncalledAud.fill(uncalledAud);
        }),
      ).rule('debtToNav');
    expect(withSubscription(300)).toMatchObject({ value: 0.1 });
    expect(withSubscription(0)).toMatchObject({ value: 0.6, state: 'pass' }); // exactly the limit
  });

  test('a fund that owes more than it has counts as a ratio of 1,000', () => {
    const { rule } = fund(
      calm((tables) => {
        borrows(60, 5)(tables);
        tables.cash.navAud[25] = -5;
      }),
    );
    expect(rule('debtToNav')).toMatchObject({ value: 1000, firstMonth: 25 });
  });
});
