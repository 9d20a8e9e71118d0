import { describe, expect, test } from 'vitest';
import { areaUnderCurve, calibrationTable, scoresOf } from '../../../../src-engine/study/insight/scores.ts';
import { madeUniforms } from './pools.ts';

const alone = (n: number) => Int32Array.from({ length: n }, (_, i) => i);
const auc = (p: number[], y: number[]) =>
  areaUnderCurve(Float64Array.from(p), Uint8Array.from(y), alone(p.length), p.length).auc;

describe('area under the curve', () => {
  test('is the share of pairs ranked right, ties half', () => {
    expect(auc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBe(0.75); // the four-point example of every textbook
    expect(auc([1, 2, 3, 4], [0, 0, 1, 1])).toBe(1);
    expect(auc([4, 3, 2, 1], [0, 0, 1, 1])).toBe(0);
    expect(auc([5, 5, 5, 5], [0, 1, 0, 1])).toBe(0.5);
    expect(auc([1, 2], [1, 1])).toBeNaN();
  });

  test('agrees with all pairs counted, and its error with the spread over repeated samples', () => {
    const uniform = madeUniforms(9);
    const aucs: number[] = [];
    const errors: number[] = [];
    for (let repeat = 0; repeat < 200; repeat++) {
      const y = Array.from({ length: 120 }, (_, i) => (i % 3 === 0 ? 1 : 0));
      const p = y.map((event) => Math.round(20 * (uniform() + 0.3 * event)) / 20);
      const found = areaUnderCurve(Float64Array.from(p), Uint8Array.from(y), alone(120), 120);
      let pairs = 0;
      let right = 0;
      for (let i = 0; i < 120; i++)
        for (let j = 0; j < 120; j++)
          if (y[i] === 1 && y[j] === 0) {
            pairs += 1;
            right += p[i]! > p[j]! ? 1 : p[i] === p[j] ? 0.5 : 0;
          }
      expect(found.auc).toBeCloseTo(right / pairs, 12);
      aucs.push(found.auc);
      errors.push(found.aucStandardError);
    }
    const meanAuc = aucs.reduce((a, b) => a + b, 0) / aucs.length;
    const spread = Math.sqrt(aucs.reduce((sum, a) => sum + (a - meanAuc) ** 2, 0) / (aucs.length - 1));
    const meanError = errors.reduce((a, b) => a + b, 0) / errors.length;
    expect(meanError / spread).toBeGreaterThan(0.8);
    expect(meanError / spread).toBeLessThan(1.2);
  });

  test('copies of an observation in one cluster add no certainty', () => {
    const uniform = madeUniforms(4);
    const y = Uint8Array.from({ length: 60 }, (_, i) => i % 2);
    const p = Float64Array.from(y, (event) => uniform() + 0.2 * event);
    const once = areaUnderCurve(p, y, alone(60), 60);
    const thrice = areaUnderCurve(
      Float64Array.from({ length: 180 }, (_, i) => p[i % 60]!),
      Uint8Array.from({ length: 180 }, (_, i) => y[i % 60]!),
      Int32Array.from({ length: 180 }, (_, i) => i % 60),
      60,
    );
    expect(thrice.auc).toBeCloseTo(once.auc, 12);
    expect(thrice.aucStandardError).toBeCloseTo(once.aucStandardError, 12);
  });
});

describe('scores of probabilities', () => {
  const y = Uint8Array.from([1, 0, 0, 0]);
  test('the base rate has no skill, certainty that is right has all of it', () => {
    const flat = scoresOf(new Float64Array(4).fill(0.25), y, alone(4), 4, 0.25);
    expect(flat.brier).toBeCloseTo(0.1875, 12); // p (1 - p)
    expect(flat.brierSkill).toBeCloseTo(0, 12);
    expect(flat.logLoss).toBeCloseTo(-(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)), 12);
    const sure = scoresOf(Float64Array.from([1, 0, 0, 0]), y, alone(4), 4, 0.25);
    expect(sure).toMatchObject({ brier: 0, brierSkill: 1, auc: 1 });
    expect(sure.logLoss).toBeLessThan(1e-5);
  });

  test('a sure mistake costs much but not without end', () => {
    const wrong = scoresOf(Float64Array.from([0, 0, 0, 0]), y, alone(4), 4, 0.25);
    expect(wrong.logLoss).toBeCloseTo(-Math.log(1e-6) / 4, 4);
  });

  test('the error of the skill is that of the spread over repeated samples, clusters and all', () => {
    const uniform = madeUniforms(15);
    const skills: number[] = [];
    const errors: number[] = [];
    // Events of 40 clusters of 10 share a fate; the forecast knows half of it.
    const clusterOf = Int32Array.from({ length: 400 }, (_, i) => i % 40);
    for (let repeat = 0; repeat < 200; repeat++) {
      const known = Array.from({ length: 40 }, () => (uniform() < 0.5 ? 0.2 : 0.4));
      const fate = known.map((p) => p + 0.4 * (uniform() - 0.5));
      const outcomes = Uint8Array.from(clusterOf, (c) => (uniform() < fate[c]! ? 1 : 0));
      const p = Float64Array.from(clusterOf, (c) => known[c]!);
      const { brierSkill, brierSkillStandardError } = scoresOf(p, outcomes, clusterOf, 40, 0.3);
      skills.push(brierSkill);
      errors.push(brierSkillStandardError);
    }
    const meanSkill = skills.reduce((a, b) => a + b, 0) / skills.length;
    const spread = Math.sqrt(skills.reduce((sum, s) => sum + (s - meanSkill) ** 2, 0) / (skills.length - 1));
    const meanError = errors.reduce((a, b) => a + b, 0) / errors.length;
    expect(meanError / spread).toBeGreaterThan(0.8);
    expect(meanError / spread).toBeLessThan(1.2);
  });

  test('calibration bins hold everybody once, in order of the forecast', () => {
    const uniform = madeUniforms(2);
    const p = Float64Array.from({ length: 103 }, uniform);
    const table = calibrationTable(p, new Uint8Array(103).fill(1), 10);
    expect(table.reduce((sum, bin) => sum + bin.advances, 0)).toBe(103);
    expect(table.map((bin) => bin.observed)).toEqual(Array.from({ length: 10 }, () => 1));
    const predicted = table.map((bin) => bin.meanPredicted);
    expect(predicted).toEqual([...predicted].sort((a, b) => a - b));
    expect(calibrationTable(p.slice(0, 3), new Uint8Array(3), 10)).toHaveLength(3);
  });
});
