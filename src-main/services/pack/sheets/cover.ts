import type { SheetMaker } from '../model/build-pack.ts';
import { formula, linked, text, type Cell } from '../model/cell.ts';
import type { PackData } from '../model/pack-data.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';
import type { SheetModel } from '../model/sheet.ts';
import { answers } from './answers.ts';
import { LETTERS, runFacts, timeWords, warningsOf } from './run-facts.ts';

/** All of the page beside the label column, in characters. */
const PAGE_WIDTH = 104;
const LABEL_WIDTH = 26;

const basis =
  'Every figure comes from one Monte Carlo run of the engine named here: each path is one possible life of the fund, and percentiles, means and their standard errors are taken across paths. Formulas in this workbook recalculate the median path and the totals from the engine’s ledger; nothing was typed in, and the file can be checked against the engine at any time.';
const limits =
  'A model is not a forecast: the spread across paths holds what the assumptions say may happen, not what they leave out.';

/** First page: what this is, whether it adds up, where it comes from, what is inside. */
export const cover: SheetMaker = (data, made) => {
  const runs = data.runs.length;
  const columns = Math.max(2, runs);
  const widths = [LABEL_WIDTH, ...Array.from({ length: columns }, () => Math.floor(PAGE_WIDTH / columns))];
  const sheet = createSheet('cover', 'Cover', widths);
  const wide = (label: Cell, value: Cell) => {
    const row = sheet.row(label, value);
    if (columns > 1) sheet.merge(row, 1, columns);
    return row;
  };
  sheet.paragraph(data.brand.companyName === '' ? 'Committee pack' : data.brand.companyName, 'subtitle');
  const title = sheet.paragraph(data.title, 'title');
  if (data.title.length > PAGE_WIDTH * 0.75) sheet.lines(title, 2);
  sheet.paragraph(`${data.template.name}. ${data.runs[0].headline.finding}`, 'subtitle');
  sheet.space();
  writeState(sheet, made);
  sheet.space();
  writeFacts(sheet, data);
  writeWarnings(sheet, data);
  sheet.space();
  sheet.row(text('Sheet', 'heading'), text('What it answers', 'heading'), ...blank(columns - 1));
  for (const { key, name } of contents(data, made)) wide(linked(name, `${key}.top`), text(answers[key]));
  sheet.space();
  sheet.row(text('Basis of preparation', 'heading'), ...blank(columns));
  sheet.paragraph(basis);
  sheet.paragraph(limits);
  return sheet.done();
};

const blank = (count: number) => Array.from({ length: count }, () => text('', 'heading'));

/** In the order of the file; checks are made before the cover, so all are here. */
const contents = (data: PackData, made: readonly SheetModel[]) => {
  const order = data.template.sheets;
  return made.toSorted((a, b) => place(order, a) - place(order, b));
};
const place = (order: PackData['template']['sheets'], { key }: SheetModel) =>
  order.includes(key) ? order.indexOf(key) : order.length;

/** The sum of all checks and what it means, live. */
function writeState(sheet: SheetBuilder, made: readonly SheetModel[]): void {
  const all = made.find(({ key }) => key === 'checks');
  if (all === undefined) return;
  const anchor = all.anchors.get('total')!.from;
  const cell = all.rows[anchor.row]![anchor.column]!;
  const sum = cell.kind === 'formula' && typeof cell.value === 'number' ? cell.value : 0;
  const count = made.reduce((total, { checks }) => total + checks.length, 0);
  const words = [`All ${count} checks hold`, `CHECKS FAIL: see the sheet Checks`] as const;
  const row = sheet.row(
    linked('Sum of all checks', 'checks.top'),
    formula('{checks.total}', sum, 'Score', 'check'),
    formula(`IF({checks.total}=0,"${words[0]}","${words[1]}")`, sum === 0 ? words[0] : words[1], 'Text', 'check'),
  );
  sheet.anchor('state', row, 1);
}

function writeFacts(sheet: SheetBuilder, { runs, madeAt, appVersion, kernelHash, comparison }: PackData): void {
  const facts = runs.map(runFacts);
  const labels = [...new Set(facts.flatMap((one) => one.map(([label]) => label)))];
  const wide = runs.length === 1;
  const head = runs.map((_, r) => (wide ? text('Run', 'heading') : text(`Run ${LETTERS[r]}`, 'heading')));
  sheet.row(text('Where it comes from', 'heading'), ...head, ...(wide ? blank(1) : []));
  for (const label of labels) {
    const values = facts.map((one) => one.find(([name]) => name === label)?.[1] ?? '');
    const row = sheet.row(text(label), ...values.map((value) => text(value, 'body')));
    if (wide) sheet.merge(row, 1, 2);
    const lines = Math.max(...values.map((value) => Math.ceil(value.length / (PAGE_WIDTH / Math.max(1, runs.length)))));
    if (lines > 1) sheet.lines(row, lines);
  }
  const engine = runs[0].result.manifest.engineVersion;
  const shared: readonly (readonly [string, string])[] = [
    ['Engine', `${engine}, arithmetic ${kernelHash.slice(0, 16)}; Equihome ${appVersion}`],
    ['Made', timeWords(madeAt)],
    ...(comparison === null
      ? []
      : [['Paired', comparison.pairing === 'paired' ? 'yes: path k has the same market and owners in every run' : comparison.pairingReason] as const]), // prettier-ignore
  ];
  for (const [label, value] of shared) {
    const row = sheet.row(text(label), text(value, 'body'));
    sheet.merge(row, 1, Math.max(2, runs.length));
  }
}

function writeWarnings(sheet: SheetBuilder, data: PackData): void {
  const warnings = warningsOf(data);
  if (warnings.length === 0) return;
  sheet.space();
  sheet.row(text('Read this first', 'heading'), ...blank(Math.max(2, data.runs.length)));
  for (const warning of warnings) sheet.paragraph(warning, 'body');
}
