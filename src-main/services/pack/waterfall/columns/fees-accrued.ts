import type { ColumnList } from '../column-list.ts';
import {
  above,
  add,
  before,
  cell,
  choose,
  divide,
  equals,
  isTerm,
  least,
  most,
  multiply,
  num,
  power,
  subtract,
  term,
  when,
  wholePart,
} from '../expression.ts';
import type { WaterfallFlows } from '../flows.ts';
import { ofFeeSchedule } from '../workings.ts';

/** What the month costs: management fee on its basis after credits, expenses, set-up, fees on advances and proceeds. */
export function feesAccruedColumns(list: ColumnList, flows: WaterfallFlows): void {
  const { cash, steps, scenario } = flows;
  const month = cell('month');
  const past = () => 0;
  const scheduled = (first: Parameters<typeof when>[0], later: typeof first, ofStep: (step: string) => string) =>
    ofFeeSchedule(scenario, month, first, later, ofStep);

  list.group('Fees that accrue');
  list.values('cost', 'Invested cost at opening', (m) => steps.openingCostAud[m]!);
  list.values('lost', 'Principal lost so far', (m) => steps.openingLostAud[m]!);
  list.formula('openingNav', 'Net asset value at opening', subtract(before('nav'), before('distributed')), { past });
  list.formula(
    'basis',
    'Basis',
    scheduled(term('firstBasis'), term('laterBasis'), (step) => `${step}Number`),
    { unit: 'Count', past },
  );
  const base = choose(
    cell('basis'),
    term('commitmentsAud'),
    add(cell('cost'), when(isTerm('writeOffsReduceBase', 'no'), cell('lost'))),
    cell('openingNav'),
    before('calledSoFar'),
  );
  list.formula('basisAmount', 'Amount of the basis', most(num(0), base), { past });
  const rate = term('managementFeeRateAnnual');
  list.formula(
    'feeRate',
    'Management fee',
    when(
      above(month, num(0)),
      scheduled(rate, rate, (step) => `${step}RateAnnual`),
    ),
    { unit: 'Annual', past },
  );
  const gross = multiply(cell('basisAmount'), divide(cell('feeRate'), num(12)), term('bearingFraction'));
  list.formula('feeGross', 'Fee before credits', gross, { isFlow: true, past });
  list.values('originationFees', 'Origination fees of the manager', (m) => steps.originationFeeAud[m]!, {
    isFlow: true,
  });
  list.formula('acquisitionFee', 'Acquisition fee', multiply(cell('advances'), term('acquisitionFeeFraction')), {
    isFlow: true,
    past,
  });
  list.formula('dispositionFee', 'Disposition fee', multiply(cell('proceeds'), term('dispositionFeeFraction')), {
    isFlow: true,
    past,
  });
  list.adjusted(
    'credit',
    'Credit for other fees',
    least(before('creditLeft'), cell('feeGross')),
    (m) => cash.feeOffsetAud[m]!,
    { isFlow: true, past },
  );
  const earned = add(
    multiply(cell('originationFees'), term('feeOffsetFraction')),
    multiply(cell('acquisitionFee'), term('acquisitionFeeOffsetFraction')),
    multiply(cell('dispositionFee'), term('dispositionFeeOffsetFraction')),
  );
  list.formula('creditLeft', 'Credit that waits', add(subtract(before('creditLeft'), cell('credit')), earned), {
    past,
  });
  list.adjusted(
    'feeAccrued',
    'Management fee accrued',
    subtract(cell('feeGross'), cell('credit')),
    (m) => steps.managementFeeAccruedAud[m]!,
    { isFlow: true, past },
  );
  const firstYear = add(multiply(term('commitmentsAud'), term('expensesRateAnnual')), term('fixedExpensesYearlyAud'));
  const growth = power(add(num(1), term('expensesGrowthAnnual')), wholePart(divide(subtract(month, num(1)), num(12))));
  const ofYears = scenario.fees.expensesByYear.length > 0;
  if (ofYears) list.values('yearExpenses', 'Expenses stated by year', (m) => ofYear(flows, m), { isFlow: true });
  const monthly = multiply(divide(firstYear, num(12)), growth);
  const expenses = when(above(month, num(0)), ofYears ? add(monthly, cell('yearExpenses')) : monthly);
  list.formula('expenses', 'Expenses', expenses, { isFlow: true, past });
  list.formula(
    'setUp',
    'Set-up',
    when(equals(month, num(0)), multiply(term('commitmentsAud'), term('setUpFraction'))),
    { isFlow: true, past },
  );
  const others = add(cell('expenses'), cell('setUp'), cell('acquisitionFee'), cell('dispositionFee'));
  list.adjusted('otherAccrued', 'Other costs accrued', others, (m) => steps.otherCostsAccruedAud[m]!, {
    isFlow: true,
    past,
  });
}

function ofYear({ scenario }: WaterfallFlows, month: number): number {
  const year = Math.ceil(month / 12);
  return (scenario.fees.expensesByYear.find((stated) => stated.year === year)?.amountAud ?? 0) / 12;
}
