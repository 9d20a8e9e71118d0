import type { Scenario } from '../../../../src-engine/index.ts';
import type { CellUnit } from '../model/cell.ts';
import {
  above,
  divide,
  equals,
  exponential,
  given,
  isTerm,
  multiply,
  num,
  power,
  subtract,
  add,
  term,
  when,
  type Expression,
  type Sources,
} from './expression.ts';
import { feeStepSlots, termGroups, tierSlots, type TermValue } from './term-list.ts';

/** A figure that follows from the terms alone and that the monthly sheets read. */
export type Working = {
  readonly key: string;
  readonly title: string;
  readonly unit: CellUnit;
  readonly doc: string;
  readonly expression: Expression;
};

const every = (key: string): Expression =>
  when(isTerm(key, 'monthly'), num(1), when(isTerm(key, 'quarterly'), num(3), num(12)));
const basisNumber = (key: string): Expression =>
  when(
    isTerm(key, 'commitments'),
    num(1),
    when(isTerm(key, 'invested-cost'), num(2), when(isTerm(key, 'nav'), num(3), num(4))),
  );
const oneMinus = (key: string) => subtract(num(1), term(key));

/** What the terms come to, in the order in which one follows from another. */
export function workingsOf(scenario: Scenario): readonly Working[] {
  const closeMonth = Number(scenario.fund.firstCloseDate.slice(5, 7));
  const steps = Array.from({ length: feeStepSlots(scenario) }, (_, i) => `feeStep${i + 1}`);
  const tiers = Array.from({ length: tierSlots(scenario) }, (_, i) => `tier${i + 1}`);
  return [
    {
      key: 'closeMonth',
      title: 'Calendar month of first close',
      unit: 'Count',
      doc: 'Calendar quarters and years are counted from it.',
      expression: given(
        () => 'MONTH({terms.firstCloseDate})',
        () => closeMonth,
      ),
    },
    {
      key: 'distributesEvery',
      title: 'Months between distributions',
      unit: 'Month',
      doc: 'At calendar month-ends that it divides.',
      expression: every('distributionFrequency'),
    },
    {
      key: 'paysFeesEvery',
      title: 'Months between payments of fees',
      unit: 'Month',
      doc: 'The same.',
      expression: every('paymentFrequency'),
    },
    {
      key: 'feeReserveAud',
      title: 'Commitments for fees and expenses',
      unit: 'Aud',
      doc: 'What may not be advanced.',
      expression: multiply(term('commitmentsAud'), oneMinus('investableFraction')),
    },
    {
      key: 'bearingFraction',
      title: 'Commitments that bear the management fee',
      unit: 'Fraction',
      doc: 'All, or all but the GP commitment.',
      expression: when(isTerm('gpCommitmentBearsFees', 'yes'), num(1), oneMinus('gpCommitmentFraction')),
    },
    {
      key: 'gstNetFraction',
      title: 'GST that the fund bears',
      unit: 'Fraction',
      doc: 'After the reduced input tax credit.',
      expression: when(isTerm('gstApplies', 'yes'), multiply(term('gstRate'), oneMinus('ritcFraction'))),
    },
    ...[['firstBasis', 'managementFeeBasis'] as const, ['laterBasis', 'managementFeeBasisLater'] as const].map(
      ([key, from]) => ({
        key,
        title: key === 'firstBasis' ? 'First basis of the fee' : 'Later basis of the fee',
        unit: 'Count' as const,
        doc: '1 commitments, 2 invested cost, 3 net asset value, 4 capital called.',
        expression: basisNumber(from),
      }),
    ),
    ...steps.map((step, i) => ({
      key: `${step}Number`,
      title: `Basis of step ${i + 1}`,
      unit: 'Count' as const,
      doc: 'The same.',
      expression: basisNumber(`${step}Basis`),
    })),
    {
      key: 'liquidityReserveAud',
      title: 'Liquidity reserve',
      unit: 'Aud',
      doc: 'Cash that is not distributed before the fund ends.',
      expression: multiply(term('commitmentsAud'), term('liquidityReserveFraction')),
    },
    {
      key: 'prefRateMonthly',
      title: 'Preferred return of a month',
      unit: 'Fraction',
      doc: 'On capital and on pref that bears pref, by the convention chosen.',
      expression: when(
        isTerm('prefConvention', 'annual-effective-monthly'),
        subtract(power(add(num(1), term('hurdleAnnual')), divide(num(1), num(12))), num(1)),
        when(
          isTerm('prefConvention', 'continuous'),
          subtract(exponential(divide(term('hurdleAnnual'), num(12))), num(1)),
          divide(term('hurdleAnnual'), num(12)),
        ),
      ),
    },
    {
      key: 'capitalisesEvery',
      title: 'Months after which pref bears pref',
      unit: 'Month',
      doc: '0: never (simple).',
      expression: when(
        isTerm('prefConvention', 'simple'),
        num(0),
        when(isTerm('prefConvention', 'nominal-quarterly'), num(3), num(1)),
      ),
    },
    {
      key: 'catchUpPerPref',
      title: 'Catch-up for each dollar of pref',
      unit: 'Fraction',
      doc: 'Carry / (catch-up - carry): cash that the catch-up tier takes. 0 without a catch-up.',
      expression: when(
        above(term('catchUpFraction'), term('carryFraction')),
        divide(term('carryFraction'), subtract(term('catchUpFraction'), term('carryFraction'))),
      ),
    },
    ...tiers.map((tier, i) => ({
      key: `${tier}Growth`,
      title: `Growth of a month at the IRR of tier ${i + 1}`,
      unit: 'Multiple' as const,
      doc: '(1 + IRR)^(1/12).',
      expression: power(add(num(1), term(`${tier}IrrAnnual`)), divide(num(1), num(12))),
    })),
    {
      key: 'impossibleTerms',
      title: 'Terms that contradict each other',
      unit: 'Count',
      doc: 'A catch-up must be 0 or above the carry. 0: none do.',
      expression: when(
        equals(term('catchUpFraction'), num(0)),
        num(0),
        when(above(term('catchUpFraction'), term('carryFraction')), num(0), num(1)),
      ),
    },
  ];
}

export type TermFigures = ReadonlyMap<string, TermValue>;

/** The values of all terms and of what follows from them, as the run was made. */
export function termFigures(scenario: Scenario): TermFigures {
  const figures = new Map<string, TermValue>();
  for (const { terms } of termGroups(scenario)) for (const { key, value } of terms) figures.set(key, value ?? NaN);
  const from: Sources = { term: (key) => termOf(figures, key), cell: () => NaN };
  for (const { key, expression } of workingsOf(scenario)) figures.set(key, expression.at(from, 0));
  return figures;
}

/** @throws RangeError for a key that no term has: a fault of ours */
export function termOf(figures: TermFigures, key: string): TermValue {
  const value = figures.get(key);
  if (value === undefined) throw new RangeError(`no term named ${key}`);
  return value;
}

/** Rate or basis of the fee in a month: that of the last step that has begun, otherwise those around the switch month. */
export function ofFeeSchedule(
  scenario: Scenario,
  month: Expression,
  first: Expression,
  later: Expression,
  ofStep: (step: string) => string,
): Expression {
  const base = when(above(month, term('managementFeeSwitchMonth')), later, first);
  return Array.from({ length: feeStepSlots(scenario) }, (_, i) => `feeStep${i + 1}`).reduce(
    (otherwise, step) => when(above(month, term(`${step}AfterMonth`)), term(ofStep(step)), otherwise),
    base,
  );
}
