import type { SheetMaker } from '../model/build-pack.ts';
import { formula, linked, text, type Cell } from '../model/cell.ts';
import type { PackData } from '../model/pack-data.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';
import type { SheetModel } from '../model/sheet.ts';
import { answers } from './answers.ts';
import { coverFacts, warningsOf } from './run-facts.ts';

/** Two halves of a label and a text each, with a gap between. */
const widths = [25, 64, 3, 25, 64];
/** Of a text in one half. */
const MOST_LINES = 3;
/** More would push the contents off the page; the rest is counted. */
const MOST_WARNINGS = 4;

const basis =
  'Every figure comes from Monte Carlo runs of the engine named here: a path is one possible life of the fund, and means, percentiles and standard errors are taken across paths. Formulas recalculate the median path and all totals from the engine’s ledger; nothing was typed in, and the program can check this file against the engine at any time. A model is no forecast: the spread holds what the assumptions say may happen, not what they leave out.';

/** First page: what this is, whether it adds up, where it comes from, what is inside. */
export const cover: SheetMaker = (data, made) => {
  const sheet = createSheet('cover', 'Cover', widths);
  sheet.printOnePageTall();
  sheet.paragraph(data.brand.companyName === '' ? 'Committee pack' : data.brand.companyName, 'subtitle');
  const title = sheet.paragraph(data.title, 'title');
  if (data.title.length > 100) sheet.lines(title, 2);
  sheet.paragraph(`${data.template.name}. ${data.runs[0].headline.finding}`, 'subtitle');
  sheet.space();
  writeState(sheet, made);
  sheet.space();
  heading(sheet, 'Where it comes from');
  inHalves(
    sheet,
    coverFacts(data).map(([label, value]) => [text(label), text(value, 'body')]),
  );
  sheet.space();
  heading(sheet, 'What is inside');
  inHalves(
    sheet,
    made.map(({ key, name }) => [linked(name, `${key}.top`), text(answers[key], 'body')]),
  );
  writeWarnings(sheet, data);
  sheet.space();
  heading(sheet, 'Basis of preparation');
  sheet.paragraph(basis);
  return sheet.done();
};

function heading(sheet: SheetBuilder, title: string): void {
  sheet.row(text(title, 'heading'), ...widths.slice(1).map(() => text('', 'heading')));
}

/** Down the left half, then down the right one. */
function inHalves(sheet: SheetBuilder, pairs: readonly (readonly [Cell, Cell])[]): void {
  const count = Math.ceil(pairs.length / 2);
  for (let k = 0; k < count; k += 1) {
    const cells = [...pairs[k]!, null, ...(pairs[k + count] ?? [])];
    const lines = Math.max(
      ...cells.map((cell, c) => (cell?.kind === 'text' ? Math.ceil(cell.text.length / widths[c]!) : 1)),
    );
    const row = sheet.row(...cells);
    if (lines > 1) sheet.lines(row, Math.min(lines, MOST_LINES));
  }
}

/** The sum of all checks and what it means, live. */
function writeState(sheet: SheetBuilder, made: readonly SheetModel[]): void {
  const all = made.find(({ key }) => key === 'checks');
  if (all === undefined) return;
  const { row, column } = all.anchors.get('total')!.from;
  const cell = all.rows[row]![column]!;
  const sum = cell.kind === 'formula' && typeof cell.value === 'number' ? cell.value : 0;
  const count = made.reduce((total, { checks }) => total + checks.length, 0);
  const [good, bad] = [`All ${count} checks hold`, 'CHECKS FAIL: see the sheet Checks'];
  sheet.row(
    formula('{checks.total}', sum, 'Score', 'check'),
    formula(`IF({checks.total}=0,"${good}","${bad}")`, sum === 0 ? good : bad, 'Text', 'check'),
    null,
    linked('What is checked', 'checks.top'),
  );
}

function writeWarnings(sheet: SheetBuilder, data: PackData): void {
  const warnings = warningsOf(data);
  if (warnings.length === 0) return;
  sheet.space();
  heading(sheet, 'Read this first');
  for (const warning of warnings.slice(0, MOST_WARNINGS)) sheet.paragraph(warning, 'body');
  const more = warnings.length - MOST_WARNINGS;
  if (more > 0) sheet.paragraph(`${more} more ${more === 1 ? 'stands' : 'stand'} on the sheet Manifest.`, 'body');
}
