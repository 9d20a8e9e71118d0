import { quoted, type CohortCell, type CohortTable, type InsightResult } from '../../../src-engine/index.ts';
import { formatValue } from './format-value.ts';
import { anomaliesText, clustersText, predictionsText } from './insight-learning-text.ts';
import { textTable, type TextColumn } from './text-table.ts';
import { wrapText } from './wrap-text.ts';

const left = (title: string): TextColumn => ({ title, align: 'left' });
const right = (title: string): TextColumn => ({ title, align: 'right' });
const percent = (value: number | null) => formatValue(value, 'Fraction');
const short = (value: number) => (Number.isFinite(value) ? (100 * value).toFixed(1) : '-');

/** Rows of a table on a screen; the files of `--out` have them all. */
const SHOWN = 12;

const names: Readonly<Record<string, string>> = {
  vintage: 'Vintage',
  ltvBand: 'LTV band',
  zone: 'Zone',
  suburb: 'Suburb',
  dwellingType: 'Dwelling',
};

/** An insight as text within 100 columns: cohorts, triangles, concentration, clusters, predictions, anomalies. */
export function insightText(result: InsightResult): string {
  const { scenarioName, seed, paths, advances, warnings } = result;
  return [
    // Name and seed are the user's text: no control character of theirs may reach the terminal.
    `${quoted(scenarioName, 60)}: ${paths.length} paths pooled (${paths[0]} to ${paths.at(-1)}), ${advances} advances, seed "${quoted(seed, 40)}"`,
    '',
    'COHORTS. Shares, rates and IRR in per cent, of sums over all pooled paths: the IRR is that of the',
    'summed flows of the advances, before all fund costs, not the mean of the paths.',
    '',
    ...result.cohorts.map(cohortText),
    trianglesText(result),
    concentrationText(result),
    clustersText(result),
    predictionsText(result),
    anomaliesText(result),
    ...warnings.map((warning) => wrapText(`Note: ${warning}`, '      ')),
    'Homes and loans are simulated. What is learned here is the model, not the market.',
    '',
  ].join('\n');
}

/** Shares and rates in per cent. Life is left out where two names need the room. */
const cohortColumns: readonly {
  readonly title: string;
  readonly isWide?: true;
  readonly of: (cell: CohortCell) => string;
}[] = [
  { title: 'advances', of: (cell) => String(cell.advances) },
  { title: 'a path', of: (cell) => cell.meanAdvances.toFixed(1) },
  { title: 'AUD m', of: (cell) => (cell.principalAud / 1e6).toFixed(0) },
  { title: 'sold', of: (cell) => short(cell.causeFractions.sale) },
  { title: 'refin.', of: (cell) => short(cell.causeFractions.refinance) },
  { title: 'default+-se', of: (cell) => `${short(cell.defaultRateFraction)}+-${short(cell.defaultRateStandardError)}` },
  { title: 'lost', of: (cell) => short(cell.lossRateFraction) },
  { title: 'life y', isWide: true, of: (cell) => cell.meanLifeYears.toFixed(1) },
  { title: 'paid x', of: (cell) => cell.proceedsMultiple.toFixed(3) },
  {
    title: 'IRR',
    of: (cell) => (Number.isFinite(cell.grossIrrAnnual) ? (100 * cell.grossIrrAnnual).toFixed(2) : '-'),
  },
];
/** Longest name of a cohort where two stand in a row. */
const NAME = 12;

/** A table, or its largest rows; the whole cube is only counted. Cells with few advances are starred. */
export function cohortText({ by, cells }: CohortTable): string {
  if (by.length > 2) {
    const few = cells.filter((cell) => cell.few).length;
    return `${wrapText(`By ${by.join(' x ')}: ${cells.length} cells, ${few} of them with few advances; --out writes them all.`)}\n`;
  }
  const isCut = cells.length > SHOWN + 8;
  const shown = isCut ? cells.toSorted((a, b) => b.principalAud - a.principalAud).slice(0, SHOWN) : cells;
  const anyFew = shown.some((cell) => cell.few);
  const columns = cohortColumns.filter(({ isWide }) => by.length === 1 || isWide === undefined);
  const table = textTable(
    [...by.map((key) => left(names[key]!)), ...columns.map(({ title }) => right(title)), ...(anyFew ? [left('')] : [])],
    shown.map((cell) => [
      ...cell.names.map((name) => (by.length === 1 ? name : name.slice(0, NAME))),
      ...columns.map((column) => column.of(cell)),
      ...(anyFew ? [cell.few ? '*' : ''] : []),
    ]),
  );
  const notes = [
    ...(isCut ? [`The ${SHOWN} largest of ${cells.length} by principal; --out writes them all.\n`] : []),
    ...(anyFew ? ['* few advances over all paths: do not rely on it.\n'] : []),
  ];
  return `${table}${notes.join('')}`;
}

function trianglesText({ triangles, settings }: InsightResult): string {
  const ages = Array.from({ length: Math.max(...triangles.map((t) => t.ages.length)) }, (_, i) => i);
  const block = (title: string, pick: 'exits' | 'defaults' | 'proceeds' | 'balance') =>
    textTable(
      [left(title), right('paths'), ...ages.map((age) => right(`${age + 1}`))],
      triangles.map((t) => [
        `year ${t.vintage}`,
        String(t.paths),
        ...ages.map((age) => (t.ages[age] === undefined ? '' : short(t.ages[age][pick].mean))),
      ]),
    );
  const p = Math.round(100 * settings.lowPercentile);
  const last = triangles[0]!.ages;
  const middle = last[Math.min(4, last.length - 1)]!;
  const band = (spread: { low: number; high: number }) => `${percent(spread.low)} to ${percent(spread.high)}`;
  return [
    'TRIANGLES. By vintage and years since each advance, per cent, mean over paths. Contract and fund',
    'end close what is left.',
    '',
    block('Ended', 'exits'),
    block('Defaulted', 'defaults'),
    block('Proceeds / principal', 'proceeds'),
    block('Principal unpaid', 'balance'),
    `P${p} to P${100 - p} across paths of vintage ${triangles[0]!.vintage} at age ${middle.ageYears}: ended ${band(middle.exits)}, ` +
      `defaulted ${band(middle.defaults)}.\n`,
  ].join('\n');
}

/** At most four of the readings: the last of every stretch. */
function fewMonths<T>(months: readonly T[]): readonly T[] {
  const every = Math.ceil(months.length / 4);
  return months.filter((_, i) => (i + 1) % every === 0);
}

export function concentrationText({
  concentration,
  settings,
}: Pick<InsightResult, 'concentration' | 'settings'>): string {
  const p = Math.round(100 * settings.lowPercentile);
  const top = settings.concentrationTop;
  const rows = concentration.flatMap(({ kind, months, peak }) =>
    [...fewMonths(months).map((m) => [String(m.month), m] as const), ['peak', peak] as const].map(
      ([month, reading]) => [
        kind,
        month,
        String(reading.paths),
        reading.hhi.mean.toFixed(4),
        `${reading.hhi.low.toFixed(4)} - ${reading.hhi.high.toFixed(4)}`,
        (1 / reading.hhi.mean).toFixed(1),
        percent(reading.largestFraction.mean),
        kind === 'zone' ? '-' : percent(reading.topFraction.mean),
      ],
    ),
  );
  const largest = concentration.find(({ kind }) => kind === 'suburb')!.largest;
  return [
    'CONCENTRATION of unpaid principal at month-ends, across paths. HHI: sum of squared shares.',
    textTable(
      [
        left('By'),
        right('month'),
        right('paths'),
        right('mean HHI'),
        right(`P${p} - P${100 - p}`),
        right('as equal'),
        right('largest'),
        right(`top ${top}`),
      ],
      rows,
    ),
    wrapText(
      `Largest suburbs at the highest cost of a path: ${largest.map(({ name, meanFraction }) => `${name} ${percent(meanFraction)}`).join(', ')}.`,
    ),
    `Peak: month-ends with at least ${percent(settings.concentrationFloorFraction)} of the path's highest cost.`,
    '',
  ].join('\n');
}
