import { numberWords, shareWords, type ComparisonView } from '../../../../src-engine/index.ts';
import { headRow } from '../layout/table-rows.ts';
import { formula, number, text } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { comparisonWidths as widths } from './comparison-widths.ts';

/** Paths that are shown one by one. */
const MOST = 10;

/** Paths that cross the hurdle between the base and another run, and those of them that move furthest. */
export function comparedFlips(sheet: SheetBuilder, { flips, runs }: ComparisonView): void {
  flips.forEach((flip, r) => {
    if (flip === null) return;
    const { letter, pathsCompared } = runs[r]!;
    sheet.space();
    const first =
      headRow(sheet, widths, `Paths that cross the hurdle from A to ${letter}`, '', '', 'Number', 'Part of paths') + 1;
    const all = `{comparison.compared-${letter}}`;
    const part = (count: number) => (pathsCompared > 0 ? count / pathsCompared : null);
    const line = (title: string, count: number) => {
      const row = sheet.next();
      sheet.row(
        text(title),
        null,
        null,
        number(count, 'Count'),
        formula(`IF(${all}>0,D${row + 1}/${all},"n/a")`, part(count), 'Fraction'),
      );
    };
    line('Reach it in A and miss it in the other', flip.toFail);
    line('Miss it in A and reach it in the other', flip.toPass);
    const total = flip.toFail + flip.toPass;
    const sum = (letters: string) => `SUM(${letters}${first + 1}:${letters}${first + 2})`;
    sheet.row(
      text('Cross it', 'total-label'),
      null,
      null,
      formula(sum('D'), total, 'Count', 'total'),
      formula(sum('E'), (part(flip.toFail) ?? 0) + (part(flip.toPass) ?? 0), 'Fraction', 'total'),
    );
    const shown = flip.paths.slice(0, MOST);
    if (shown.length === 0) return;
    sheet.space();
    headRow(
      sheet,
      widths,
      `Those that move furthest, ${shown.length} of ${numberWords(flip.paths.length)} (${shareWords(part(total))} of paths)`,
      '',
      'Path',
      'Net IRR in A',
      `In ${letter}`,
      'Change',
    );
    for (const { path, from, to } of shown) {
      const row = sheet.next() + 1;
      sheet.row(
        null,
        null,
        number(path, 'Count'),
        number(from, 'Annual'),
        number(to, 'Annual'),
        formula(`E${row}-D${row}`, to - from, 'Annual'),
      );
    }
  });
}
