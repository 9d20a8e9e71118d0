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
const CHART_ROWS = 18;
const widths = [38, 12, 12, 3, 38, 12, 12];
/** First column of each half, and which sign its lines have in the ledger. */
const halves = { sources: { column: 0, sign: 1 }, uses: { column: 4, sign: -1 } } as const;
type Half = keyof typeof halves;

/** Where the money of the median path comes from over its whole life and where it goes. */
export const sourcesAndUses: SheetMaker = ({ runs: [run] }) => {
  const ledger = medianLedger(run);
  if (ledger === null) return null;
  const sheet = createSheet('sources-and-uses', 'Sources and uses', widths);
  headSheet(sheet, widths, titleOf(ledger), `Whole life of the fund. ${medianCaption(run)}`);
  writeHalves(sheet, ledger);
  writeMean(sheet, run, ledger);
  return sheet.done();
};

const totalOf = (lines: readonly LedgerLine[], sign: 1 | -1) =>
  lines.reduce((sum, { months }) => sum + sign * sumOf(months), 0);

function titleOf({ sources, uses }: PathLedger): string {
  const received = ['principalReceivedAud', 'interestReceivedAud', 'shareReceivedAud'].reduce(
    (sum, name) => sum + sumOf(sources.find((line) => line.name === name)!.months),
    0,
  );
  const advanced = -sumOf(uses.find(({ name }) => name === 'advancesMadeAud')!.months);
  const all = totalOf(sources, 1);
  return `${audWords(advanced)} is advanced and ${audWords(received)} comes back from owners: ${percentWords(all > 0 ? received / all : null, 0)} of all sources`;
}

function writeHalves(sheet: SheetBuilder, { sources, uses, cash }: PathLedger): void {
  const heads = (name: string) => [text(name, 'heading'), text('A$m', 'heading'), text('Share', 'heading')];
  sheet.row(...heads('Sources'), null, ...heads('Uses'));
  const first = sheet.next();
  const count = Math.max(sources.length, uses.length + 1);
  const closing = cash.months.at(-1)!;
  const totals = { sources: totalOf(sources, 1), uses: totalOf(uses, -1) + closing };
  const kept: LedgerLine = { name: 'cashAud', title: 'Cash left at the end', months: cash.months, over: 'end' };
  const lines: Readonly<Record<Half, readonly LedgerLine[]>> = { sources, uses: [...uses, kept] };
  const cellsOf = (half: Half, k: number): readonly Cell[] => {
    const line = lines[half][k];
    if (line === undefined) return [null, null, null];
    const { column, sign } = halves[half];
    const aud = line === kept ? closing : sign * sumOf(line.months);
    const source =
      line === kept
        ? `INDEX({cash-monthly.cashAud},ROWS({cash-monthly.cashAud}))/${MILLION}`
        : `${sign < 0 ? '-' : ''}SUM({cash-monthly.${line.name}})/${MILLION}`;
    const amount = addressOf({ row: first + k, column: column + 1 });
    const total = addressOf({ row: first + count, column: column + 1 });
    const share = totals[half] === 0 ? null : aud / MILLION / (totals[half] / MILLION);
    return [
      text(line.title),
      formula(source, aud / MILLION, 'AudMillion'),
      formula(`IF(${total}=0,"n/a",${amount}/${total})`, share, 'Fraction'),
    ];
  };
  for (let k = 0; k < count; k += 1) sheet.row(...cellsOf('sources', k), null, ...cellsOf('uses', k));
  const sumCells = (half: Half, label: string): readonly Cell[] => {
    const at = (row: number, column: number) => addressOf({ row, column: halves[half].column + column });
    return [
      text(label, 'total-label'),
      formula(`SUM(${at(first, 1)}:${at(first + count - 1, 1)})`, totals[half] / MILLION, 'AudMillion', 'total'),
      formula(`SUM(${at(first, 2)}:${at(first + count - 1, 2)})`, totals[half] === 0 ? 0 : 1, 'Fraction', 'total'),
    ];
  };
  const total = sheet.row(...sumCells('sources', 'All sources'), null, ...sumCells('uses', 'All uses'));
  sheet.space();
  const check = sheet.row(
    text('Check: sources − uses (0 = fine, within A$0.01)'),
    checkCell(`B${total + 1}-F${total + 1}`, (totals.sources - totals.uses) / MILLION, 1e-8, 'AudMillion'),
  );
  sheet.anchor('check', check, 1);
  sheet.check('check', 'Sources of the whole life equal uses and the cash left', 'A$0.01');
  for (const half of ['sources', 'uses'] as const) {
    const { column } = halves[half];
    const last = first + lines[half].length - 1;
    sheet.anchor(`${half}Names`, first, column, last, column);
    sheet.anchor(half, first, column + 1, last, column + 1);
    sheet.anchor(`${half}Name`, first - 1, column);
  }
  drawHalves(sheet);
}

function drawHalves(sheet: SheetBuilder): void {
  sheet.space();
  const top = sheet.next();
  const place = (from: number, to: number) => ({ from: { row: top, column: from }, to: { row: top + CHART_ROWS - 1, column: to } }); // prettier-ignore
  const shared = { kind: 'bar', xTitle: '', yTitle: 'A$m', valueFormat: '#,##0' } as const;
  sheet.chart({
    ...shared,
    title: 'Where the money comes from',
    categories: 'sources-and-uses.sourcesNames',
    series: [{ name: 'sources-and-uses.sourcesName', values: 'sources-and-uses.sources' }],
    at: place(0, 2),
  });
  sheet.chart({
    ...shared,
    title: 'Where it goes',
    categories: 'sources-and-uses.usesNames',
    series: [{ name: 'sources-and-uses.usesName', values: 'sources-and-uses.uses' }],
    at: place(4, 6),
  });
  sheet.space(CHART_ROWS + 1);
}

/** Beside the median path the mean of all paths, line by line; nothing where the means were not asked for. */
function writeMean(sheet: SheetBuilder, { mean }: PackRun, { sources, uses }: PathLedger): void {
  if (mean === null) return;
  const columns: Readonly<Record<string, Float64Array>> = mean.ledger;
  sheet.paragraph('The same lines as means over all paths', 'total-label');
  sheet.paragraph(
    `Mean of each line over ${numberWords(mean.paths)} paths. The median path is one path: its lines may lie above or below their means.`,
    'note',
  );
  sheet.row(text('Line', 'heading'), text('Median path A$m', 'heading'), text('Mean A$m', 'heading'));
  for (const [lines, sign] of [
    [sources, 1],
    [uses, -1],
  ] as const)
    for (const { name, title, months } of lines)
      sheet.row(
        text(title),
        formula(`SUM({cash-monthly.${name}})/${MILLION}`, sumOf(months) / MILLION, 'AudMillion'),
        number((sign * sumOf(columns[name]!)) / MILLION, 'AudMillion'),
      );
}
