import { headSheet, runCaption } from '../layout/heading.ts';
import { headRow, wrappedRow } from '../layout/table-rows.ts';
import { shownUnit, unitWords } from '../layout/unit-words.ts';
import { addressOf } from '../model/address.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { formula, number, text, type Cell } from '../model/cell.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';
import { benchmarks } from './rg-45-benchmarks.ts';
import type { Benchmark, BenchmarkFigure } from './rg-45-figures.ts';

const widths = [46, 9, 12, 12, 15, 2, 70] as const;
const MEETS = 'within';
const MISSES = 'outside';

/** The eight benchmarks and disclosure principles of ASIC's RG 45 for mortgage schemes, as far as a model can speak to them. */
export const rg45Sheet: SheetMaker = ({ runs: [run] }) => {
  const sheet = createSheet('rg-45', 'RG 45 style disclosure', widths);
  const all = benchmarks(run);
  const silent = all.filter(({ figures }) => figures.length === 0).length;
  const outside = all.flatMap(({ figures }) => figures).filter((figure) => stateOf(figure) === MISSES).length;
  headSheet(
    sheet,
    widths,
    `The model speaks to ${all.length - silent} of the eight benchmarks of RG 45; ${outside === 0 ? 'no figure is' : outside === 1 ? 'one figure is' : `${outside} figures are`} outside its limit`,
    runCaption(run),
  );
  sheet.paragraph(
    'ASIC Regulatory Guide 45 asks mortgage schemes with retail investors to say, if not why not, how they stand to eight benchmarks, and to disclose on eight principles of the same subjects. This sheet is in its style and no disclosure document: it shows what the simulated fund would report, and says plainly what no model knows. A home-equity advance is a second mortgage with a share of appreciation, for which the guide was not written. Limits without a source in the guide are those of the guardrails.',
    'note',
  );
  sheet.space();
  headRow(sheet, widths, 'Benchmark and figures', 'Unit', 'Figure', 'Limit', 'State', '', 'What the model says');
  sheet.freeze(sheet.next(), 0);
  for (const one of all) block(sheet, one);
  return sheet.done();
};

function block(sheet: SheetBuilder, { title, says, figures, notModelled }: Benchmark): void {
  const first = sheet.next();
  wrappedRow(sheet, widths, text(title, 'total-label'), ...Array.from({ length: 5 }, () => text('', 'total-label')), text(says, 'body')); // prettier-ignore
  for (const figure of figures) figureRow(sheet, figure);
  wrappedRow(sheet, widths, text(figures.length === 0 ? 'No figure of the model' : '', 'unit'), null, null, null, text('not modelled', 'unit'), null, text(notModelled, 'note')); // prettier-ignore
  sheet.anchor(`benchmark-${title.slice(0, 1)}`, first, 0, sheet.next() - 1, widths.length - 1);
  sheet.space();
}

/** Whether a figure keeps its limit; empty where there is none to keep. */
function stateOf({ value, limit, isFloor }: BenchmarkFigure): string {
  if (value === null || limit === null) return '';
  return (isFloor ? value >= limit : value <= limit) ? MEETS : MISSES;
}

function figureRow(sheet: SheetBuilder, figure: BenchmarkFigure): void {
  const row = sheet.next();
  const { title, unit, value, anchor, limit, isFloor, words } = figure;
  const shown = shownUnit(unit);
  const scale = unit === 'Aud' ? 1_000_000 : 1;
  const scaled = (amount: number | null) => (amount === null ? null : amount / scale);
  const [at, limitAt] = [addressOf({ row, column: 2 }), addressOf({ row, column: 3 })];
  const cell: Cell = anchor === '' ? number(scaled(value), shown) : formula(`{${anchor}}`, scaled(value), shown);
  wrappedRow(
    sheet,
    widths,
    text(`   ${title}`),
    text(unitWords(shown), 'unit'),
    cell,
    limit === null ? null : number(scaled(limit), shown),
    limit === null
      ? null
      : formula(
          `IF(ISNUMBER(${at}),IF(${at}${isFloor ? '>=' : '<='}${limitAt},"${MEETS}","${MISSES}"),"n/a")`,
          stateOf(figure) === '' ? null : stateOf(figure),
          'Text',
        ),
    null,
    text(words, 'note'),
  );
}
