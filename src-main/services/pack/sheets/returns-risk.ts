import { chosenPercentWords, type StoredResult } from '../../../../src-engine/index.ts';
import { unitWords } from '../layout/unit-words.ts';
import { number, text, type CellUnit } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';

type Row = {
  readonly label: string;
  readonly unit: CellUnit;
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly says: string;
};

/** The tail of net IRR with 95 % intervals. Losses are positive, as the measures are defined. */
export function writeRisk(sheet: SheetBuilder, { summary }: StoredResult): void {
  const { risk } = summary;
  const level = (value: number) => chosenPercentWords(value);
  const rows: readonly Row[] = [
    ...risk.valueAtRisk.map((one): Row => ({
      ...one,
      label: `VaR ${level(one.level)} of net IRR`,
      unit: 'Annual',
      says: `A loss above this in ${level(1 - one.level)} of paths; a negative figure is a gain`,
    })),
    ...risk.conditionalValueAtRisk.map((one): Row => ({
      ...one,
      label: `CVaR ${level(one.level)} of net IRR`,
      unit: 'Annual',
      says: 'Mean loss over those paths',
    })),
    { label: 'P(net IRR < 0)', unit: 'Fraction', ...risk.lossProbability, says: 'Share of paths that lose money' },
    {
      label: `P(net IRR < ${level(risk.hurdleAnnual)} hurdle)`,
      unit: 'Fraction',
      ...risk.belowHurdleProbability,
      says: 'Share of paths that miss the hurdle',
    },
    {
      label: 'Sharpe ratio',
      unit: 'Score',
      value: risk.sharpe,
      says: `Mean less ${level(risk.riskFreeAnnual)} risk-free, over the spread across paths`,
    },
    { label: 'Sortino ratio', unit: 'Score', value: risk.sortino, says: 'The same over the spread below the hurdle' },
    {
      label: 'Correlation with the market',
      unit: 'Correlation',
      value: risk.marketCorrelation,
      says: 'Net IRR with the growth of national prices, path by path',
    },
    {
      label: 'Tail dependence',
      unit: 'Fraction',
      value: risk.tailDependence,
      says: `Of the worst ${level(risk.tailFraction)} of markets, share that are worst funds too`,
    },
  ];
  sheet.row(
    ...['Risk of the LP class', 'Unit', 'Value', '95 % low', '95 % high', '', 'What it says', '', '', '', '', ''].map(
      (head) => text(head, 'heading'),
    ),
  );
  for (const { label, unit, value, low, high, says } of rows)
    sheet.row(
      text(label),
      text(unitWords(unit), 'unit'),
      number(value, unit),
      low === undefined ? null : number(low, unit),
      high === undefined ? null : number(high, unit),
      null,
      text(says, 'note'),
    );
  sheet.space();
}
