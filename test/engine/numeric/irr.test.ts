import { describe, expect, test } from 'vitest';
import { scanRoots } from '../../../src-engine/numeric/internal-rate.ts';
import { annualFromPeriodic, irr, irrInto } from '../../../src-engine/numeric/irr.ts';
import { mirr } from '../../../src-engine/numeric/mirr.ts';
import { npv } from '../../../src-engine/numeric/npv.ts';
import { expm1 } from '../../../src-engine/numeric/expm1.ts';
import { seedKey } from '../../../src-engine/random/seed-key.ts';
import { fillUniforms } from '../../../src-engine/random/stream.ts';
import { irrCases } from './irr-cases.ts';

const ROOT_TOLERANCE = 1e-10; // fast path against bracketing (performance target T10)

describe('published cases', () => {
  test.each(irrCases.map((c, i) => [i, c] as const))('case %i', (_, c) => {
    const result = irr(Float64Array.from(c.flows), c.flows.length, 1);
    // All negative: the libraries say "no rate"; here contributions without distributions are a total loss of -100 %.
    const withoutRoot = c.flows.some((flow) => flow < 0) ? 'total-loss' : 'none';
    expect(result.class).toBe(['one', 'several'][Math.min(c.roots.length, 2) - 1] ?? withoutRoot);
    expect(result.rootsAnnual.length).toBe(c.roots.length);
    for (const [i, root] of c.roots.entries()) expect(Math.abs(result.rootsAnnual[i]! - root)).toBeLessThan(1e-9);
    // With several roots any of those listed is right: which one is a convention (theirs: the first guess leads there).
    const accepted = [[withoutRoot === 'none' ? null : -1], [c.expected], c.roots][Math.min(c.roots.length, 2)]!;
    const distance = Math.min(...accepted.map((rate) => Math.abs((rate ?? 0) - (result.rateAnnual ?? 0))));
    expect(distance).toBeLessThanOrEqual(c.roots.length > 1 ? 1e-9 : c.tolerance);
  });
});

/** A fund-like vector: calls, then distributions, with fees in between; `mixed` adds many sign changes. */
function fundFlows(seed: number, mixed: boolean): Float64Array {
  const u = new Float64Array(500);
  fillUniforms(seedKey('irr'), 99, seed, 0, u, 0, 500);
  const flows = new Float64Array(121);
  for (let t = 0; t < 24; t++) flows[t] = -(1 + u[t]!);
  for (let t = mixed ? 4 : 24; t <= 120; t++) {
    const paid = u[100 + t]! < 0.6 ? u[250 + t]! * (0.2 + 2 * u[499]!) : 0;
    flows[t] = flows[t]! + paid - (mixed && t % 3 === 0 ? 0.3 * u[400]! : 0);
  }
  return flows;
}

describe('laws', () => {
  test('agrees with bracketing on 2,000 random fund vectors', () => {
    const out = new Float64Array(1);
    const seen = [0, 0, 0, 0];
    for (let seed = 0; seed < 2000; seed++) {
      const flows = fundFlows(seed, seed % 2 === 1);
      const code = irrInto(flows, 121, 12, out, 0);
      seen[code] = seen[code]! + 1;
      const roots = scanRoots(flows, null, 121, 12).map(expm1);
      expect(code).toBe(roots.length === 0 ? 1 : roots.length === 1 ? 0 : 2);
      const distance = Math.min(...roots.map((root) => Math.abs(root - out[0]!)));
      expect(roots.length === 0 ? Number.isNaN(out[0]!) : distance < ROOT_TOLERANCE).toBe(true);
    }
    expect(seen[0]).toBeGreaterThan(1800);
  });

  test('the rate makes the flows worth nothing, and does not depend on their currency', () => {
    for (let seed = 0; seed < 50; seed++) {
      const flows = fundFlows(seed, false);
      const rate = irr(flows).rateAnnual!;
      const gross = flows.reduce((total, flow) => total + Math.abs(flow), 0);
      expect(Math.abs(npv((1 + rate) ** (1 / 12) - 1, flows)) / gross).toBeLessThan(1e-12);
      expect(irr(flows.map((flow) => 2 * flow)).rateAnnual).toBe(rate);
    }
  });

  test('two flows: closed form', () => {
    const flows = new Float64Array(121);
    flows[0] = -98;
    flows[120] = 250;
    expect(irr(flows).rateAnnual).toBeCloseTo((250 / 98) ** 0.1 - 1, 14);
    expect(annualFromPeriodic(0.01)).toBeCloseTo(1.01 ** 12 - 1, 14);
  });

  test('several roots: all named, the headline nearest TVPI^(1/D) - 1', () => {
    // -100, +230, -132 has the roots 10 % and 20 %; the double-sided flow below pulls TVPI^(1/D) to one of them.
    const result = irr(Float64Array.of(-100, 230, -132), 3, 1);
    expect(result.class).toBe('several');
    expect(result.rootsAnnual[0]).toBeCloseTo(0.1, 12);
    expect(result.rootsAnnual[1]).toBeCloseTo(0.2, 12);
    const years = 1 - (132 * 2) / 232;
    const target = (230 / 232) ** (1 / years) - 1;
    const nearest = Math.abs(target - 0.1) < Math.abs(target - 0.2) ? 0.1 : 0.2;
    expect(result.rateAnnual).toBeCloseTo(nearest, 12);
  });

  test('among several published roots the headline is the one nearest TVPI^(1/D) - 1', () => {
    const several = irrCases.filter((c) => c.roots.length > 1);
    expect(several.length).toBeGreaterThan(5);
    for (const { flows, roots } of several) {
      const side = (sign: number) => {
        const sizes = flows.map((flow) => Math.max(0, sign * flow));
        const total = sizes.reduce((a, b) => a + b, 0);
        return { total, date: sizes.reduce((a, size, year) => a + size * year, 0) / total };
      };
      const [paidOut, paidIn] = [side(1), side(-1)];
      const target = (paidOut.total / paidIn.total) ** (1 / (paidOut.date - paidIn.date)) - 1;
      const nearest = roots.toSorted((a, b) => Math.abs(a - target) - Math.abs(b - target))[0]!;
      expect(Math.abs(irr(Float64Array.from(flows), flows.length, 1).rateAnnual! - nearest)).toBeLessThan(1e-9);
    }
  });

  test('a close pair of roots is found, and no pair is invented', () => {
    // (v - 1/1.1)(v - 1/1.1003): roots 10 % and 10.03 %, well inside one cell of the scan
    const a = 1 / 1.1;
    const b = 1 / 1.1003;
    const pair = irr(Float64Array.of(a * b, -(a + b), 1), 3, 1);
    expect(pair.class).toBe('several');
    expect(pair.rootsAnnual[0]).toBeCloseTo(0.1, 8);
    expect(irr(Float64Array.of(a * b + 1e-4, -(a + b), 1), 3, 1).class).toBe('none');
  });

  test('no rate is never 0', () => {
    expect(irr(Float64Array.of(-5, 0, -3))).toMatchObject({ class: 'total-loss', rateAnnual: -1 });
    expect(irr(Float64Array.of(0, 0))).toMatchObject({ class: 'none', rateAnnual: null, reason: 'no flows' });
    expect(irr(Float64Array.of(1, 2))).toMatchObject({ class: 'none', rateAnnual: null, reason: 'no contributions' });
    expect(irr(Float64Array.of(-1, NaN, 2))).toMatchObject({ class: 'none', rateAnnual: null });
    expect(irr(Float64Array.of(-1, 1e6), 2, 1).class).toBe('none'); // 99,999,900 % a year: outside the range
  });
});

test('modified rate: INSEAD (2019) example, 7 % finance and 12 % reinvestment', () => {
  expect(mirr([-12, -10, -4, 40, 0, 15, 5], 0.07, 0.12)).toBeCloseTo(0.2101033852585552, 12);
  expect(mirr([1, 2], 0.07, 0.12)).toBe(NaN);
  expect(mirr([-1, 0], 0.07, 0.12)).toBe(-1);
});
