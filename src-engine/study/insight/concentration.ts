import { spreadAcross, type Spread } from './across-paths.ts';
import type { LoanPool } from './tape.ts';

export const concentrationKinds = ['suburb', 'zone', 'advance'] as const;
export type ConcentrationKind = (typeof concentrationKinds)[number];

/** How invested cost is spread over holders, across the paths that hold any. */
export type ConcentrationReading = {
  /** Paths with cost out. */
  readonly paths: number;
  /** Herfindahl-Hirschman index: the sum of squared shares; 1 for one holder, 1/n for n equal ones. */
  readonly hhi: Spread;
  /** Share of the largest holder, and of the largest ten (or as set). */
  readonly largestFraction: Spread;
  readonly topFraction: Spread;
};

export type Concentration = {
  readonly kind: ConcentrationKind;
  /** Month-ends at which any path has cost out. */
  readonly months: readonly (ConcentrationReading & { readonly month: number })[];
  /** The highest of each figure of a path over its month-ends with at least the floor of its highest cost. */
  readonly peak: ConcentrationReading;
  /** Holders with the largest mean share of cost at the month-end of highest cost; none for advances, which paths do not share. */
  readonly largest: readonly { readonly code: number; readonly meanFraction: number }[];
};

export type ConcentrationSettings = {
  readonly everyMonths: number;
  readonly floorFraction: number;
  readonly top: number;
  readonly lowPercentile: number;
};

type PathFigures = { hhi: number; largest: number; top: number };

/** Concentration of unpaid principal (invested cost, until the cash of an exit has arrived) by suburb, zone and advance. */
export function concentrationOf(
  pool: LoanPool,
  kind: ConcentrationKind,
  holders: number,
  settings: ConcentrationSettings,
): Concentration {
  const slots = pool.pathNumbers.length;
  const lastMonth = pool.lastMonth.reduce((a, b) => Math.max(a, b), 0);
  const readAt: number[] = [];
  for (let m = settings.everyMonths; m <= lastMonth; m += settings.everyMonths) readAt.push(m);
  const read = readAt.map(() => emptyColumns(slots));
  const peak = emptyColumns(slots);
  const meanShare = new Float64Array(holders);
  for (let slot = 0; slot < slots; slot++) {
    const { figures, cost, sharesAtHighest } = pathConcentration(pool, slot, kind, holders, settings.top);
    readAt.forEach((month, i) => setColumns(read[i]!, slot, figures[month]));
    const floor = settings.floorFraction * cost.reduce((a, b) => Math.max(a, b), 0);
    figures.forEach((figure, month) => {
      if (figure !== undefined && cost[month]! >= floor) raiseColumns(peak, slot, figure);
    });
    sharesAtHighest.forEach((share, holder) => (meanShare[holder]! += share / slots));
  }
  const largest =
    kind === 'advance'
      ? []
      : Array.from(meanShare, (meanFraction, code) => ({ code, meanFraction }))
          .filter(({ meanFraction }) => meanFraction > 0)
          .sort((a, b) => b.meanFraction - a.meanFraction || a.code - b.code)
          .slice(0, settings.top);
  return {
    kind,
    months: readAt
      .map((month, i) => ({ month, ...readingOf(read[i]!, settings.lowPercentile) }))
      .filter(({ paths }) => paths > 0),
    peak: readingOf(peak, settings.lowPercentile),
    largest,
  };
}

/**
 * HHI, largest and top shares of amounts held; undefined when nothing is held.
 * Source: Herfindahl (1950), Hirschman (1945).
 */
export function concentrationFigures(heldAud: Float64Array, top: number): PathFigures | undefined {
  const sorted = heldAud.filter((aud) => aud > 0).sort();
  let total = 0;
  for (const aud of sorted) total += aud;
  if (total === 0) return undefined;
  let hhi = 0;
  for (const aud of sorted) hhi += (aud / total) * (aud / total);
  let topAud = 0;
  for (let i = Math.max(0, sorted.length - top); i < sorted.length; i++) topAud += sorted[i]!;
  return { hhi, largest: sorted.at(-1)! / total, top: sorted.length <= top ? 1 : topAud / total };
}

/** Every month-end of one path: its figures where it holds cost, the cost, and shares at the month-end of highest cost. */
function pathConcentration(pool: LoanPool, slot: number, kind: ConcentrationKind, holders: number, top: number) {
  const { columns, firstRow } = pool;
  const from = firstRow[slot]!;
  const to = firstRow[slot + 1]!;
  const size = kind === 'advance' ? to - from : holders;
  const holderOf = (row: number) =>
    kind === 'advance' ? row - from : kind === 'zone' ? columns.zone[row]! : columns.suburb[row]!;
  const months = pool.lastMonth[slot]! + 1;
  const cost = new Float64Array(months);
  for (let row = from; row < to; row++)
    for (let m = columns.originationMonth[row]!; m < Math.min(months, columns.cashMonth[row]!); m++)
      cost[m]! += columns.principalAud[row]!;
  const highest = cost.indexOf(cost.reduce((a, b) => Math.max(a, b), 0));
  const figures: (PathFigures | undefined)[] = [];
  const sharesAtHighest = new Float64Array(kind === 'advance' ? 0 : holders);
  for (let month = 0; month < months; month++) {
    const held = new Float64Array(size);
    for (let row = from; row < to; row++)
      if (columns.originationMonth[row]! <= month && month < columns.cashMonth[row]!)
        held[holderOf(row)]! += columns.principalAud[row]!;
    figures.push(concentrationFigures(held, top));
    if (month === highest && kind !== 'advance' && cost[month]! > 0)
      held.forEach((aud, holder) => (sharesAtHighest[holder] = aud / cost[month]!));
  }
  return { figures, cost, sharesAtHighest };
}

type ReadingColumns = { readonly hhi: Float64Array; readonly largest: Float64Array; readonly top: Float64Array };

const emptyColumns = (slots: number): ReadingColumns => ({
  hhi: new Float64Array(slots).fill(NaN),
  largest: new Float64Array(slots).fill(NaN),
  top: new Float64Array(slots).fill(NaN),
});

function setColumns(columns: ReadingColumns, slot: number, figures: PathFigures | undefined): void {
  if (figures === undefined) return;
  columns.hhi[slot] = figures.hhi;
  columns.largest[slot] = figures.largest;
  columns.top[slot] = figures.top;
}

function raiseColumns(columns: ReadingColumns, slot: number, { hhi, largest, top }: PathFigures): void {
  const raise = (column: Float64Array, value: number) => {
    if (!(column[slot]! >= value)) column[slot] = value; // NaN gives way
  };
  raise(columns.hhi, hhi);
  raise(columns.largest, largest);
  raise(columns.top, top);
}

function readingOf({ hhi, largest, top }: ReadingColumns, lowPercentile: number): ConcentrationReading {
  return {
    paths: hhi.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0),
    hhi: spreadAcross(hhi, lowPercentile),
    largestFraction: spreadAcross(largest, lowPercentile),
    topFraction: spreadAcross(top, lowPercentile),
  };
}
