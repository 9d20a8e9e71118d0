import { audWords, numberWords, percentWords } from '../../../../src-engine/index.ts';
import { checkCell } from '../layout/check-cell.ts';
import { headSheet, medianCaption } from '../layout/heading.ts';
import { medianLedger, sumOf, type LedgerLine, type PathLedger } from '../ledger/path-ledger.ts';
import { addressOf } from '../model/address.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { formula, number, text, type Cell } from '../model/cell.ts';
import type { PackRun } from '../model/pack-data.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';

const MILLION = 1_000_000;
const CHART_ROWS = 14;
const widths = [30, 12, 11, 12, 4, 30, 12, 11, 12];
const titles = ['Median A$m', 'Share', 'Mean A$m'];

/** One side of the account: where it stands on the sheet, which sign its lines have in the ledger, and what else belongs to it. */
type Half = {
  readonly key: 'sources' | 'uses';
  readonly title: string;
  readonly column: number;
  readonly sign: 1 | -1;
  readonly lines: readonly LedgerLine[];
};

/** Where the money of the median path comes from over its whole life and where it goes, beside the mean over paths. */
export const sourcesAndUses: SheetMaker = ({ runs: [run] }) => {
  const ledger = medianLedger(run);
  if (ledger === null) return null;
  const sheet = createSheet('sources-and-uses', 'Sources and uses', widths);
  const means =
    run.mean === null
      ? 'means were not asked for'
      : `the mean is that of each line over ${numberWords(run.mean.paths)} paths`;
  headSheet(sheet, widths, titleOf(ledger), `Whole life of the fund; ${means}. ${medianCaption(run)}`);
  const left: LedgerLine = { name: 'cashAud', title: 'Cash left at the end', months: ledger.cash.months, over: 'end' };
  const halves: readonly Half[] = [
    { key: 'sources', title: 'Sources', column: 0, sign: 1, lines: ledger.sources },
    { key: 'uses', title: 'Uses', column: 5, sign: -1, lines: [...ledger.uses, left] },
  ];
  writeHalves(sheet, halves, run);
  for (const half of halves) drawHalf(sheet, half, sheet.next() + 1);
  sheet.space(CHART_ROWS + 1);
  return sheet.done();
};

function titleOf({ sources, uses }: PathLedger): string {
  const of = (lines: readonly LedgerLine[], name: string) => sumOf(lines.find((line) => line.name === name)!.months);
  const received = ['principalReceivedAud', 'interestReceivedAud', 'shareReceivedAud'].reduce(
    (sum, name) => sum + of(sources, name),
    0,
  );
  const advanced = -of(uses, 'advancesMadeAud');
  return `${audWords(advanced)} is advanced and ${audWords(received)} comes back from owners, ${percentWords(advanced > 0 ? received / advanced : null, 0)} of it`;
}

/** Amount of a line over the whole life, A$m; what stands at the end for the cash that is left. */
const amountOf = ({ over, months }: LedgerLine, sign: 1 | -1) =>
  over === 'end' ? months.at(-1)! / MILLION : (sign * sumOf(months)) / MILLION;

function writeHalves(sheet: SheetBuilder, halves: readonly Half[], run: PackRun): void {
  const across = (cellsOf: (half: Half) => readonly Cell[]) =>
    sheet.row(...cellsOf(halves[0]!), null, ...cellsOf(halves[1]!));
  across(({ title }) => [title, ...titles].map((name) => text(name, 'heading')));
  const first = sheet.next();
  const count = Math.max(...halves.map(({ lines }) => lines.length));
  const at = (half: Half, row: number, column: number) => addressOf({ row, column: half.column + column });
  const totals = halves.map(({ lines, sign }) => lines.reduce((sum, line) => sum + amountOf(line, sign), 0));
  const totalOf = (half: Half) => totals[halves.indexOf(half)]!;
  for (let k = 0; k < count; k += 1)
    across((half) => {
      const line = half.lines[k];
      if (line === undefined) return [null, null, null, null];
      const total = at(half, first + count, 1);
      const share = totalOf(half) === 0 ? null : amountOf(line, half.sign) / totalOf(half);
      return [
        text(line.title),
        formula(sourceOf(line, half.sign), amountOf(line, half.sign), 'AudMillion'),
        formula(`IF(${total}=0,"n/a",${at(half, first + k, 1)}/${total})`, share, 'Fraction'),
        number(meanOf(run, line), 'AudMillion'),
      ];
    });
  const total = across((half) => {
    const sum = (column: number, value: number | null, unit: 'AudMillion' | 'Fraction') =>
      formula(`SUM(${at(half, first, column)}:${at(half, first + count - 1, column)})`, value, unit, 'total');
    const mean = half.lines.reduce<number>((all, line) => all + (meanOf(run, line) ?? 0), 0);
    const share = totalOf(half) === 0 ? 0 : 1;
    return [
      text(`All ${half.key}`, 'total-label'),
      sum(1, totalOf(half), 'AudMillion'),
      sum(2, share, 'Fraction'),
      run.mean === null ? null : sum(3, mean, 'AudMillion'),
    ];
  });
  sheet.space();
  const check = sheet.row(
    text('Check: sources less uses'),
    checkCell(`${at(halves[0]!, total, 1)}-${at(halves[1]!, total, 1)}`, totals[0]! - totals[1]!, 1e-8, 'AudMillion'),
    text('0 = fine, within A$0.01', 'unit'),
  );
  sheet.anchor('check', check, 1);
  sheet.check('check', 'Sources of the whole life equal uses and the cash left', 'A$0.01');
  for (const { key, column, lines } of halves) {
    sheet.anchor(`${key}Name`, first - 1, column);
    sheet.anchor(`${key}Names`, first, column, first + lines.length - 1, column);
    sheet.anchor(key, first, column + 1, first + lines.length - 1, column + 1);
  }
}

const sourceOf = ({ name, over }: LedgerLine, sign: 1 | -1) =>
  over === 'end'
    ? `INDEX({cash-monthly.${name}},ROWS({cash-monthly.${name}}))/${MILLION}`
    : `${sign < 0 ? '-' : ''}SUM({cash-monthly.${name}})/${MILLION}`;

function meanOf({ mean }: PackRun, { name, over }: LedgerLine): number | null {
  const months = (mean?.ledger as Readonly<Record<string, Float64Array>> | undefined)?.[name];
  if (months === undefined) return null;
  return (over === 'end' ? months.at(-1)! : sumOf(months)) / MILLION;
}

function drawHalf(sheet: SheetBuilder, { key, title, column, sign, lines }: Half, top: number): void {
  const most = lines.toSorted((a, b) => amountOf(b, sign) - amountOf(a, sign))[0]!;
  sheet.chart({
    kind: 'bar',
    title: `${title}: the largest is ${most.title}`,
    xTitle: title,
    yTitle: 'A$m',
    valueFormat: '#,##0',
    categories: `sources-and-uses.${key}Names`,
    series: [{ name: `sources-and-uses.${key}Name`, values: `sources-and-uses.${key}` }],
    at: { from: { row: top, column }, to: { row: top + CHART_ROWS - 1, column: column + 3 } },
  });
}
