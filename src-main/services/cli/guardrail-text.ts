import { quoted, type RunResult } from '../../../src-engine/index.ts';
import { formatValue } from './format-value.ts';
import { textTable } from './text-table.ts';
import { wrapText } from './wrap-text.ts';

const percent = (value: number) => formatValue(value, 'Fraction');

/** Guardrails of a run: a table with what is broken first, each override in full, and how many rules stand how. */
export function guardrailText({ guardrails, guardrailCounts: counts }: RunResult): string {
  const order = { breach: 0, 'not-evaluable': 1, pass: 2 } as const;
  const rows = guardrails
    .toSorted((a, b) => order[a.state] - order[b.state])
    .map((g) => [
      g.state === 'pass' ? 'pass' : g.state === 'breach' ? g.severity.toUpperCase() : 'n/a',
      g.override?.covers === true ? `${g.title} (overridden)` : g.title,
      formatValue(g.value, g.unit),
      formatValue(g.limit, g.unit),
      g.shareOfPaths === null ? '-' : percent(g.shareOfPaths),
      g.firstMonth === null ? '-' : String(g.firstMonth),
    ]);
  const table = textTable(
    [
      { title: 'State', align: 'left' },
      { title: 'Guardrail', align: 'left' },
      { title: 'value', align: 'right' },
      { title: 'limit', align: 'right' },
      { title: 'paths', align: 'right' },
      { title: 'month', align: 'right' },
    ],
    rows,
  );
  const overrides = guardrails.flatMap(({ title, state, override }) => {
    if (override === null) return [];
    // Names and reasons are the user's text: no control character of theirs may reach the terminal.
    const who = `by ${quoted(override.by, 120)} on ${override.date}: ${quoted(override.reason, 1000)}`;
    const until = override.until === null ? '' : ` (for breaches that begin by ${override.until})`;
    if (override.covers) return [`${title}: breach, overridden ${who}${until}`];
    const why = state === 'breach' ? 'breach that begins after the end of its override' : 'no breach; override';
    return [`${title}: ${why} ${who}${until}`];
  });
  const count =
    `Guardrails: ${counts.breach} broken` +
    (counts.overridden === 0 ? '' : `, ${counts.overridden} more broken and overridden`) +
    `, ${counts.pass} pass, ${counts.notEvaluable} cannot be judged.`;
  return `${table}${[...overrides, count].map((line) => `${wrapText(line, '  ')}\n`).join('')}`;
}
