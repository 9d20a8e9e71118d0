import type { StoredResult } from '../../../../src-engine/index.ts';
import { headRow } from '../layout/table-rows.ts';
import { addressOf, columnLetters } from '../model/address.ts';
import { formula, text } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { stateOf, stateWords, type GuardrailState } from './guardrail-words.ts';

type Guardrail = StoredResult['guardrails'][number];

const severities = ['breach', 'warning', 'info'] as const;
const states = ['breached', 'accepted', 'kept', 'not-evaluable'] as const satisfies readonly GuardrailState[];
const severityTitles = {
  breach: 'Severity breach: limits of the fund',
  warning: 'Severity warning: expected outcomes',
  info: 'Severity info: set-up of the run',
} as const;

/** Columns before the counts: those of words in the table above. */
const FIRST = 5;

/** How many rules are in which state, by severity: formulas over the table above it. */
export function guardrailCounts(
  sheet: SheetBuilder,
  widths: readonly number[],
  rules: readonly Guardrail[],
  blocks: { readonly states: string; readonly severities: string },
): void {
  const words = Array.from<null>({ length: FIRST - 1 }).fill(null);
  const first =
    headRow(sheet, widths, 'Number of rules', '', '', '', '', ...states.map((s) => stateWords[s]), 'All') + 1;
  for (const severity of severities) {
    const row = sheet.next();
    const of = rules.filter((rule) => rule.severity === severity);
    sheet.row(
      text(severityTitles[severity]),
      ...words,
      ...states.map((state) =>
        formula(
          `COUNTIFS(${blocks.severities},"${severity}",${blocks.states},"${stateWords[state]}")`,
          of.filter((rule) => stateOf(rule) === state).length,
          'Count',
        ),
      ),
      formula(
        `SUM(${addressOf({ row, column: FIRST })}:${addressOf({ row, column: FIRST + states.length - 1 })})`,
        of.length,
        'Count',
      ),
    );
  }
  const total = sheet.next();
  sheet.row(
    text('All rules', 'total-label'),
    ...words,
    ...[...states, null].map((state, s) => {
      const letters = columnLetters(FIRST + s);
      const count = state === null ? rules.length : rules.filter((rule) => stateOf(rule) === state).length;
      return formula(`SUM(${letters}${first + 1}:${letters}${total})`, count, 'Count', 'total');
    }),
  );
  states.forEach((state, s) => sheet.anchor(`count-${state}`, total, FIRST + s));
  sheet.anchor('count-all', total, FIRST + states.length);
}
