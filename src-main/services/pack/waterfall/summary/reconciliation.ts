import { headRow } from '../../layout/table-rows.ts';
import { formula, text } from '../../model/cell.ts';
import { engineLines, stockLines } from '../columns/parties.ts';
import { figuresOf } from '../month-table.ts';
import { anchorOf } from '../months-sheet.ts';
import { MILLION, type Summary } from './summary.ts';

/** Part of commitments that formulas and engine may differ by, all months together. */
const TOLERANCE = '1E-6*{terms.commitmentsAud}';

/** Every line of the formulas against the engine's figures, month by month. */
export function writeReconciliation({ sheet, widths, flows, months, table }: Summary): void {
  headRow(
    sheet,
    widths,
    'Do the formulas give what the engine gave?',
    'Formulas A$m',
    'Engine A$m',
    'Sum of monthly differences A$',
    'Check (0 = fine)',
  );
  const withinAud = 1e-6 * flows.scenario.fund.commitmentsAud;
  const first = sheet.next();
  for (const { key, title, of } of engineLines(flows)) {
    const row = sheet.next() + 1;
    const [sheetBlock, engineBlock] = [`{${months}.${anchorOf(of)}}`, `{${months}.engine-${key}}`];
    const isStock = stockLines.has(key);
    const over = isStock ? flows.lastMonth + 1 : 1;
    const [own, theirs] = [of, `engine.${key}`].map(
      (column) => figuresOf(table, column).reduce((sum, figure) => sum + figure, 0) / over / MILLION,
    );
    const off = centsApart(figuresOf(table, of), figuresOf(table, `engine.${key}`));
    const taken = isStock ? 'AVERAGE' : 'SUM';
    sheet.row(
      text(isStock ? `${title} (mean of month-ends)` : title),
      formula(`${taken}(${sheetBlock})/${MILLION}`, own!, 'AudMillion'),
      formula(`${taken}(${engineBlock})/${MILLION}`, theirs!, 'AudMillion'),
      formula(`ROUND(SUMPRODUCT(ABS(${sheetBlock}-${engineBlock})),2)`, off, 'Aud'),
      formula(
        `IF({terms.changedCount}>0,0,IF(D${row}<=${TOLERANCE},0,D${row}))`,
        off <= withinAud ? 0 : off,
        'Aud',
        'check',
      ),
    );
  }
  const last = sheet.next() - 1;
  sheet.anchor('lineChecks', first, 4, last, 4);
  sheet.check(
    'lineChecks',
    `Waterfall of the ${flows.kind}: every line of the formulas is the engine's, month by month`,
    '1e-6 of commitments',
  );
  const state = sheet.row(
    text('State', 'total-label'),
    formula(
      'IF({terms.changedCount}>0,"terms changed: the run is another one",IF(SUM(E' +
        (first + 1) +
        ':E' +
        (last + 1) +
        ')=0,"agrees with the run","DIFFERS"))',
      'agrees with the run',
      'Text',
    ),
  );
  sheet.anchor('state', state, 1);
}

/** Sum of the differences of two series, to the cent. */
const centsApart = (a: Float64Array, b: Float64Array): number =>
  Math.round(a.reduce((sum, aud, m) => sum + Math.abs(aud - b[m]!), 0) * 100) / 100;
