import { worstFirst, type StoredResult } from '../../../../src-engine/index.ts';
import { checkCell } from '../layout/check-cell.ts';
import { headSheet, runCaption } from '../layout/heading.ts';
import { headRow, wrappedRow } from '../layout/table-rows.ts';
import { shownUnit, shownValue, unitWords } from '../layout/unit-words.ts';
import { addressOf } from '../model/address.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { formula, number, text, type TextCell } from '../model/cell.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';
import { breaksBelow, limitWords, overrideWords, stateOf, stateWords } from './guardrail-words.ts';
import { guardrailCounts } from './guardrail-counts.ts';

type Guardrail = StoredResult['guardrails'][number];

const widths = [46, 12, 10, 9, 9, 10, 10, 10, 10, 10, 2, 56] as const;
const MOST_BARS = 12;
const CHART_ROWS = 18;

/** Every rule with its limit, its value and the room between them, worst first. No rule stops a run. */
export const guardrailsSheet: SheetMaker = ({ runs: [run] }) => {
  const { result } = run;
  const view = run.desk.guardrails.tables.find(({ key }) => key === 'guardrails');
  const sheet = createSheet('guardrails', 'Guardrails', widths);
  headSheet(sheet, widths, view?.title ?? 'This run has no guardrails', runCaption(run));
  const rules = result.guardrails.toSorted(worstFirst);
  if (rules.length === 0) return sheet.done();
  headRow(
    sheet,
    widths,
    'Guardrail, worst first',
    'State',
    'Severity',
    'Unit',
    'Limit is',
    'Limit',
    'Value',
    'Headroom',
    'Paths in breach',
    'First month',
    '',
    'Basis of the value',
  );
  sheet.freeze(sheet.next(), 1);
  const first = sheet.next();
  for (const rule of rules) ruleRow(sheet, rule);
  const last = sheet.next() - 1;
  sheet.anchor('rules', first, 0, last, widths.length - 1);
  sheet.paragraph(
    'A rule is judged on every path, or on the run as a whole. It is breached when more than the tolerated share of paths break it. Headroom is the distance to the limit: positive is safe, in brackets is over. A breach that somebody has accepted stays a breach and is counted apart.',
    'note',
  );
  for (const { title, override } of rules)
    if (override !== null) sheet.paragraph(`${title}. ${overrideWords(override)}.`, 'note');
  sheet.space();
  guardrailCounts(sheet, widths, rules, {
    states: `$B$${first + 1}:$B$${last + 1}`,
    severities: `$C$${first + 1}:$C$${last + 1}`,
  });
  addCheck(sheet, rules, first, last);
  addShares(sheet, rules);
  return sheet.done();
};

function ruleRow(sheet: SheetBuilder, rule: Guardrail): void {
  const row = sheet.next();
  const unit = shownUnit(rule.unit);
  const at = (column: number) => addressOf({ row, column });
  const headroom = `IF(ISNUMBER(${at(6)}),IF(${at(4)}="at most",${at(5)}-${at(6)},${at(6)}-${at(5)}),"n/a")`;
  const [value, limit] = [shownValue(rule.value, rule.unit), shownValue(rule.limit, rule.unit)];
  const room = value === null || limit === null ? null : breaksBelow(rule.rule) ? value - limit : limit - value;
  wrappedRow(
    sheet,
    widths,
    text(rule.title),
    stateCell(rule),
    text(rule.severity),
    text(unitWords(unit), 'unit'),
    text(limitWords(rule.rule), 'unit'),
    number(limit, unit),
    number(value, unit),
    formula(headroom, room, unit),
    number(rule.shareOfPaths, 'Fraction'),
    number(rule.firstMonth, 'Month'),
    null,
    text(rule.reason, 'note'),
  );
  sheet.anchor(`${rule.rule}-value`, row, 6);
  sheet.anchor(`${rule.rule}-share`, row, 8);
}

function stateCell(rule: Guardrail): TextCell {
  const state = stateOf(rule);
  if (state === 'kept') return text(stateWords.kept, 'good');
  if (state === 'breached') return text(stateWords.breached, rule.severity === 'info' ? 'warn' : 'bad');
  return text(stateWords[state], state === 'accepted' ? 'warn' : 'unit');
}

/** The words agree with the figures: what is said to be over its limit has a negative headroom, and nothing else has. */
function addCheck(sheet: SheetBuilder, rules: readonly Guardrail[], first: number, last: number): void {
  const block = (column: string) => `$${column}$${first + 1}:$${column}$${last + 1}`;
  const over = rules.filter(({ state }) => state === 'breach').length;
  const negative = rules.filter(({ headroom }) => headroom !== null && headroom < 0).length;
  const row = sheet.row(
    text('Check: rules with a negative headroom less rules in breach', 'note'),
    ...Array.from<null>({ length: 6 }).fill(null),
    checkCell(
      `COUNTIF(${block('H')},"<0")-COUNTIF(${block('B')},"${stateWords.breached}")-COUNTIF(${block('B')},"${stateWords.accepted}")`,
      negative - over,
      0,
      'Count',
    ),
  );
  sheet.anchor('states-check', row, 7);
  sheet.check('states-check', 'Guardrails: the states agree with value and limit', 'exact');
}

/** The rules that some paths break, as bars. */
function addShares(sheet: SheetBuilder, rules: readonly Guardrail[]): void {
  const broken = rules
    .filter(({ shareOfPaths }) => (shareOfPaths ?? 0) > 0)
    .toSorted((a, b) => b.shareOfPaths! - a.shareOfPaths!)
    .slice(0, MOST_BARS);
  if (broken.length === 0) return;
  sheet.space();
  const head = headRow(sheet, widths, 'Rules by share of paths that break them', '', '', '', '', 'Paths in breach');
  sheet.anchor('shares-name', head, 5);
  const first = sheet.next();
  for (const { title, rule, shareOfPaths } of broken)
    sheet.row(text(title), null, null, null, null, formula(`{guardrails.${rule}-share}`, shareOfPaths, 'Fraction'));
  const last = sheet.next() - 1;
  sheet.anchor('shares-titles', first, 0, last, 0);
  sheet.anchor('shares', first, 5, last, 5);
  sheet.chart({
    kind: 'bar',
    title: `${broken[0]!.title}: broken by more paths than any other rule`,
    xTitle: 'Guardrail',
    yTitle: 'Share of paths in breach',
    valueFormat: '0%',
    categories: 'guardrails.shares-titles',
    series: [{ name: 'guardrails.shares-name', values: 'guardrails.shares' }],
    at: { from: { row: last + 2, column: 0 }, to: { row: last + 2 + CHART_ROWS, column: widths.length - 1 } },
  });
  sheet.space(CHART_ROWS + 1);
}
