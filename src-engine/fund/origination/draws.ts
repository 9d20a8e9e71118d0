import { createKernels, type Kernels } from '../../kernels/kernels.ts';
import { inverseNormal } from '../../numeric/inverse-normal.ts';
import { advanceEntity, purpose } from '../../random/draws.ts';
import { createFourEntities, fourEntitiesLength } from '../../random/four-entities.ts';
import type { DrawSettings } from '../../random/settings.ts';
import { uniform } from '../../random/uniform.ts';
import type { OriginationPlan, TruncatedNormal } from './plan.ts';
import { fillTenureMonths, tenureLaw } from './tenure.ts';

/** Where the words of each draw begin: word n of an entity at `DRAW.n + lane`. */
export const DRAW = {
  suburb: 0,
  property: 4,
  size: 8,
  seniorLtv: 12,
  tenure: 16,
  seniorAge: 20,
  interestOnly: 24,
  clock: 32,
  cause: 36,
  value: 40,
  recovery: 44,
} as const;

const ATTRIBUTE_BLOCKS = 2;
const BLOCKS = ATTRIBUTE_BLOCKS + 1;
const LANES = 4;

/**
 * What applications draw, four neighbours of a month at a time: alone, each would keep the processor waiting for one long chain
 * of steps after the other. Arrays have one entry a lane; they are those of the application that was opened last.
 */
export interface ApplicationDraws {
  /** Random words, see `DRAW`. */
  readonly words: Int32Array;
  /** Wanted size, AUD, before multiples of the day. */
  readonly sizeAud: Float64Array;
  /** First mortgage / V_0. */
  readonly seniorFraction: Float64Array;
  readonly tenureMonths: Int32Array;
  /** Exp(1) exit clocks. */
  readonly clock: Float64Array;
  /** Standard normals of the property noise; 0 in deterministic mode. */
  readonly valueNormal: Float64Array;
  beginPath(path: number): void;
  /** @returns lane of application `ordinal` of the month */
  open(month: number, ordinal: number): number;
}

export function createApplicationDraws(plan: OriginationPlan, draws: DrawSettings): ApplicationDraws {
  const kernels = createKernels(fourEntitiesLength(BLOCKS) + 3 * TRUNCATED_LENGTH + LANES);
  const four = createFourEntities(kernels, draws, BLOCKS);
  const { words } = four;
  const fundIndex = draws.fundIndex ?? 0;
  const deterministic = draws.mode === 'deterministic';
  const spread = deterministic ? 0 : draws.variation.attributes;
  const tenure = tenureLaw(plan, spread);
  const size = createTruncated(kernels, plan.sizeAud, spread, words, DRAW.size);
  const seniorLtv = createTruncated(kernels, plan.seniorLtv, spread, words, DRAW.seniorLtv);
  const noise = createTruncated(kernels, STANDARD_NORMAL, deterministic ? 0 : 1, words, DRAW.value);
  const tenureMonths = new Int32Array(LANES);
  const clock = kernels.floats(LANES);
  const clockWordsAt = words.byteOffset + 4 * DRAW.clock;
  const clockAt = clock.byteOffset;
  /** Entity of lane 0; -1 before the first application of a path. */
  let first = -1;

  function draw(): void {
    four.draw(purpose.advanceAttributes, first, 0, 0);
    four.draw(purpose.advanceAttributes, first, 1, 1);
    four.draw(purpose.advanceExit, first, 0, ATTRIBUTE_BLOCKS);
    kernels.exponentials(clockWordsAt, clockAt);
    size.fill();
    seniorLtv.fill();
    noise.fill();
    fillTenureMonths(tenure, words, DRAW.tenure, tenureMonths);
  }

  return {
    words,
    sizeAud: size.values,
    seniorFraction: seniorLtv.values,
    tenureMonths,
    clock,
    valueNormal: noise.values,
    beginPath(path) {
      first = -1;
      four.beginPath(path);
    },
    open(month, ordinal) {
      const entity = advanceEntity(month, ordinal, fundIndex);
      const lane = entity & (LANES - 1);
      if (entity - lane !== first) {
        first = entity - lane;
        draw();
      }
      return lane;
    },
  };
}

/** Not truncated at all. */
const STANDARD_NORMAL: TruncatedNormal = {
  mean: 0,
  sd: 1,
  min: -Infinity,
  max: Infinity,
  lowProbability: 0,
  spanProbability: 1,
};

const TRUNCATED_LENGTH = 6 + LANES;

/** Mean + spread x (draw - mean), kept inside the bounds, for each lane. With spread 0 the mean itself. */
function createTruncated(kernels: Kernels, law: TruncatedNormal, spread: number, words: Int32Array, at: number) {
  const { mean, min, max, lowProbability, spanProbability } = law;
  const scale = spread * law.sd;
  const terms = kernels.floats(6);
  terms.set([mean, scale, min, max, lowProbability, spanProbability]);
  const values = kernels.floats(LANES).fill(mean);
  const wordsAt = words.byteOffset + 4 * at;
  const termsAt = terms.byteOffset;
  const valuesAt = values.byteOffset;
  const { truncatedNormals } = kernels;
  return {
    values,
    fill(): void {
      if (scale === 0) return;
      const beyond = truncatedNormals(wordsAt, termsAt, valuesAt);
      if (beyond === 0) return;
      for (let lane = 0; lane < LANES; lane++) {
        if (((beyond >> lane) & 1) === 0) continue;
        const value = mean + scale * inverseNormal(lowProbability + uniform(words[at + lane]!) * spanProbability);
        values[lane] = Math.min(max, Math.max(min, value));
      }
    },
  };
}
