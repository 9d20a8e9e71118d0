import { headSheet, runCaption } from '../layout/heading.ts';
import { headRow, wrappedRow } from '../layout/table-rows.ts';
import { shownUnit, unitWords } from '../layout/unit-words.ts';
import { addressOf } from '../model/address.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { formula, number, text, type Cell } from '../model/cell.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';
import { benchmarks } from './rg-45-benchmarks.ts';
import type { Benchmark, BenchmarkFigure } from './rg-45-figures.ts';

const widths = [52, 9, 12, 12, 2, 12, 78] as const;
const MEETS = 'within';
const MISSES = 'outside';

/** The eight benchmarks and disclosure principles of ASIC's RG 45 for mortgage schemes, as far as a model can speak to them. */
export const rg45Sheet: SheetMaker = ({ runs: [run] }) => {
  const sheet = createSheet('rg-45', 'RG 45 style disclosure', widths);
  const all = benchmarks(run);
  const silent = all.filter(({ figures }) => figures.length === 0).length;
  const outside = all.flatMap(({ figures }) => figures).filter((figure) => stateOf(figure) === MISSES).length;
  headSheet(sheet, widths, titleOf(all.length - silent, outside), runCaption(run));
  sheet.paragraph(
    'ASIC Regulatory Guide 45 asks mortgage schemes with retail investors to say, if not why not, how they stand to eight benchmarks, and to disclose on eight principles of the same subjects. This sheet is in its style and no disclosure document: it shows what the simulated fund would report, and says plainly what no model knows. A home-equity advance is a second mortgage with a share of appreciation, for which the guide was not written. Limits without a source in the guide are those of the guardrails.',
    'note',
  );
  sheet.space();
  for (const one of all) block(sheet, one);
  return sheet.done();
};

function titleOf(spoken: number, outside: number): string {
  const of = spoken === 8 ? 'all eight benchmarks' : `${spoken} of the eight benchmarks`;
  const state =
    outside === 0
      ? 'no figure is outside its limit'
      : outside === 1
        ? 'one figure is outside its limit'
        : `${outside} figures are outside their limits`;
  return `The model speaks to ${of} of RG 45; ${state}`;
}

function block(sheet: SheetBuilder, { title, says, figures, notModelled }: Benchmark): void {
  const first = headRow(sheet, widths, title, 'Unit', 'Figure', 'Limit', '', 'State', 'What the figure is');
  sheet.paragraph(says, 'body');
  for (const figure of figures) figureRow(sheet, figure);
  sheet.paragraph(`Not modelled: ${notModelled.charAt(0).toLowerCase()}${notModelled.slice(1)}`, 'note');
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
    text(title),
    text(unitWords(shown), 'unit'),
    cell,
    limit === null ? null : number(scaled(limit), shown),
    null,
    limit === null
      ? null
      : formula(
          `IF(ISNUMBER(${at}),IF(${at}${isFloor ? '>=' : '<='}${limitAt},"${MEETS}","${MISSES}"),"n/a")`,
          stateOf(figure) === '' ? null : stateOf(figure),
          'Text',
        ),
    text(words, 'note'),
  );
}
