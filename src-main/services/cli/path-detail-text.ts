import { quoted, type PathDetail, type TierLine, type YearLine } from '../../../src-engine/index.ts';
import { formatValue } from './format-value.ts';
import { classLabels, lineLabel, managerLabels } from './line-labels.ts';
import { textTable, type TextColumn } from './text-table.ts';
import { wrapText } from './wrap-text.ts';
import {
  heading,
  isUsed,
  moneyScale,
  yearCell,
  yearRow,
  yearTable,
  type MoneyScale,
  type YearRow,
} from './year-table.ts';

const left = (title: string): TextColumn => ({ title, align: 'left' });
const right = (title: string): TextColumn => ({ title, align: 'right' });
const aud = (value: number) => formatValue(value, 'Aud');
const percent = (value: number) => formatValue(value, 'Fraction');

/** One path by year, tier, facility, rule and cohort. What the fund does not have is left out. */
export function pathDetailText(detail: PathDetail): string {
  return [
    accountsText(detail),
    tiersText(detail),
    facilitiesText(detail),
    tranchesText(detail),
    financialText('Fees by year to June', detail.fees),
    financialText('Tax by year to June', detail.tax),
    financialText('Manager by financial year', detail.manager, managerLabels),
    rulesText(detail),
    cohortsText(detail),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** Sources, uses and year-ends of a path; the last line says whether they agree. */
function accountsText({ years, ledger, tranches, lastMonth }: PathDetail): string {
  const { sources, uses, parties, balances, book, check } = ledger;
  const scale = moneyScale(Math.max(...sources.map(({ total }) => total)));
  const pick = (lines: readonly YearLine[], names: readonly string[]) =>
    names.flatMap((name) => lines.filter((line) => line.name === name));
  const block = (title: string, lines: readonly YearLine[]): YearRow[] => {
    const used = lines.filter(isUsed);
    return used.length === 0
      ? []
      : [heading(title), ...used.map((line) => yearRow(`  ${lineLabel(line.name)}`, line, scale))];
  };
  const all = (label: string, values: readonly number[]) =>
    yearRow(label, { unit: 'Aud', over: 'sum', values, total: values.reduce((a, b) => a + b, 0) }, scale);
  const rows = [
    ...block('Sources', sources),
    all('Sources, all', check.sourcesAud),
    ...block('Uses', uses),
    all('Uses, all', check.usesAud),
    all('Change in cash', check.changeInCashAud),
    all('Sources - uses - change', check.differenceAud),
    ...block('Distributed to', [...(tranches?.paid ?? []), ...pick(parties, toWhom)]),
    ...block('Carry and clawback', pick(parties, carryLines)),
    ...block('At year-end', pick(balances, atYearEnd)),
    ...block('Advances', pick(book, bookLines)),
  ];
  const months = `${lastMonth + 1} months`;
  const difference = formatValue(check.largestMonthlyDifferenceAud, 'Aud');
  const verdict = check.holds
    ? `Check: sources = uses + change in cash in each of ${months} (largest difference ${difference} AUD).`
    : `CHECK FAILS: sources - uses - change in cash is up to ${difference} AUD in a month.`;
  return [
    yearTable(
      `By fund year, ${scale.title}`,
      years.map(({ year }) => year),
      rows,
    ),
    `${wrapText(`${verdict} Year 1 is first close and months 1 to 12; a dash is nothing, figures are rounded one by one.`)}\n`,
  ].join('');
}

const toWhom = ['lpAud', 'gpCommitmentAud', 'carryAud'];
const carryLines = ['carryHeldAud', 'carryReleasedAud', 'clawbackAud', 'clawbackFromEscrowAud'];
const atYearEnd = [
  'navAfterDistributionAud',
  'cashAud',
  'subscriptionDebtAud',
  'navLineDebtAud',
  'dealNoteDebtAud',
  'dealNoteAccruedAud',
  'facilityArrearsAud',
  'feePayableAud',
  'shortfallAud',
  'uncalledAud',
];
const bookLines = [
  'advancesMadeCount',
  'exitsCount',
  'defaultsCount',
  'livingCount',
  'costAud',
  'markAud',
  'principalLostAud',
  'recycledAud',
  'overAdvancedAud',
  'originationFeeAud',
];

/** The waterfall by tier: what each paid to whom, then what each does. */
function tiersText({ tiers, ledger }: PathDetail): string {
  const { payments, accounts } = tiers;
  if (payments.length === 0) return 'WATERFALL. Nothing was distributed.\n';
  const total = payments.reduce((sum, { amountAud }) => sum + amountAud, 0);
  const row = (line: TierLine, label: string) => [
    label,
    line.party,
    aud(line.amountAud),
    percent(line.shareFraction),
    line.firstMonth === line.lastMonth ? String(line.firstMonth) : `${line.firstMonth}-${line.lastMonth}`,
    String(line.rows),
  ];
  const number = (line: TierLine) =>
    1 + sentencesOf([...payments, ...accounts]).findIndex((s) => s === sentenceOf(line));
  const table = textTable(
    [left('Waterfall by tier'), left('to'), right('AUD'), right('share'), right('months'), right('steps')],
    [
      ...payments.map((line) => row(line, `${number(line)} ${tierName(line)}`)),
      ['all tiers', '', aud(total), percent(1), '', ''],
      ...(accounts.length === 0 ? [] : [['behind them:', '', '', '', '', '']]),
      ...accounts.map((line) => row(line, `${number(line)} ${tierName(line)}`)),
    ],
  );
  const distributedAud = ledger.parties
    .filter(({ name }) => toWhom.includes(name))
    .reduce((sum, line) => sum + line.total, 0);
  const agrees = Math.abs(distributedAud - total) <= 1e-9 * distributedAud;
  return [
    table,
    ...sentencesOf([...payments, ...accounts]).map((sentence, i) => `${wrapText(`${i + 1} ${sentence}.`, '  ')}\n`),
    `${wrapText(agrees ? 'Check: the tiers sum to what LPs, GP commitment and carry received. A tier that is not listed paid nothing.' : `CHECK FAILS: the tiers sum to ${aud(total)}, the parties received ${aud(distributedAud)}.`)}\n`,
  ].join('');
}

const tierName = ({ tier }: Pick<TierLine, 'tier'>) => tier.replaceAll('-', ' ').replace('gp ', 'GP ');
const sentenceOf = (line: TierLine) => `${tierName(line)}: ${line.sentence}`;
const sentencesOf = (lines: readonly TierLine[]) => [...new Set(lines.map(sentenceOf))];

/** The lenders' account; nothing without a facility. */
function facilitiesText({ facilities, years }: PathDetail): string {
  if (facilities === null) return '';
  const used = facilities.lines.filter(isUsed);
  const scale = moneyScale(Math.max(0, ...used.filter(({ unit }) => unit === 'Aud').map(({ total }) => total)));
  const hasStates = facilities.states.some(({ worst }) => worst !== 'none');
  const rows = [
    ...used.map((line) => yearRow(lineLabel(line.name), line, scale)),
    ...(hasStates
      ? [{ label: 'NAV line, worst state', cells: facilities.states.map(({ worst }) => stateName(worst)), total: '' }]
      : []),
  ];
  const broken = facilities.states.reduce(
    (sum, { months }) => sum + brokenStates.reduce((n, s) => n + (months[s] ?? 0), 0),
    0,
  );
  const verdict = hasStates
    ? `Covenants: ${broken === 0 ? 'no month-end at which the NAV line had to be cured or was in default' : `${broken} month-ends at which the NAV line had to be cured or was in default`}. `
    : '';
  return [
    yearTable(
      `Facilities, ${scale.title}`,
      years.map(({ year }) => year),
      rows,
    ),
    `${wrapText(`${verdict}Limits and balances at year-end; LTV the highest, covers the least of the year; interest and fees by line as accrued.`)}\n`,
  ].join('');
}

/** The classes of capital; nothing where there is one. */
function tranchesText({ tranches, years }: PathDetail): string {
  if (tranches === null) return '';
  const scale = moneyScale(Math.max(...tranches.equity.map(({ total }) => total)));
  const block = (title: string, lines: readonly YearLine[]) => [
    heading(title),
    ...lines.filter(isUsed).map((line) => yearRow(`  ${lineLabel(line.name, classLabels)}`, line, scale)),
  ];
  const rows = [
    ...tranches.classes.flatMap(({ name, lines, worstTest }) => [
      ...block(`${name[0]!.toUpperCase()}${name.slice(1)}`, lines),
      ...(worstTest.every((state) => state === 'not-tested')
        ? []
        : [{ label: '  Worst test', cells: worstTest.map((state) => testNames[state] ?? state), total: '' }]),
    ]),
    ...block('Equity', tranches.equity),
  ];
  const verdict = tranches.holds
    ? 'Check: classes, reserve and equity have in every month what the fund distributed.'
    : `CHECK FAILS: classes, reserve and equity differ from what was distributed by up to ${aud(tranches.largestMonthlyDifferenceAud)} AUD in a month.`;
  const table = yearTable(
    `Tranches, ${scale.title}`,
    years.map(({ year }) => year),
    rows,
  );
  return `${table}${wrapText(`${verdict} Calls above are those of all classes; the waterfall shares what is left for the equity.`)}\n`;
}

const testNames: Readonly<Record<string, string>> = { 'not-tested': '-', 'fail-and-trap': 'trap' };

/** Accounts that run by financial year; nothing where there are none. */
function financialText(
  title: string,
  accounts: PathDetail['tax'],
  labels: Readonly<Record<string, string>> = {},
): string {
  if (accounts === null) return '';
  const used = accounts.lines.filter(isUsed);
  const scale = moneyScale(Math.max(0, ...used.filter(({ over }) => over === 'sum').map(({ total }) => total)));
  return yearTable(
    `${title}, ${scale.title}`,
    accounts.yearsEnding,
    used.map((line) => yearRow(lineLabel(line.name, labels), line, scale)),
  );
}

const brokenStates = ['cured-by-cash', 'cured-by-call', 'default'];
const stateNames: Readonly<Record<string, string>> = {
  none: '-',
  'in-order': 'ok',
  'full-sweep': 'sweep',
  'cured-by-cash': 'cash',
  'cured-by-call': 'call',
  default: 'unpaid',
};
const stateName = (name: string) => stateNames[name] ?? name;

/** Rules and the months in which they acted; nothing without rules. */
function rulesText({ rules, years }: PathDetail): string {
  if (rules === null) return '';
  const fired = rules.filter(({ months }) => months > 0);
  if (fired.length === 0) return `Rules: none of ${rules.length} acted on this path.\n`;
  const scale: MoneyScale = moneyScale(0);
  return yearTable(
    'Rules that acted, months',
    years.map(({ year }) => year),
    fired.map(({ name, monthsByYear, months }) => ({
      label: quoted(name, 40),
      cells: monthsByYear.map((value) => yearCell(value, 'Count', scale)),
      total: String(months),
    })),
  );
}

const kinds: Readonly<Record<string, string>> = { vintage: 'Vintage', zone: 'Zone', ltvBand: 'LTV', suburb: 'Suburb' };
/** Suburbs on a screen; the files have them all. */
const SUBURBS = 10;

/** Cohorts of this path alone. */
function cohortsText({ cohorts }: PathDetail): string {
  if (cohorts.length === 0) return 'No advance was made on this path.\n';
  const of = (by: string) => cohorts.filter((cohort) => cohort.by === by);
  const suburbs = of('suburb').toSorted((a, b) => b.principalAud - a.principalAud);
  const shown = [...of('vintage'), ...of('zone'), ...of('ltvBand'), ...suburbs.slice(0, SUBURBS)];
  const titles = ['advances', 'defaults', 'principal', 'proceeds', 'written off', 'mean years', 'gross IRR'];
  const table = textTable(
    [left('Cohorts of this path'), ...titles.map(right)],
    shown.map((c) => [
      `${kinds[c.by] ?? c.by} ${quoted(c.name, 30)}`,
      String(c.advances),
      String(Number(c.defaults.toFixed(1))),
      aud(c.principalAud),
      aud(c.proceedsAud),
      aud(c.lossAud),
      formatValue(c.meanYears, 'Year'),
      formatValue(c.grossIrrAnnual, 'Annual'),
    ]),
  );
  const cut = suburbs.length > SUBURBS ? `The ${SUBURBS} largest of ${suburbs.length} suburbs. ` : '';
  return `${table}${wrapText(`${cut}Cohorts of one path have few advances and much chance in them.`)}\n`;
}
