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

/** How many rules are in which state, by severity: formulas over the table below it. */
export const guardrailCounts = {
  /** Rows with the head. */
  height: severities.length + 2,
  write(
    sheet: SheetBuilder,
    rules: readonly Guardrail[],
    blocks: { readonly states: string; readonly severities: string },
  ): void {
    const first = headRow(sheet, [42, 12, 10, 9, 11, 11], 'Number of rules', ...states.map((s) => stateWords[s]), 'All') + 1; // prettier-ignore
    for (const severity of severities) {
      const row = sheet.next();
      const of = rules.filter((rule) => rule.severity === severity);
      sheet.row(
        text(severityTitles[severity]),
        ...states.map((state) =>
          formula(
            `COUNTIFS(${blocks.severities},"${severity}",${blocks.states},"${stateWords[state]}")`,
            of.filter((rule) => stateOf(rule) === state).length,
            'Count',
          ),
        ),
        formula(`SUM(${addressOf({ row, column: 1 })}:${addressOf({ row, column: 4 })})`, of.length, 'Count'),
      );
    }
    const total = sheet.next();
    sheet.row(
      text('All rules', 'total-label'),
      ...[...states, null].map((state, s) => {
        const letters = columnLetters(s + 1);
        const count = state === null ? rules.length : rules.filter((rule) => stateOf(rule) === state).length;
        return formula(`SUM(${letters}${first + 1}:${letters}${total})`, count, 'Count', 'total');
      }),
    );
    states.forEach((state, s) => sheet.anchor(`count-${state}`, total, s + 1));
    sheet.anchor('count-all', total, states.length + 1);
  },
};
