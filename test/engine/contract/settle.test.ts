import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { contractConfig, type ContractConfig } from '../../../src-engine/fund/contract/config.ts';
import { resolveContract, shareOfLtv, type ContractPlan } from '../../../src-engine/fund/contract/plan.ts';
import { claimAud, emptySettlement, settle, tieredShareAud } from '../../../src-engine/fund/contract/settle.ts';
import { exp } from '../../../src-engine/numeric/exp.ts';
import { purpose } from '../../../src-engine/random/draws.ts';
import { fillNormals } from '../../../src-engine/random/stream.ts';

function contract(change: Partial<ContractConfig> = {}): ContractPlan {
  return resolveContract(contractConfig.parse(change));
}

const plain = contract({ simpleInterestAnnual: 0 });
const CENT = 0.005;

describe('published payoffs', () => {
  // unison.com/how-homeowner-works and /how-it-works: principal plus a share of the change in value, losses shared
  const unison = contract({ simpleInterestAnnual: 0, lossSharing: true, lossFreeBuyout: false, shareMethod: 'fixed' });
  test.each([
    [0.4, 600_000, 90_000],
    [0.4, 400_000, 10_000],
    [0.4, 500_000, 50_000],
    [0.35, 600_000, 85_000],
    [0.35, 400_000, 15_000],
    [0.35, 500_000, 50_000],
  ])('Unison: share %d, end value %d pays %d', (share, endAud, payoffAud) => {
    expect(claimAud(unison, 50_000, 500_000, share, endAud, 60, false)).toBeCloseTo(payoffAud, 6);
  });

  // point.com/calculator, a snapshot rounded to 100: share 25 % of the change from a start value 10 % below appraisal
  const point = contract({ simpleInterestAnnual: 0, lossSharing: true, startDiscountFraction: 0.1 });
  test.each([
    [1_338_200, 209_600],
    [1_216_700, 179_200],
    [1_000_000, 125_000],
    [750_000, 62_500],
  ])('Point: end value %d pays %d to the nearest 100', (endAud, payoffAud) => {
    const startAud = 1_000_000 * point.startValueMultiple;
    const claim = claimAud(point, 100_000, startAud, 0.25, endAud, 60, false);
    expect(Math.abs(claim - payoffAud)).toBeLessThanOrEqual(50 + CENT);
  });

  test('Unlock: 70 % of value, at most 18 % a year on the advance', () => {
    const unlock = contract({
      simpleInterestAnnual: 0,
      shareMethod: 'of-value',
      shareMultiple: 0.7 / 0.44,
      costCapAnnual: 0.18,
    });
    expect(shareOfLtv(unlock, 0.44)).toBeCloseTo(0.7, 12);
    expect(claimAud(unlock, 440_000, 1_000_000, 0.7, 1_000_000, 60, false)).toBeCloseTo(700_000, 6);
    const capped = 440_000 * 1.015 ** 12;
    expect(claimAud(unlock, 440_000, 1_000_000, 0.7, 1_000_000, 12, false)).toBeCloseTo(capped, 6);
  });

  test('Unison: inside the no-loss window, or on a buy-out, at least the principal is due', () => {
    const terms = { simpleInterestAnnual: 0, lossSharing: true, lossFreeMonths: 36 } as const;
    const windowed = contract(terms);
    expect(claimAud(windowed, 50_000, 500_000, 0.4, 400_000, 35, false)).toBe(50_000);
    expect(claimAud(windowed, 50_000, 500_000, 0.4, 400_000, 36, false)).toBeCloseTo(10_000, 6);
    expect(claimAud(windowed, 50_000, 500_000, 0.4, 400_000, 36, true)).toBe(50_000);
    const strict = contract({ ...terms, lossFreeBuyout: false });
    expect(claimAud(strict, 50_000, 500_000, 0.4, 400_000, 36, true)).toBeCloseTo(10_000, 6);
  });

  test('Hometap: a tenth of the value in cash for a fifth of the value at the end', () => {
    const hometap = contract({ simpleInterestAnnual: 0, shareMethod: 'of-value', shareMultiple: 2 });
    expect(claimAud(hometap, 100_000, 1e6, shareOfLtv(hometap, 0.1), 1_500_000, 120, false)).toBeCloseTo(300_000, 6);
  });
});

describe('expected payoffs under geometric Brownian motion (closed forms)', () => {
  // V0 1 m, advance 100 k, share 25 % from 900 k, drift 5 %, volatility 12 %, 7 years, cap 18 % compounding monthly.
  // "capped_with_loss_sharing" may go below 0 where our claim may not; that is worth 9 AUD, far inside the tolerance.
  const PATHS = 1_000_000;
  const months = 84;
  const z = new Float64Array(PATHS);
  fillNormals(Int32Array.of(7, 7, 7, 7), purpose.test, 0, 0, z, 0, PATHS);
  const shared = { simpleInterestAnnual: 0, lossSharing: true } as const;
  test.each([
    ['linear, losses shared', contract(shared), 229_766.88714831433],
    ['no loss sharing', plain, 232_788.40446365473],
    ['capped, losses shared', contract({ ...shared, costCapAnnual: 0.18 }), 217_126.35704245366],
    ['capped, not below 0', contract({ ...shared, costCapAnnual: 0.18 }), 217_135.24428427801],
  ])('%s', (_, plan, expected) => {
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < PATHS; i++) {
      const valueAud = 1e6 * exp((0.05 - 0.5 * 0.0144) * 7 + 0.12 * Math.sqrt(7) * z[i]!);
      const claim = claimAud(plan, 100_000, 900_000, 0.25, valueAud, months, false);
      sum += claim;
      squares += claim * claim;
    }
    const mean = sum / PATHS;
    const standardError = Math.sqrt((squares / PATHS - mean * mean) / PATHS);
    expect(Math.abs(mean - expected)).toBeLessThan(4 * standardError);
  });
  test('the cap itself', () => {
    expect(100_000 * contract({ costCapAnnual: 0.18 }).capMultiple[84]!).toBeCloseTo(349_258.9539509061, 5);
  });
});

describe('claim', () => {
  test('principal, simple interest and a share pro rata to LTV', () => {
    const plan = contract();
    const share = shareOfLtv(plan, 0.2);
    expect(share).toBe(0.2);
    // 200,000 + 5 x 5 % + 20 % of 500,000
    expect(claimAud(plan, 200_000, 1e6, share, 1.5e6, 60, false)).toBeCloseTo(200_000 + 50_000 + 100_000, 6);
    expect(claimAud(plan, 200_000, 1e6, share, 0.7e6, 60, false)).toBeCloseTo(250_000, 6); // a fall is not shared
  });
  test('bounds on the share, on the claim and on its cost', () => {
    expect(shareOfLtv(contract({ minShareFraction: 0.3 }), 0.2)).toBe(0.3);
    expect(shareOfLtv(contract({ maxShareFraction: 0.1 }), 0.2)).toBe(0.1);
    expect(claimAud(contract({ maxPayoffMultiple: 1.4 }), 100, 500, 0.2, 5000, 60, false)).toBeCloseTo(140, 12);
    expect(claimAud(contract({ minPayoffMultiple: 1.5 }), 100, 500, 0.2, 500, 1, false)).toBeCloseTo(150, 12);
    expect(claimAud(contract({ costCapAnnual: 0.06 }), 100, 500, 0.2, 5000, 2, false)).toBeCloseTo(
      100 * 1.005 ** 2,
      12,
    );
  });
  test('tiers are marginal: the claim does not jump at a threshold and slopes by the share of the tier', () => {
    const plan = contract({ shareMethod: 'tiered' });
    const start = 1e6;
    const step = 1; // AUD
    for (const threshold of [0.2, 0.5, 1]) {
      const at = start * (1 + threshold);
      expect(tieredShareAud(plan, start, at + step) - tieredShareAud(plan, start, at)).toBeLessThan(step);
    }
    expect(tieredShareAud(plan, start, 1.2e6)).toBeCloseTo(20_000, 6);
    expect(tieredShareAud(plan, start, 1.5e6)).toBeCloseTo(20_000 + 60_000, 6);
    expect(tieredShareAud(plan, start, 2.5e6)).toBeCloseTo(20_000 + 60_000 + 150_000 + 200_000, 6);
    expect(tieredShareAud(plan, start, 0.9e6)).toBe(0);
  });
  test('equal tiers are one fixed share', () => {
    const equal = contract({ shareMethod: 'tiered', tierShareFractions: [0.2, 0.2, 0.2, 0.2] });
    for (const valueAud of [0.5e6, 1.1e6, 1.7e6, 4e6])
      expect(tieredShareAud(equal, 1e6, valueAud)).toBeCloseTo(0.2 * Math.max(0, valueAud - 1e6), 6);
  });
  test('the shapes of a published sample: growing with value, never below 0', () => {
    for (const shareMethod of ['pro-rata-ltv', 'fixed', 'tiered', 'of-value'] as const) {
      const plan = contract({ shareMethod, lossSharing: true, simpleInterestAnnual: 0 });
      let last = 0;
      for (let valueAud = 0; valueAud <= 3e6; valueAud += 50_000) {
        const claim = claimAud(plan, 200_000, 1e6, shareOfLtv(plan, 0.2), valueAud, 24, false);
        expect(claim).toBeGreaterThanOrEqual(last);
        last = claim;
      }
    }
  });
});

describe('settlement', () => {
  const into = emptySettlement();
  test('non-recourse: no more than what is left of the price, nothing when nothing is left', () => {
    expect(settle(100, 20, 150, 80, into)).toMatchObject({ paidAud: 80, principalPaidAud: 80, lossAud: 20 });
    expect(settle(100, 20, 150, -5, into)).toMatchObject({ paidAud: 0, principalPaidAud: 0, lossAud: 100 });
    expect(settle(100, 20, 150, 1000, into)).toMatchObject({ paidAud: 150, sharePaidAud: 30, lossAud: 0 });
  });
  test('principal first, then interest, then share; parts sum to paid', () => {
    for (const available of [0, 40, 100, 110, 120, 135, 150, 400]) {
      const paid = settle(100, 20, 150, available, into);
      expect(paid.principalPaidAud + paid.interestPaidAud + paid.sharePaidAud).toBeCloseTo(paid.paidAud, 12);
      expect(paid.principalPaidAud + paid.lossAud).toBe(100);
      expect(paid.interestPaidAud > 0 && paid.principalPaidAud < 100).toBe(false);
      expect(paid.sharePaidAud > 0 && paid.interestPaidAud < 20).toBe(false);
    }
  });
});

test('terms that contradict each other are refused with their fields', () => {
  const bad = () =>
    contract({
      minShareFraction: 0.5,
      maxShareFraction: 0.2,
      minPayoffMultiple: 2,
      maxPayoffMultiple: 1,
      tierThresholdFractions: [0.5, 0.2],
      tierShareFractions: [0.1],
    });
  let refused: unknown;
  try {
    bad();
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(AppError);
  expect((refused as AppError).issues.map((issue) => issue.path)).toEqual([
    'contract.minShareFraction',
    'contract.minPayoffMultiple',
    'contract.tierShareFractions',
    'contract.tierThresholdFractions',
  ]);
});
