import { expect, test } from 'vitest';
import { INDEX_LANE, inRow, REFINANCE_LANE, SALE_LANE } from '../../../src-engine/fund/exits/path-hazards.ts';
import { createKernels } from '../../../src-engine/kernels/kernels.ts';
import { uniforms } from '../../support/uniforms.ts';

const MONTHS = 121; // month-ends 0 to 120
const RATIOS = [0.9, 0.9, 0.9, 0.779, 0.827, 0.885, 1, 1.228, 1.386, 1.556, 1.985];
const KEEP = 0.975;
const COMBINED = 0.85;
const STRESS = 0.9;
const STRESSED = 0.8;
const WATCH = 7; // band below which no limit is near: 0.9 x 0.8

/** Terms of an advance in the order of the kernel, then the rows of its months. */
type Advance = {
  readonly home1: number;
  readonly senior1: number;
  readonly owed: number;
  readonly interest: number;
  readonly share: number;
  readonly start: number;
  readonly sale: number;
  readonly refinance: number;
  readonly lifeEvent: number;
  readonly clock: number;
  readonly from: number;
  readonly end: number;
};
type Sums = { readonly marks: number[]; readonly combined: number[]; readonly stress: number[] };

const kernels = createKernels(14 * (MONTHS + 1) + 40);
const rows = {
  saleGain: new Float64Array(MONTHS),
  refinanceGain: new Float64Array(MONTHS),
  index: new Float64Array(MONTHS),
  byDefault: kernels.floats(MONTHS),
  senior: kernels.floats(MONTHS),
  saleRate: kernels.floats(MONTHS),
  defaultRate: kernels.floats(MONTHS),
};
/** Index, sale and refinance of a suburb as the kernel reads them, pair by pair. */
const suburbRow = kernels.floats(3 * (MONTHS + 1));
const lvrRatio = kernels.floats(RATIOS.length);
lvrRatio.set(RATIOS);
const sums = { marks: kernels.floats(MONTHS), combined: kernels.floats(MONTHS), stress: kernels.floats(MONTHS) };
const terms = kernels.floats(15);

/** Month by month, as the model says it. */
function walkPlainly(advance: Advance, into: Sums): number {
  const { from, end, interest } = advance;
  let owed = advance.owed;
  let clock = advance.clock;
  for (let month = from; month < end; month++) {
    const home = advance.home1 * rows.index[month]!;
    const debt = advance.senior1 * rows.senior[month]!;
    const claimAt = (value: number): number => owed + advance.share * Math.max(0, value - advance.start);
    const lent = debt + claimAt(home);
    const tenths = (10 * lent) / home;
    const low = home * STRESSED;
    into.marks[month]! += Math.min(claimAt(home), Math.max(0, home * KEEP - debt));
    if (lent > COMBINED * home) into.combined[month]! += 1;
    if (debt + owed + advance.share * Math.max(0, low - advance.start) > STRESS * low) into.stress[month]! += 1;
    const willing =
      advance.sale * rows.saleRate[month]! * rows.saleGain[month]! + advance.refinance * rows.refinanceGain[month]!;
    const failing = rows.defaultRate[month]! * rows.byDefault[month]! * RATIOS[Math.min(10, Math.floor(tenths))]!;
    clock -= willing + failing + advance.lifeEvent;
    if (clock <= 0) return month;
    owed += interest;
  }
  return end;
}

function walkByKernel(advance: Advance): number {
  const { home1, senior1, owed, interest, share, start, sale, refinance, lifeEvent, clock, from, end } = advance;
  terms.set([home1, senior1, owed, interest, share, start, sale, refinance, lifeEvent, clock]);
  terms.set([WATCH, KEEP, COMBINED, STRESS, STRESSED], 10);
  return kernels.walk(
    terms.byteOffset,
    suburbRow.byteOffset,
    rows.byDefault.byteOffset,
    rows.senior.byteOffset,
    rows.saleRate.byteOffset,
    rows.defaultRate.byteOffset,
    lvrRatio.byteOffset,
    sums.marks.byteOffset,
    sums.combined.byteOffset,
    sums.stress.byteOffset,
    from,
    end,
  );
}

const uniform = uniforms(20261121);
const between = (from: number, to: number) => from + (to - from) * uniform();

/** Prices that move by up to `step` a month, hazards that end about half of the advances. */
function drawRows(step: number): void {
  let [level, owed] = [1, 1];
  for (let month = 0; month < MONTHS; month++) {
    rows.index[month] = level;
    rows.senior[month] = owed;
    rows.saleGain[month] = between(0.5, 1.5);
    rows.refinanceGain[month] = between(0, 0.002);
    rows.byDefault[month] = between(0.3, 3);
    rows.saleRate[month] = between(0.001, 0.008);
    rows.defaultRate[month] = between(0, 0.001);
    suburbRow[inRow(month, INDEX_LANE)] = rows.index[month]!;
    suburbRow[inRow(month, SALE_LANE)] = rows.saleGain[month]!;
    suburbRow[inRow(month, REFINANCE_LANE)] = rows.refinanceGain[month]!;
    level *= 1 + between(-step, step);
    owed *= 1 - between(0, 0.004);
  }
}

function drawAdvance(): Advance {
  const value = between(300_000, 3_000_000);
  const principal = value * between(0.05, 0.4);
  const from = Math.floor(between(0, MONTHS - 1));
  const home1 = value / rows.index[from]!;
  return {
    home1,
    senior1: (value * between(0, 0.65)) / rows.senior[from]!,
    owed: principal,
    interest: principal * between(0, 0.005),
    share: between(0, 0.9),
    start: value * between(0.9, 1),
    sale: between(0.5, 2),
    refinance: between(0.5, 2),
    lifeEvent: uniform() < 0.5 ? 0 : 0.0005,
    clock: uniform() < 0.1 ? Infinity : -Math.log(uniform()),
    from,
    end: from + Math.floor(between(0, MONTHS - from)),
  };
}

// Two months at a time, bands and limits by comparison: the same months, marks and breaches, bit for bit.
test.each([0.01, 0.05, 0.2])('the walk does what the model says, prices moving by up to %f a month', (step) => {
  const expected: Sums = {
    marks: Array(MONTHS).fill(0),
    combined: Array(MONTHS).fill(0),
    stress: Array(MONTHS).fill(0),
  };
  for (const sum of Object.values(sums)) sum.fill(0);
  let events = 0;
  for (let i = 0; i < 3000; i++) {
    if (i % 20 === 0) drawRows(step);
    const advance = drawAdvance();
    const month = walkPlainly(advance, expected);
    expect(walkByKernel(advance)).toBe(month);
    if (month < advance.end) events += 1;
  }
  expect(Array.from(sums.marks)).toEqual(expected.marks);
  expect(Array.from(sums.combined)).toEqual(expected.combined);
  expect(Array.from(sums.stress)).toEqual(expected.stress);
  expect(events).toBeGreaterThan(300);
  expect(events).toBeLessThan(2700);
  expect(expected.combined.reduce((a, b) => a + b)).toBeGreaterThan(1000);
  expect(expected.stress.reduce((a, b) => a + b)).toBeGreaterThan(expected.combined.reduce((a, b) => a + b));
});

test('an empty walk adds nothing', () => {
  drawRows(0.01);
  for (const sum of Object.values(sums)) sum.fill(0);
  expect(walkByKernel({ ...drawAdvance(), from: 7, end: 7 })).toBe(7);
  expect(sums.marks.every((mark) => mark === 0)).toBe(true);
});

test('a clock that is used up in the last month ends there', () => {
  drawRows(0.01);
  for (const end of [31, 32]) {
    const whole = { ...drawAdvance(), clock: 1e6, from: 20, end };
    expect(walkByKernel(whole)).toBe(end);
    let used = 0;
    for (let month = 20; month < end - 1; month++) used += hazardOf(whole, month);
    expect(walkByKernel({ ...whole, clock: used + 0.5 * hazardOf(whole, end - 1) })).toBe(end - 1);
  }
});

/** What a single month takes from the clock. */
function hazardOf(advance: Advance, month: number): number {
  const owed = advance.owed + advance.interest * (month - advance.from);
  let [low, high] = [0, 10];
  for (let i = 0; i < 80; i++) {
    const clock = (low + high) / 2;
    if (walkByKernel({ ...advance, owed, clock, from: month, end: month + 1 }) === month) low = clock;
    else high = clock;
  }
  return low;
}
