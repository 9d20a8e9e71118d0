import { audWords, numberWords, percentWords, pathsWords, type CellValue } from '../../../../src-engine/index.ts';
import { shownUnit, shownValue, unitWords } from '../layout/unit-words.ts';
import { number, text } from '../model/cell.ts';
import type { PackRun } from '../model/pack-data.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';

/** Twelve columns: four boxes of three. */
export const SUMMARY_WIDTHS = [30, 9, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13];
const WORST = 4;

/** The five figures at the head of a result. */
export function writeFigures(sheet: SheetBuilder, { headline }: PackRun): void {
  const heads = ['Five figures', 'Unit', 'Mean', 'Std error', 'P5', 'P50', 'P95', '', 'Note'];
  sheet.row(
    ...heads.map((head) => text(head, 'heading')),
    ...SUMMARY_WIDTHS.slice(heads.length).map(() => text('', 'heading')),
  );
  for (const { title, unit, value, standardError, p5, p50, p95, note } of headline.figures) {
    const shown = shownUnit(unit);
    const cell = (figure: number | null) => number(shownValue(figure, unit), shown);
    const hasPercentiles = p5 !== null || p50 !== null || p95 !== null;
    const row = sheet.row(
      text(title),
      text(unitWords(shown), 'unit'),
      cell(value),
      standardError === null ? null : cell(standardError),
      ...(hasPercentiles ? [p5, p50, p95].map(cell) : [null, null, null]),
      null,
      text(note.split(/[:;]/)[0]!, 'note'), // the rest stands in the boxes and the guardrails below
    );
    sheet.merge(row, heads.length - 1, SUMMARY_WIDTHS.length - 1);
  }
  sheet.space();
}

/** The guardrails to look at first, worst first; a sentence when there are none. */
export function writeGuardrails(sheet: SheetBuilder, { desk }: PackRun): void {
  const table = desk.guardrails.tables.find(({ key }) => key === 'guardrails');
  if (table === undefined) return;
  const at = (row: readonly CellValue[], key: string) =>
    row[table.columns.findIndex((column) => column.key === key)] ?? null;
  const heads = [
    table.title,
    '',
    '',
    '',
    'Severity',
    'State',
    'Unit',
    'Value',
    'Limit',
    'Headroom',
    'Paths broken',
    '',
  ];
  const head = sheet.row(...heads.map((title) => text(title, 'heading')));
  sheet.merge(head, 0, 3);
  for (const [k, row] of table.rows.slice(0, WORST).entries()) {
    const unit = table.rowUnits?.[k] ?? 'Count';
    const shown = shownUnit(unit);
    const figure = (key: string) => {
      const value = at(row, key);
      return number(shownValue(typeof value === 'number' ? value : null, unit), shown);
    };
    const state = String(at(row, 'state'));
    const share = at(row, 'shareOfPaths');
    const line = sheet.row(
      text(String(at(row, 'title'))),
      null,
      null,
      null,
      text(String(at(row, 'severity'))),
      text(state, state === 'kept' ? 'good' : state === 'breached' ? 'bad' : 'warn'),
      text(unitWords(shown), 'unit'),
      ...['value', 'limit', 'headroom'].map(figure),
      number(typeof share === 'number' ? share : null, 'Fraction'),
    );
    sheet.merge(line, 0, 3);
  }
  sheet.space();
}

/** One line about the path at the middle rank. */
export function writeMedian(sheet: SheetBuilder, { median, result }: PackRun): void {
  if (median === null) {
    sheet.paragraph('No path has a net IRR: there is no median path.', 'body');
    return;
  }
  const { figures, path } = median;
  const at = (name: string) => figures[name] ?? null;
  sheet.paragraph(
    `Median path (${numberWords(path)} of ${pathsWords(result.manifest.pathsCompleted)}, one path and no average): net IRR ${percentWords(at('netIrrAnnual'))}; ${numberWords(at('advancesMadeCount'))} advances of ${audWords(at('advancesMadeAud'))} bring back ${audWords(at('proceedsAud'))}, ${numberWords(at('defaultCount'))} default, ${audWords(at('principalLostAud'))} of principal is lost, carry is ${audWords(at('carryPaidAud'))}.`,
    'body',
  );
}
