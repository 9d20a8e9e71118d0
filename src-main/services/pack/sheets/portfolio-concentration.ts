import type { PathReplay } from '../../../../src-engine/index.ts';
import { headRow } from '../layout/table-rows.ts';
import { formula, number, text, type Cell } from '../model/cell.ts';
import type { PackRun } from '../model/pack-data.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { million, portfolioWidths as widths, sumOf } from './portfolio-rows.ts';

const TOP = 10;

/** How much hangs on one suburb, one advance, one zone: on the median path, and at the level that the guardrails judge. */
export function concentrationTable(sheet: SheetBuilder, { result }: PackRun, median: PathReplay): void {
  const suburbs = median.cohorts
    .filter(({ kind }) => kind === 'suburb')
    .toSorted((a, b) => b.principalAud - a.principalAud);
  if (suburbs.length === 0) return;
  const lentAud = sumOf(suburbs.map(({ principalAud }) => principalAud));
  const lent = sumOf(suburbs.slice(0, TOP).map(({ principalAud }) => million(principalAud) / million(lentAud)));
  const hhi = sumOf(suburbs.map(({ principalAud }) => (principalAud / lentAud) * (principalAud / lentAud)));
  const { principalAud } = median.advances.columns;
  let largestAud = 0;
  for (let i = 0; i < median.advances.rows; i += 1) largestAud = Math.max(largestAud, principalAud[i]!);
  headRow(sheet, widths, 'Concentration of all money lent', 'Value');
  const line = (title: string, cell: Cell) => sheet.row(text(title), cell);
  line('Advances made', number(median.figures['advancesMadeCount']!, 'Count'));
  line('Suburbs lent in', number(suburbs.length, 'Count'));
  line('Suburbs, as if equally large (1/HHI)', number(1 / hhi, 'Count'));
  line('Largest suburb', formula('MAX({portfolio.suburb-parts})', largestPart(suburbs, lentAud), 'Fraction'));
  line(`Largest ${Math.min(TOP, suburbs.length)} suburbs`, formula('SUM({portfolio.suburb-parts})', lent, 'Fraction'));
  line('Largest advance', number(largestAud / lentAud, 'Fraction'));
  sheet.space();
  headRow(sheet, widths, 'Highest in the life of the fund', 'As judged', 'Limit', 'Headroom');
  for (const rule of ['zoneShare', 'suburbShare', 'advanceShare']) {
    const found = result.guardrails.find((one) => one.rule === rule);
    if (found === undefined) continue;
    const row = sheet.next();
    sheet.row(
      text(found.title),
      formula(`{guardrails.${rule}-value}`, found.value, 'Fraction'),
      number(found.limit, 'Fraction'),
      formula(
        `IF(ISNUMBER(B${row + 1}),C${row + 1}-B${row + 1},"n/a")`,
        found.value === null ? null : found.limit - found.value,
        'Fraction',
      ),
    );
  }
  sheet.space();
}

const largestPart = (suburbs: readonly PathReplay['cohorts'][number][], lentAud: number): number | null =>
  suburbs.length === 0 ? null : million(suburbs[0]!.principalAud) / million(lentAud);
