import { audWords, numberWords } from '../../../../src-engine/index.ts';
import { checkCell } from '../layout/check-cell.ts';
import { headSheet, medianCaption } from '../layout/heading.ts';
import { medianLedger, type LedgerLine, type PathLedger } from '../ledger/path-ledger.ts';
import { columnLetters } from '../model/address.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { date, formula, number, text, type Cell } from '../model/cell.ts';
import type { PackRun } from '../model/pack-data.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';

/** Sources = uses + change in cash in every month, as a reader of cents would see it. */
const TOLERANCE_AUD = 0.01;
/** Texts first: a figure on the right of its column would touch a text on the left of the next. */
const PLACES = ['FY', 'Quarter', 'Fund year', 'Month', 'Month-end'] as const;

/** Years on paper: the rest of a ledger is read on a screen. */
const PRINTED_MONTHS = 36;

/** The columns behind the places, left to right. A formula column knows its formula by row and its value by month. */
type Column = {
  readonly name: string;
  readonly title: string;
  readonly isTotalled: boolean;
  readonly cellAt: (month: number, row: number) => Cell;
};

/** Ledger of the median path, month by month in dollars: the sheet that the quarterly and annual ones sum. */
export const cashMonthly: SheetMaker = ({ runs: [run] }) => {
  const ledger = medianLedger(run);
  if (ledger === null) return null;
  const columns = columnsOf(ledger);
  const widths = [7, 10, 9, 7, 11, ...columns.map(() => 12.5)];
  const sheet = createSheet('cash-monthly', 'Cash monthly', widths);
  headSheet(sheet, widths.slice(0, 14), titleOf(run, ledger), `${medianCaption(run)}; A$, outflows in brackets`);
  sheet.paragraph(paperNote(ledger), 'note');
  const head = sheet.row(
    ...PLACES.map((name) => text(name, 'heading')),
    ...columns.map(({ title }) => text(title, 'heading')),
  );
  sheet.lines(head, 3);
  sheet.row(
    ...PLACES.map(() => null),
    ...columns.map(({ name }) => text(name === 'check' ? '0 = fine' : 'A$', 'unit')),
  );
  sheet.freeze(sheet.next(), PLACES.length);
  const first = sheet.next();
  for (const { month, endIso, financialYear, quarter, fundYear } of ledger.months)
    sheet.row(
      text(financialYear),
      text(quarter),
      text(fundYear),
      number(month, 'Month'),
      date(endIso),
      ...columns.map(({ cellAt }) => cellAt(month, first + month)),
    );
  sheet.printUpTo(
    PLACES.length + columns.findIndex(({ name }) => name === 'usesAud'),
    first + Math.min(PRINTED_MONTHS, ledger.months.length) - 1,
  );
  writeTotals(sheet, columns, first, ledger);
  nameColumns(sheet, columns, first, ledger.months.length);
  return sheet.done();
};

const paperNote = ({ months }: PathLedger): string =>
  `Printed are sources and uses of the first ${numberWords(Math.min(PRINTED_MONTHS, months.length))} months; the file has all ${numberWords(months.length)}, with what each party pays and receives, and balances.`;

function titleOf(run: PackRun, { lpDistributions }: PathLedger): string {
  const last = lpDistributions.months.findLastIndex((aud) => aud !== 0);
  const total = lpDistributions.months.reduce((sum, aud) => sum + aud, 0);
  return last < 0
    ? 'The LP class of the median path receives nothing'
    : `The LP class of the median path receives ${audWords(total)} by month ${numberWords(last)} of ${numberWords(run.median!.lastMonth)}`;
}

function columnsOf(ledger: PathLedger): readonly Column[] {
  const { sources, uses, cash, balances, lpCalls, lpDistributions, gpCalls, gpDistributions, carry } = ledger;
  const columns: Column[] = [];
  const letterOf = (name: string) => columnLetters(PLACES.length + columns.findIndex((column) => column.name === name));
  const line = ({ name, title, months, over }: LedgerLine) =>
    void columns.push({ name, title, isTotalled: over === 'sum', cellAt: (month) => number(months[month]!, 'Aud') });
  const computed = (name: string, title: string, source: (row: number) => string, values: ArrayLike<number>) =>
    void columns.push({
      name,
      title,
      isTotalled: name !== 'lpToDateAud',
      cellAt: (month, row) => formula(source(row), values[month]!, 'Aud', 'total'),
    });
  const across = (from: string, to: string) => (row: number) =>
    `SUM(${letterOf(from)}${row + 1}:${letterOf(to)}${row + 1})`;
  const allSources = sumByMonth(sources, ledger);
  const allUses = sumByMonth(uses, ledger);
  sources.forEach(line);
  computed('sourcesAud', 'All sources', across(sources[0]!.name, sources.at(-1)!.name), allSources);
  uses.forEach(line);
  computed('usesAud', 'All uses', across(uses[0]!.name, uses.at(-1)!.name), allUses);
  line(cash);
  columns.push({
    name: 'check',
    title: 'Sources + uses − change in cash',
    isTotalled: false,
    cellAt: (month, row) => {
      const [s, u, c] = ['sourcesAud', 'usesAud', 'cashAud'].map(letterOf);
      const before = month === 0 ? 0 : cash.months[month - 1]!;
      const difference = allSources[month]! + allUses[month]! - (cash.months[month]! - before);
      return checkCell(
        `${s}${row + 1}+${u}${row + 1}-(${c}${row + 1}-N(${c}${row}))`,
        difference,
        TOLERANCE_AUD,
        'Aud',
      );
    },
  });
  line(lpCalls);
  line(lpDistributions);
  const lpNet = sumByMonth([lpCalls, lpDistributions], ledger);
  computed('lpNetAud', 'LP class: net', across('lpCallsAud', 'lpDistributionsAud'), lpNet);
  let toDate = 0;
  const lpToDate = lpNet.map((aud) => (toDate += aud));
  computed(
    'lpToDateAud',
    'LP class: net to date (J-curve)',
    (row) => `N(${letterOf('lpToDateAud')}${row})+${letterOf('lpNetAud')}${row + 1}`,
    lpToDate,
  );
  line(gpCalls);
  line(gpDistributions);
  computed(
    'gpNetAud',
    'GP commitment: net',
    across('gpCallsAud', 'gpDistributionsAud'),
    sumByMonth([gpCalls, gpDistributions], ledger),
  );
  line(carry);
  balances.forEach(line);
  return columns;
}

function sumByMonth(lines: readonly LedgerLine[], { months }: PathLedger): Float64Array {
  return Float64Array.from(months, ({ month }) => lines.reduce((sum, line) => sum + line.months[month]!, 0));
}

function writeTotals(sheet: SheetBuilder, columns: readonly Column[], first: number, { months }: PathLedger): void {
  const row = sheet.row(
    text('Total', 'total-label'),
    ...PLACES.slice(1).map(() => null),
    ...columns.map(({ isTotalled, cellAt }, c): Cell => {
      if (!isTotalled) return null;
      const letter = columnLetters(PLACES.length + c);
      const sum = months.reduce((total, { month }) => total + valueOf(cellAt(month, 0)), 0);
      return formula(`SUM(${letter}${first + 1}:${letter}${first + months.length})`, sum, 'Aud', 'total');
    }),
  );
  columns.forEach(({ name, isTotalled }, c) => isTotalled && sheet.anchor(`${name}Total`, row, PLACES.length + c));
}

const valueOf = (cell: Cell): number =>
  cell !== null && (cell.kind === 'number' || cell.kind === 'formula') && typeof cell.value === 'number'
    ? cell.value
    : 0;

function nameColumns(sheet: SheetBuilder, columns: readonly Column[], first: number, count: number): void {
  const last = first + count - 1;
  const places = ['financialYear', 'quarter', 'fundYear', 'month', 'monthEnd'];
  places.forEach((name, c) => sheet.anchor(name, first, c, last, c));
  columns.forEach(({ name }, c) => sheet.anchor(name, first, PLACES.length + c, last, PLACES.length + c));
  sheet.check('check', 'Every month of the median path: sources = uses + change in cash', 'A$0.01');
}
