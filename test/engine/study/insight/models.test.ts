import { describe, expect, test } from 'vitest';
import { seedKey } from '../../../../src-engine/random/seed-key.ts';
import { createDraws, topic } from '../../../../src-engine/study/insight/draws.ts';
import { fitForest, predictForests } from '../../../../src-engine/study/insight/forest.ts';
import { fitLogistic, predictLogistic } from '../../../../src-engine/study/insight/logistic.ts';
import { madeNormals, madeUniforms } from './pools.ts';

const key = seedKey('models');
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

describe('logistic regression', () => {
  test('without features it is the log odds of the base rate', () => {
    const y = Uint8Array.from({ length: 100 }, (_, i) => (i < 20 ? 1 : 0));
    const { coefficients } = fitLogistic(
      Array.from(y, () => [0]),
      y,
      1,
    );
    expect(coefficients[0]).toBeCloseTo(Math.log(0.25), 8);
    expect(coefficients[1]).toBe(0);
  });

  test('two groups: the difference of their log odds', () => {
    const rows = [...Array.from({ length: 50 }, () => [1]), ...Array.from({ length: 50 }, () => [0])];
    const y = Uint8Array.from(rows, (_, i) => ((i < 50 ? i < 30 : i < 60) ? 1 : 0));
    const { coefficients } = fitLogistic(rows, y, 0);
    expect(coefficients[0]).toBeCloseTo(Math.log(10 / 40), 7);
    expect(coefficients[1]).toBeCloseTo(Math.log(30 / 20) - Math.log(10 / 40), 7);
  });

  test('meets the optimum: scores of the penalised likelihood vanish, and its probabilities average to the base rate', () => {
    const normal = madeNormals(1);
    const uniform = madeUniforms(1);
    const rows = Array.from({ length: 500 }, () => [normal(), normal(), normal()]);
    const y = Uint8Array.from(rows, ([a, b]) => (uniform() < sigmoid(-1 + 2 * a! - b!) ? 1 : 0));
    const model = fitLogistic(rows, y, 3);
    const p = predictLogistic(model, rows);
    expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(
      y.reduce((a, b) => a + b, 0),
      4,
    );
    for (let j = 0; j < 3; j++) {
      const score = rows.reduce((sum, row, i) => sum + (y[i]! - p[i]!) * row[j]!, 0);
      expect(score - 3 * model.coefficients[j + 1]!).toBeCloseTo(0, 4);
    }
  });

  test('a rule without exception stays finite under the penalty; equal features without one are refused', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [i < 20 ? -1 : 1, i < 20 ? -1 : 1]);
    const y = Uint8Array.from(rows, ([a]) => (a! > 0 ? 1 : 0));
    expect(fitLogistic(rows, y, 1).coefficients.every(Number.isFinite)).toBe(true);
    const noisy = y.map((value, i) => (i % 5 === 0 ? 1 - value : value));
    expect(() => fitLogistic(rows, noisy, 0)).toThrow('move together exactly');
  });
});

describe('forest', () => {
  const uniform = madeUniforms(6);
  const rows = Array.from({ length: 300 }, () => [uniform(), uniform(), uniform()]);
  const settings = { trees: 10, depth: 3, leafAdvances: 20, featureFraction: 1 };

  test('finds a rule that no line can draw, as probabilities', () => {
    const y = Uint8Array.from(rows, ([a]) => (a! > 0.3 && a! < 0.6 ? 1 : 0));
    const forest = fitForest(rows, y, settings, createDraws(key, topic.forest));
    const [inside, outside] = predictForests(
      [forest],
      [
        [0.45, 0.5, 0.5],
        [0.9, 0.5, 0.5],
      ],
    );
    expect(inside).toBeGreaterThan(0.8);
    expect(outside).toBeLessThan(0.2);
    const all = predictForests([forest], rows);
    expect(all.every((p) => p >= 0 && p <= 1)).toBe(true);
  });

  test('the same draws give the same trees, other draws others; one class gives that class', () => {
    const y = Uint8Array.from(rows, ([a, b]) => (a! + b! > 1 ? 1 : 0));
    const fit = (part: number) =>
      predictForests([fitForest(rows, y, settings, createDraws(key, topic.forest, part))], rows);
    expect(fit(1)).toEqual(fit(1));
    expect(fit(2)).not.toEqual(fit(1));
    const none = fitForest(rows, new Uint8Array(300), settings, createDraws(key, topic.forest));
    expect(none.predict(rows.slice(0, 2))).toEqual(new Float64Array(2));
  });
});
