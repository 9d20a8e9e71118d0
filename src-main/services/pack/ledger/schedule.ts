import { checkCell } from '../layout/check-cell.ts';
import { formula, type Cell } from '../model/cell.ts';
import type { Period } from './calendar.ts';
import { sumOf, type LedgerLine, type PathLedger } from './path-ledger.ts';

/** A cent, in millions. */
const TOLERANCE = 1e-8;
const MILLION = 1_000_000;

/** Addresses that a formula of one period may need: a line in this period and in the one before, and the period's name. */
export type Places = {
  readonly at: (line: string) => string;
  readonly before: (line: string) => string;
  readonly name: string;
};

/** A line of a schedule by period. Its formula is the same in every period. */
export type ScheduleLine = {
  readonly name: string;
  readonly title: string;
  readonly group: string;
  readonly kind: 'count' | 'flow' | 'total' | 'balance' | 'check';
  /** Values of the periods, A$m; months for the count. */
  readonly values: readonly number[];
  readonly cellAt: (period: number, places: Places) => Cell;
};

/**
 * The ledger of a path by period, as sums and look-ups over the monthly sheet. What comes in is positive, what goes out negative.
 * @param key column of the monthly sheet that holds the name of the period
 */
export function scheduleOf(ledger: PathLedger, periods: readonly Period[], key: string): readonly ScheduleLine[] {
  const keys = `{cash-monthly.${key}}`;
  const lines: ScheduleLine[] = [];
  const add = (
    group: string,
    kind: ScheduleLine['kind'],
    name: string,
    title: string,
    values: readonly number[],
    source: (places: Places) => string,
  ) =>
    void lines.push({
      name,
      title,
      group,
      kind,
      values,
      cellAt: (k, places) =>
        kind === 'check'
          ? checkCell(source(places), values[k]!, TOLERANCE, 'AudMillion')
          : formula(
              source(places),
              values[k]!,
              kind === 'count' ? 'Count' : 'AudMillion',
              kind === 'total' ? 'total' : 'value',
            ),
    });
  const flow = (group: string, { name, title, months }: LedgerLine) =>
    add(
      group,
      'flow',
      name,
      title,
      periods.map(({ from, to }) => sumOf(months, from, to) / MILLION),
      (places) => `SUMIFS({cash-monthly.${name}},${keys},${places.name})/${MILLION}`,
    );
  const balance = (group: string, { name, title, months }: LedgerLine) =>
    add(
      group,
      'balance',
      name,
      title,
      periods.map(({ to }) => months[to]! / MILLION),
      (places) => `INDEX({cash-monthly.${name}},MATCH(${places.name},${keys},0)+${places.at('months')}-1)/${MILLION}`,
    );
  const sumLine = (group: string, name: string, title: string, parts: readonly LedgerLine[]) =>
    add(
      group,
      'total',
      name,
      title,
      sumOfLines(lines, parts, periods.length),
      ({ at }) => `SUM(${at(parts[0]!.name)}:${at(parts.at(-1)!.name)})`,
    );
  const valuesOf = (name: string) => lines.find((line) => line.name === name)!.values;

  add(
    '',
    'count',
    'months',
    'Months in the period',
    periods.map(({ from, to }) => to - from + 1),
    (places) => `COUNTIF(${keys},${places.name})`,
  );
  ledger.sources.forEach((line) => flow('Sources', line));
  sumLine('Sources', 'sourcesAud', 'All sources', ledger.sources);
  ledger.uses.forEach((line) => flow('Uses', line));
  sumLine('Uses', 'usesAud', 'All uses', ledger.uses);
  const closing = periods.map(({ to }) => ledger.cash.months[to]! / MILLION);
  const opening = closing.map((_, k) => (k === 0 ? 0 : closing[k - 1]!));
  add('Cash', 'balance', 'openingAud', 'Cash at start', opening, ({ before }) => `N(${before('cashAud')})`);
  balance('Cash', { ...ledger.cash, title: 'Cash at end' });
  const difference = opening.map((aud, k) => aud + valuesOf('sourcesAud')[k]! + valuesOf('usesAud')[k]! - closing[k]!);
  add(
    'Cash',
    'check',
    'check',
    'Check: start + sources + uses − end',
    difference,
    ({ at }) => `${at('openingAud')}+${at('sourcesAud')}+${at('usesAud')}-${at('cashAud')}`,
  );
  flow('LP class', ledger.lpCalls);
  flow('LP class', ledger.lpDistributions);
  sumLine('LP class', 'lpNetAud', 'LP class: net', [ledger.lpCalls, ledger.lpDistributions]);
  let toDate = 0;
  const running = valuesOf('lpNetAud').map((aud) => (toDate += aud));
  add(
    'LP class',
    'balance',
    'lpToDateAud',
    'LP class: net to date (J-curve)',
    running,
    ({ at, before }) => `N(${before('lpToDateAud')})+${at('lpNetAud')}`,
  );
  [ledger.gpCalls, ledger.gpDistributions, ledger.carry].forEach((line) => flow('GP and manager', line));
  ledger.balances.forEach((line) => balance('Standing at the end of the period', line));
  return lines;
}

function sumOfLines(lines: readonly ScheduleLine[], parts: readonly LedgerLine[], periods: number): readonly number[] {
  const values = parts.map(({ name }) => lines.find((line) => line.name === name)!.values);
  return Array.from({ length: periods }, (_, k) => values.reduce((sum, one) => sum + one[k]!, 0));
}
