import type { Columns, TableDef } from '../../../src-engine/core/table.ts';
import { createTable } from '../../../src-engine/core/table.ts';
import { bookTable } from '../../../src-engine/fund/book/table.ts';
import { cashTable } from '../../../src-engine/fund/cash/table.ts';
import { CAUSE, exitTable } from '../../../src-engine/fund/exits/table.ts';
import type { ExitCause } from '../../../src-engine/fund/exits/table.ts';
import { facilityTable } from '../../../src-engine/fund/leverage/table.ts';
import type { PathTables } from '../../../src-engine/fund/metrics/table.ts';
import { advanceTable } from '../../../src-engine/fund/origination/table.ts';
import { wholeFundAsEquity } from '../../../src-engine/fund/tranches/table.ts';
import { waterfallTable } from '../../../src-engine/fund/waterfall/table.ts';
import { exp } from '../../../src-engine/numeric/exp.ts';

/** One advance of a hand-made path. Left out: home of four times the principal, no senior, green zone, suburb 0, sold at par. */
export type HandAdvance = {
  month: number;
  principalAud: number;
  valueAud?: number;
  seniorAud?: number;
  zone?: number;
  suburb?: number;
  exitMonth: number;
  cashMonth?: number;
  cause?: ExitCause;
  paidAud?: number;
};

export type HandPath = {
  months: number;
  lastMonth?: number;
  suburbs?: number;
  advances: readonly HandAdvance[];
  /** Monthly national log growth, the same every month; zones and suburbs follow it. */
  monthlyLogGrowth?: number;
  /** Share of calls and distributions of the GP commitment. */
  gpFraction?: number;
  cashRateAnnual?: number;
};

const columnsOf = <D extends TableDef>(def: D, rows: number) => createTable(def, rows).columns as unknown as Columns<D>;

/**
 * The tables of a fund without fees: every advance is called on the day it is made, every proceed is distributed at once, the
 * mark is the principal. Tests then change single cells.
 */
export function handPath(path: HandPath): PathTables {
  const { months } = path;
  const rows = months + 1;
  const suburbs = path.suburbs ?? 1;
  const lastMonth = path.lastMonth ?? months;
  const gp = path.gpFraction ?? 0;
  const advances = columnsOf(advanceTable, Math.max(1, path.advances.length));
  const exits = columnsOf(exitTable, Math.max(1, path.advances.length));
  const book = columnsOf(bookTable, rows);
  const cash = columnsOf(cashTable, rows);
  const waterfall = columnsOf(waterfallTable, rows);
  const zoneCostAud = new Float64Array(3 * rows);
  const suburbCostAud = new Float64Array(suburbs * rows);
  const proceeds = {
    sale: book.saleProceedsAud,
    refinance: book.refinanceProceedsAud,
    default: book.defaultProceedsAud,
    lifeEvent: book.lifeEventProceedsAud,
    maturity: book.maturityProceedsAud,
    fundEnd: book.fundEndProceedsAud,
  };
  path.advances.forEach((a, i) => {
    const cause = a.cause ?? 'sale';
    const cashMonth = a.cashMonth ?? a.exitMonth;
    const paid = a.paidAud ?? a.principalAud;
    const value = a.valueAud ?? 4 * a.principalAud;
    const principalPaid = Math.min(paid, a.principalAud);
    advances.originationMonth[i] = a.month;
    advances.principalAud[i] = a.principalAud;
    advances.valueAud[i] = value;
    advances.ltvFraction[i] = a.principalAud / value;
    advances.shareFraction[i] = a.principalAud / value;
    advances.seniorAud[i] = a.seniorAud ?? 0;
    advances.zone[i] = a.zone ?? 0;
    advances.suburb[i] = a.suburb ?? 0;
    exits.exitMonth[i] = a.exitMonth;
    exits.cashMonth[i] = cashMonth;
    exits.cause[i] = CAUSE[cause];
    exits.paidAud[i] = paid;
    exits.principalPaidAud[i] = principalPaid;
    exits.sharePaidAud[i] = paid - principalPaid;
    exits.lossAud[i] = a.principalAud - principalPaid;
    book.advancesMadeAud[a.month]! += a.principalAud;
    book.advancesMadeCount[a.month]! += 1;
    proceeds[cause][cashMonth]! += paid;
    book.principalReceivedAud[cashMonth]! += principalPaid;
    book.shareReceivedAud[cashMonth]! += paid - principalPaid;
    book.principalLostAud[cashMonth]! += a.principalAud - principalPaid;
    if (cause === 'default') book.defaultsCount[a.exitMonth]! += 1;
    for (let m = a.month; m < cashMonth && m <= months; m += 1) {
      book.costAud[m]! += a.principalAud;
      book.markAud[m]! += a.principalAud;
      book.livingCount[m]! += 1;
      zoneCostAud[(a.zone ?? 0) * rows + m]! += a.principalAud;
      suburbCostAud[(a.suburb ?? 0) * rows + m]! += a.principalAud;
    }
    cash.advancesMadeAud[a.month]! += a.principalAud;
    cash.calledLpAud[a.month]! += a.principalAud * (1 - gp);
    cash.calledGpAud[a.month]! += a.principalAud * gp;
    cash.distributedAud[cashMonth]! += paid;
    waterfall.lpAud[cashMonth]! += paid * (1 - gp);
    waterfall.gpCommitmentAud[cashMonth]! += paid * gp;
  });
  for (let m = 0; m <= lastMonth; m += 1) cash.navAud[m] = book.markAud[m]! + cash.distributedAud[m]!;
  const log = Float64Array.from({ length: rows }, (_, m) => m * (path.monthlyLogGrowth ?? 0));
  const repeated = (times: number) => Float64Array.from({ length: times * rows }, (_, i) => log[i % rows]!);
  const flat = (value: number) => new Float64Array(rows).fill(value);
  return {
    months,
    lastMonth,
    advanceCount: path.advances.length,
    declinedCount: 0,
    market: {
      months,
      suburbs,
      zones: 3,
      nationalLog: log,
      zoneLog: repeated(3),
      suburbIndex: repeated(suburbs).map((x) => exp(x)),
      cashRateAnnual: flat(path.cashRateAnnual ?? 0.04),
      mortgageRateAnnual: flat(0.06),
      unemploymentFraction: flat(0.05),
      inflationAnnual: flat(0.025),
      populationGrowthAnnual: flat(0.015),
    },
    advances,
    exits,
    book,
    zoneCostAud,
    zoneMarkAud: zoneCostAud.slice(),
    largestSuburbCostAud: Float64Array.from({ length: rows }, (_, m) =>
      Math.max(...Array.from({ length: suburbs }, (_s, s) => suburbCostAud[s * rows + m]!)),
    ),
    cash,
    facilities: columnsOf(facilityTable, rows),
    tranches: null,
    equity: wholeFundAsEquity(cash),
    waterfall,
    rules: null,
  };
}

/** Integers 0..n-1 spread over [0, 1) by a fixed multiplicative rule: data for tests, not a model of chance. */
export function spread(n: number, seed: number): Float64Array {
  let state = seed >>> 0;
  return Float64Array.from({ length: n }, () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x7feb352d);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
  });
}

/** A path of `count` advances over 24 months with exits of every cause, all columns alive: for laws and for timing. */
export function busyPath(count: number, suburbs: number, scale = 1): PathTables {
  const u = spread(count * 4, 7);
  const causes: readonly ExitCause[] = [
    'sale',
    'sale',
    'sale',
    'refinance',
    'default',
    'lifeEvent',
    'maturity',
    'fundEnd',
  ];
  const advances = Array.from({ length: count }, (_, i): HandAdvance => {
    const month = i % 25;
    const cause = causes[Math.floor(u[4 * i + 1]! * causes.length)]!;
    const exitMonth = cause === 'fundEnd' ? 120 : Math.min(110, month + 6 + Math.floor(u[4 * i]! * 84));
    const principalAud = (150_000 + 200_000 * u[4 * i + 2]!) * scale;
    const grown = 1 + 0.006 * (exitMonth - month);
    return {
      month,
      principalAud,
      seniorAud: principalAud * 1.5,
      zone: i % 3,
      suburb: i % suburbs,
      exitMonth,
      cashMonth: cause === 'default' ? exitMonth + 9 : exitMonth,
      cause,
      paidAud: principalAud * (cause === 'default' ? 0.7 * u[4 * i + 3]! : grown),
    };
  });
  const tables = handPath({ months: 120, suburbs, advances, monthlyLogGrowth: 0.004, gpFraction: 0.02 });
  const { cash, book, waterfall } = tables;
  for (let m = 0; m <= 120; m += 1) {
    // fees called on top, carry taken from late distributions, some cash, a rough sea for the index
    cash.calledLpAud[m]! += 160_000 * scale;
    cash.managementFeeAud[m] = 150_000 * scale;
    cash.expensesAud[m] = 10_000 * scale;
    cash.gstAud[m] = 7_000 * scale;
    cash.cashAud[m] = (1_000_000 + 5_000 * m) * scale;
    cash.uncalledAud[m] = Math.max(0, 20_000_000 - 400_000 * m) * scale;
    book.originationFeeAud[m] = book.advancesMadeAud[m]! * 0.03;
    book.recycledAud[m] = m > 12 ? book.advancesMadeAud[m]! * 0.25 : 0;
    if (m > 80) {
      waterfall.carryAud[m] = waterfall.lpAud[m]! * 0.1;
      waterfall.lpAud[m]! *= 0.9;
    }
    const wave = 0.02 * ((m * 7919) % 13) * 0.1;
    tables.market.nationalLog[m]! += wave;
    for (let z = 0; z < 3; z += 1) tables.market.zoneLog[z * 121 + m]! += wave * (1 + z);
  }
  waterfall.clawbackAud[120] = 250_000 * scale;
  return tables;
}
