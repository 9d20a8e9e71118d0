import type { PathReplay, RunResult } from '../../../src-engine/index.ts';
import { csvText } from '../exports/csv.ts';

const COLUMNS = [
  'openingAud',
  'calledAud',
  'couponDueAud',
  'couponPaidAud',
  'lapsedAud',
  'deferredAud',
  'principalPaidAud',
  'closingAud',
  'reserveAud',
  'collateralMultiple',
  'coverMultiple',
  'testState',
  'trappedAud',
] as const;

/**
 * `tranches.csv` of a path: a row a month and class. Of equity, principal paid is what was distributed to it, closing its
 * capital not yet returned. The reserve stands with the senior class, whose coupons it pays.
 */
export function trancheMonths({ classes, equity }: NonNullable<PathReplay['tranches']>): string {
  const rows: (string | number)[][] = [];
  const e = equity.columns;
  for (let month = 0; month < equity.rows; month++) {
    for (const { name, table } of classes) {
      const cells: Readonly<Record<string, Float64Array>> = table.columns;
      rows.push([
        month,
        name,
        ...COLUMNS.map((column) => {
          if (column === 'openingAud') return month === 0 ? 0 : cells['closingAud']![month - 1]!;
          if (column === 'reserveAud') return name === 'senior' ? e.reserveAud[month]! : NaN;
          return cells[column]![month]!;
        }),
      ]);
    }
    const openingAud = month === 0 ? 0 : e.unreturnedAud[month - 1]!;
    const calledAud = e.calledLpAud[month]! + e.calledGpAud[month]!;
    const none = NaN;
    rows.push([
      month,
      'equity',
      openingAud,
      calledAud,
      none,
      none,
      none,
      none,
      e.distributedAud[month]!,
      e.unreturnedAud[month]!,
      none,
      none,
      none,
      none,
      none,
    ]);
  }
  return csvText(['month', 'class', ...COLUMNS], rows);
}

/** What each class earned on the path, in words; nothing without tranches. */
export function trancheText({ figures, tranches }: PathReplay): string {
  if (tranches === null) return '';
  const percent = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? 'none' : `${(100 * value).toFixed(2)} %`;
  const lines = [...tranches.classes.map(({ name }) => name), 'equity'].map((name) => {
    const lossAud = figures[`${name}LossAud`]!;
    return `${name}: IRR ${percent(figures[`${name}IrrAnnual`])}${name === 'equity' ? ' before carry' : ''}${lossAud > 0 ? `, ${(lossAud / 1e6).toFixed(2)} m unpaid` : ''}`;
  });
  return `${lines.join('\n')}\n`;
}

/** `tranches.csv` of a run: a row a class. */
export function trancheLinesCsv({ tranches }: RunResult): string {
  const header = [
    'class',
    'sizeFraction',
    'sizeAud',
    'attachmentFraction',
    'detachmentFraction',
    'shortfallProbability',
    'shortfallProbabilityLow',
    'shortfallProbabilityHigh',
    'expectedLossAud',
    'expectedLossFraction',
  ];
  return csvText(
    header,
    tranches.map((line) => [
      line.class,
      line.sizeFraction,
      line.sizeAud,
      line.attachmentFraction,
      line.detachmentFraction,
      line.shortfallProbability.value,
      line.shortfallProbability.low,
      line.shortfallProbability.high,
      line.expectedLossAud,
      line.expectedLossFraction,
    ]),
  );
}
