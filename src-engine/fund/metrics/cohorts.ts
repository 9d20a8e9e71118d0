import { AppError } from '../../core/errors.ts';
import { irrInto } from '../../numeric/irr.ts';
import { zoneNames } from '../zones/table.ts';
import type { PathTables } from './table.ts';

export const cohortKinds = ['vintage', 'ltvBand', 'zone', 'suburb'] as const;
export type CohortKind = (typeof cohortKinds)[number];

/** Upper edges of the LTV bands, closed above; the last band is open. Codes are positions in `ltvBandNames`. */
const ltvBandEdges = [0.1, 0.15, 0.2, 0.25, 0.3] as const;
export const ltvBandNames = ['to 10 %', '10-15 %', '15-20 %', '20-25 %', '25-30 %', 'above 30 %'] as const;

/** Code of the LTV band that holds an LTV. */
export function ltvBandOf(ltvFraction: number): number {
  const band = ltvBandEdges.findIndex((edge) => ltvFraction <= edge);
  return band === -1 ? ltvBandEdges.length : band;
}

/** Sums over the advances of one cohort. Rates are ratios of these sums, so that cohorts of many paths can be added. */
export type Cohort = {
  readonly kind: CohortKind;
  /** Vintage: years since first close of the origination; LTV band, zone, suburb: their code. */
  readonly code: number;
  readonly advances: number;
  readonly defaults: number;
  readonly principalAud: number;
  readonly proceedsAud: number;
  readonly lossAud: number;
  /** Principal times years from advance to settlement. */
  readonly principalYearsAud: number;
};

/** Cohorts of the tape of one path, ascending by code. Empty cohorts are left out. */
export function cohortsOf(tables: PathTables, kind: CohortKind): readonly Cohort[] {
  const { advances, exits, advanceCount } = tables;
  const byCode = new Map<number, { -readonly [K in keyof Cohort]: Cohort[K] }>();
  for (let i = 0; i < advanceCount; i += 1) {
    const code = codeOf(tables, kind, i);
    let cohort = byCode.get(code);
    if (cohort === undefined) {
      cohort = { ...emptyCohort, kind, code };
      byCode.set(code, cohort);
    }
    const principal = advances.principalAud[i]!;
    cohort.advances += 1;
    if (exits.cause[i] === 2) cohort.defaults += 1;
    cohort.principalAud += principal;
    cohort.proceedsAud += exits.paidAud[i]!;
    cohort.lossAud += exits.lossAud[i]!;
    cohort.principalYearsAud += (principal * (exits.cashMonth[i]! - advances.originationMonth[i]!)) / 12;
  }
  return [...byCode.values()].sort((a, b) => a.code - b.code);
}

/** Adds cohorts of further paths. Sums of AUD depend on the order: add in path order. */
export function addCohorts(into: readonly Cohort[], more: readonly Cohort[]): readonly Cohort[] {
  const byCode = new Map(into.map((cohort) => [cohort.code, cohort]));
  for (const cohort of more) {
    const known = byCode.get(cohort.code);
    if (known !== undefined && known.kind !== cohort.kind)
      throw new AppError('input/invalid', 'Cohorts of different kinds cannot be added.', {
        into: known.kind,
        more: cohort.kind,
      });
    byCode.set(cohort.code, known === undefined ? cohort : addCohort(known, cohort));
  }
  return [...byCode.values()].sort((a, b) => a.code - b.code);
}

/** Gross monthly flows of a cohort on one path and their IRR: rate NaN for none, -1 for a total loss. */
export function cohortIrrAnnual(tables: PathTables, kind: CohortKind, code: number): number {
  const { advances, exits, advanceCount } = tables;
  let last = tables.lastMonth;
  for (let i = 0; i < advanceCount; i += 1) last = Math.max(last, exits.cashMonth[i]!);
  const flows = new Float64Array(last + 1);
  for (let i = 0; i < advanceCount; i += 1) {
    if (codeOf(tables, kind, i) !== code) continue;
    flows[advances.originationMonth[i]!]! -= advances.principalAud[i]!;
    flows[exits.cashMonth[i]!]! += exits.paidAud[i]!;
  }
  const rate = new Float64Array(1);
  irrInto(flows, flows.length, 12, rate, 0);
  return rate[0]!;
}

/** Name of a cohort whose code alone says it; suburbs need the names of the run. */
export function cohortName(kind: Exclude<CohortKind, 'suburb'>, code: number): string {
  if (kind === 'vintage') return `year ${code + 1}`;
  return kind === 'ltvBand' ? ltvBandNames[code]! : zoneNames[code]!;
}

function codeOf({ advances }: PathTables, kind: CohortKind, i: number): number {
  switch (kind) {
    case 'vintage':
      return Math.floor(advances.originationMonth[i]! / 12);
    case 'ltvBand':
      return ltvBandOf(advances.ltvFraction[i]!);
    case 'zone':
      return advances.zone[i]!;
    case 'suburb':
      return advances.suburb[i]!;
  }
}

const emptyCohort: Cohort = {
  kind: 'vintage',
  code: 0,
  advances: 0,
  defaults: 0,
  principalAud: 0,
  proceedsAud: 0,
  lossAud: 0,
  principalYearsAud: 0,
};

function addCohort(a: Cohort, b: Cohort): Cohort {
  return {
    kind: a.kind,
    code: a.code,
    advances: a.advances + b.advances,
    defaults: a.defaults + b.defaults,
    principalAud: a.principalAud + b.principalAud,
    proceedsAud: a.proceedsAud + b.proceedsAud,
    lossAud: a.lossAud + b.lossAud,
    principalYearsAud: a.principalYearsAud + b.principalYearsAud,
  };
}
