import { valueWords, type ChangeView, type ComparisonView } from '../../../../src-engine/index.ts';
import { headSheet, runsCaption } from '../layout/heading.ts';
import { headRow, wrappedRow } from '../layout/table-rows.ts';
import { shownUnit, shownValue, unitWords } from '../layout/unit-words.ts';
import { addressOf } from '../model/address.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { formula, number, text, type Cell, type TextRole } from '../model/cell.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';
import { comparedCurves } from './comparison-curves.ts';
import { comparedFlips } from './comparison-flips.ts';
import { comparedInputs } from './comparison-inputs.ts';
import { comparisonWidths as widths } from './comparison-widths.ts';

type Figure = ComparisonView['headline'][number];

const verdicts: Readonly<Record<ChangeView['verdict'], { words: string; role: TextRole }>> = {
  real: { words: 'real', role: 'good' },
  'not-distinguishable': { words: 'not distinguishable', role: 'unit' },
  equal: { words: 'equal', role: 'unit' },
  unknown: { words: 'not known', role: 'warn' },
};

/** Two to four runs, the first as the base: what was put in, what came out, and whether the difference is more than chance. */
export const comparisonSheet: SheetMaker = (data) => {
  const { comparison } = data;
  if (comparison === null) return null;
  const sheet = createSheet('comparison', 'Comparison', widths);
  headSheet(sheet, widths, titleOf(comparison), runsCaption(data));
  sheet.paragraph(pairingWords(comparison), 'note');
  sheet.space();
  runTable(sheet, comparison);
  comparedInputs(sheet, comparison);
  headline(sheet, comparison);
  comparedCurves(sheet, comparison);
  comparedFlips(sheet, comparison);
  return sheet.done();
};

function titleOf({ headline, runs }: ComparisonView): string {
  const irr = headline.find(({ key }) => key === 'meanNetIrrAnnual');
  const change = irr?.changes[1] ?? null;
  if (irr === undefined || change === null || change.value === null)
    return `${runs.length} runs side by side; the first is the base`;
  const direction = change.value > 0 ? 'higher' : 'lower';
  const name = runs[1]!.name;
  if (change.verdict === 'equal') return `Mean net IRR of "${name}" equals that of the base`;
  if (change.verdict !== 'real')
    return `Mean net IRR of "${name}" cannot be told from that of the base with this many paths`;
  return `Mean net IRR of "${name}" is ${valueWords(irr.values[1]!.value, 'Annual')}, ${valueWords(Math.abs(change.value), 'Annual').replace('%', 'points')} ${direction} than the base`;
}

function pairingWords({ pairing, pairingReason }: ComparisonView): string {
  const how =
    pairing === 'paired'
      ? 'The runs are paired: they share seed, mode of drawing and engine, so path k is the same future in each, and changes are told path by path on the paths that all have.'
      : `Not all runs are paired (${pairingReason}); changes of those that are not compare two samples, with wider intervals.`;
  return `${how} A change is called real when its 95 % interval leaves out zero. No change is read without its interval.`;
}

function runTable(sheet: SheetBuilder, { runs }: ComparisonView): void {
  headRow(sheet, widths, 'Runs', 'Letter', 'Paths', 'Compared', 'Hurdle', 'Pairing', 'Why, and seed');
  for (const { name, letter, paths, pathsCompared, hurdleAnnual, pairing, pairingReason, seed } of runs) {
    const row = wrappedRow(
      sheet,
      widths,
      text(name),
      text(letter),
      number(paths, 'Count'),
      number(pathsCompared, 'Count'),
      number(hurdleAnnual, 'Annual'),
      text(letter === 'A' ? 'base' : pairing, pairing === 'paired' ? 'good' : 'warn'),
      text(pairingReason === '' ? `seed ${seed}` : `${pairingReason}; seed ${seed}`, 'note'),
    );
    sheet.anchor(`compared-${letter}`, row, 3);
  }
  sheet.space();
}

function headline(sheet: SheetBuilder, view: ComparisonView): void {
  headRow(
    sheet,
    widths,
    'Figures and their changes',
    'Run',
    'Unit',
    'Value',
    'Standard error',
    'Change from A',
    'Its error',
    '95 % low',
    '95 % high',
    '',
    'Verdict',
    'Paths needed',
  );
  for (const figure of view.headline) figureRows(sheet, view, figure);
  sheet.paragraph(
    'Changes of rates and shares are in points. Paths needed: how many more would make a difference of this size stand out from chance; n/a where it does already or never would.',
    'note',
  );
  sheet.space();
}

function figureRows(sheet: SheetBuilder, { runs }: ComparisonView, { title, unit, values, changes }: Figure): void {
  const shown = shownUnit(unit);
  const value = (raw: number | null) => shownValue(raw, unit);
  const base = sheet.next();
  runs.forEach(({ letter }, r) => {
    const row = sheet.next();
    const change = changes[r] ?? null;
    sheet.row(
      text(r === 0 ? title : '', r === 0 ? 'label' : 'unit'),
      text(letter),
      text(unitWords(shown), 'unit'),
      number(value(values[r]!.value), shown),
      number(value(values[r]!.standardError), shown),
      ...(change === null
        ? [text('base', 'unit')]
        : [
            changeOf(addressOf({ row, column: 3 }), addressOf({ row: base, column: 3 }), {
              value: value(values[r]!.value),
              base: value(values[0]!.value),
              change: value(change.value),
              unit: shown,
            }),
            number(value(change.standardError), shown),
            number(value(change.low), shown),
            number(value(change.high), shown),
            null,
            text(verdicts[change.verdict].words, verdicts[change.verdict].role),
            number(change.furtherPaths, 'Count'),
          ]),
    );
  });
}

type Shown = {
  readonly value: number | null;
  readonly base: number | null;
  readonly change: number | null;
  readonly unit: ReturnType<typeof shownUnit>;
};

/** A formula where the change is the difference of the two figures; the paired change where it stands on fewer paths than they. */
function changeOf(at: string, baseAt: string, { value, base, change, unit }: Shown): Cell {
  if (value === null || base === null || change === null) return number(change, unit);
  const difference = value - base;
  return Math.abs(difference - change) <= 1e-12 * Math.max(1, Math.abs(value), Math.abs(base))
    ? formula(`${at}-${baseAt}`, difference, unit)
    : number(change, unit);
}
