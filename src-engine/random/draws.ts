import { AppError } from '../core/errors.ts';
import { threefryBlocks, threefryEntities } from './threefry.ts';
import { drawnPath, isMirrored } from './stream.ts';

/**
 * Who draws what. A purpose is word 0 of the counter: a number once given is never reused or renumbered, or every stored
 * result would change. Add new ones at the end.
 */
export const purpose = {
  /** Stream, factor 0: monthly shock of the national factor. */
  nationalShock: 1,
  /** Stream, factor = zone. */
  zoneShock: 2,
  /** Stream, factor = suburb index in the plan's data (not its rank in this run). */
  suburbShock: 3,
  /** Stream, factor = macro series. */
  macroShock: 4,
  /** Stream: regime switches (uniforms). */
  regime: 5,
  /** Stream: phase and phase lengths of the price cycle. */
  cyclePhase: 6,
  /** Slot: common frailty of a path's exits. */
  frailty: 7,
  /** Slots per advance: exit clock, cause, value noise at exit, recovery. */
  advanceExit: 8,
  /** Slots per advance: suburb, property, size, LTV, tenure, senior loan. */
  advanceAttributes: 9,
  /** Slots per advance: candidate months and acceptances of own-price thinning, by block. */
  advanceThinning: 10,
  /** Stream, factor = any other market series. */
  marketShock: 11,
  /** Simulated property stock of a suburb (before any path). */
  propertyStock: 12,
  /** Simulated histories for judging a calibration. */
  calibrationHistory: 13,
  /** Scrambling of a quasi-random replicate; path word = replicate. */
  sobolScramble: 14,
  /** Fixed scrambled order of a cohort in deterministic mode. */
  cohortOrder: 15,
  /** Samples over parameters in a study. */
  studySample: 16,
  /** Slots per advance: valuation noise when a decision looks at the value before exit. */
  advanceValuation: 17,
  /** Slots per advance: default timing detail, foreclosure lag, haircut. */
  advanceDefault: 18,
  /** Choice of suburb, zone or deal when cash is invested. */
  allocationChoice: 19,
  /** Samples and starts of an insight over loan tapes; path word = topic, entity = part. */
  insightSample: 30,
  /** Mixed use in tests. */
  test: 99,
} as const;
export type Purpose = (typeof purpose)[keyof typeof purpose];

/** Most advances that may originate in one month on one path; the book checks it. */
export const ADVANCES_PER_MONTH = 4096;

/** Most funds that share the paths of a market; each has 4096 months of its own entities, and all of them fit 31 bits. */
export const MOST_FUNDS = 128;
const ENTITIES_PER_FUND = 4096 * ADVANCES_PER_MONTH;

/**
 * The entity of an advance: `originationMonth * 4096 + n`, n-th advance of that month counted from 0, after those of the funds
 * before it in a registry. So a change in one month's count moves nobody else's draws, and fund 0 draws as a fund alone.
 * @throws AppError `plan/infeasible` when n is out of range
 */
export function advanceEntity(originationMonth: number, n: number, fundIndex = 0): number {
  if (!(n >= 0 && n < ADVANCES_PER_MONTH))
    throw new AppError('plan/infeasible', `More than ${ADVANCES_PER_MONTH} advances in one month.`, {
      originationMonth,
      n,
    });
  return fundIndex * ENTITIES_PER_FUND + originationMonth * ADVANCES_PER_MONTH + n;
}

/**
 * 4 random words per entity, for `count` consecutive entities, mirrored on the odd path of an antithetic pair.
 * Words are turned into numbers by `uniform(word)` and `inverseNormal(uniform(word))`.
 */
export function fillEntityWords(
  key: Int32Array,
  purposeCode: number,
  path: number,
  entity: number,
  block: number,
  count: number,
  out: Int32Array,
  offset: number,
  antithetic = false,
): void {
  threefryEntities(key, purposeCode, drawnPath(path, antithetic), entity, block, count, out, offset);
  if (isMirrored(path, antithetic)) for (let i = offset; i < offset + 4 * count; i++) out[i] = ~out[i]!;
}

/** As `fillEntityWords` for `count` consecutive blocks of one entity: 4 words a block. */
export function fillBlockWords(
  key: Int32Array,
  purposeCode: number,
  path: number,
  entity: number,
  block: number,
  count: number,
  out: Int32Array,
  offset: number,
  antithetic = false,
): void {
  threefryBlocks(key, purposeCode, drawnPath(path, antithetic), entity, block, count, out, offset);
  if (isMirrored(path, antithetic)) for (let i = offset; i < offset + 4 * count; i++) out[i] = ~out[i]!;
}
