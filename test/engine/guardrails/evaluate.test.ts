import { describe, expect, test } from 'vitest';
import { handPath } from '../metrics/path-tables.ts';
import { runOfPaths } from './run-of-paths.ts';
import { paramMeta } from '../../../src-engine/core/param.ts';
import { guardrailsConfig } from '../../../src-engine/fund/guardrails/config.ts';
import { evaluateGuardrails } from '../../../src-engine/fund/guardrails/evaluate.ts';
import { ruleNames } from '../../../src-engine/fund/guardrails/overrides.ts';
import { runRules } from '../../../src-engine/fund/guardrails/run-rules.ts';
import { resolveGuardrails } from '../../../src-engine/fund/guardrails/resolve.ts';

/** A path with one advance of ten years that returns the given net rate. */
const pathOf = (rate: number) =>
  handPath({ months: 120, advances: [{ month: 0, principalAud: 10, exitMonth: 120, paidAud: 10 * (1 + rate) ** 10 }] });

describe('over many paths', () => {
  // 100 paths, k of which lose
  const lossesIn100 = (k: number, settings = {}) =>
    runOfPaths(
      Array.from({ length: 100 }, (_, i) => pathOf(i < k ? -0.02 - i / 1000 : 0.1)),
      { settings },
    ).rule('netIrr');

  test('breached when more than the tolerated share of paths break the rule', () => {
    expect(lossesIn100(5)).toMatchObject({ state: 'pass', shareOfPaths: 0.05 });
    expect(lossesIn100(6)).toMatchObject({ state: 'breach', shareOfPaths: 0.06 });
    expect(lossesIn100(1, { toleratedPathFraction: 0 })).toMatchObject({ state: 'breach', shareOfPaths: 0.01 });
  });

  test('value is that of the deciding path: the sixth worst of a hundred at 5 %', () => {
    expect(lossesIn100(8).value).toBeCloseTo(-0.022, 9); // worst is -0.027
    expect(lossesIn100(8).headroom).toBeCloseTo(-0.022, 9);
    expect(lossesIn100(5).value).toBeCloseTo(0.1, 9);
    expect(lossesIn100(8).reason).toBe('value of the path at rank 6 from the worst of 100');
  });

  test('first month: lower median over the paths that break the rule', () => {
    const dry = (from: number) => {
      const tables = pathOf(0.1);
      tables.cash.cashAud.fill(9, 0, from);
      return tables;
    };
    expect(runOfPaths([dry(40), dry(10), dry(30), dry(20)]).rule('liquidity').firstMonth).toBe(20);
  });

  test('paths without a value are left out of the share', () => {
    const empty = handPath({ months: 120, advances: [] });
    expect(runOfPaths([pathOf(-0.1), empty, empty, empty]).rule('netIrr')).toMatchObject({
      state: 'breach',
      shareOfPaths: 1,
    });
  });

  test('a column that the run did not keep is named', () => {
    const { plan, columns } = runOfPaths([pathOf(0.1)]);
    const { walYears: _, ...rest } = columns;
    const facts = { returnRisk: {} as never, seedGiven: true };
    expect(() => evaluateGuardrails(plan, rest, facts)).toThrow("'walYears'");
  });
});

describe('rules about the run', () => {
  const paths = (rates: readonly number[]) => runOfPaths(rates.map(pathOf));
  const even = (low: number, high: number) => Array.from({ length: 101 }, (_, i) => low + ((high - low) * i) / 100);

  test('VaR 99 and CVaR 99', () => {
    const calm = paths(even(0.05, 0.12));
    expect(calm.rule('valueAtRisk99').state).toBe('pass');
    expect(calm.rule('valueAtRisk99').value).toBeCloseTo(-(0.05 + 0.0007), 9);
    const crash = paths([...even(0.05, 0.12).slice(3), -0.2, -0.25, -0.3]);
    expect(crash.rule('valueAtRisk99')).toMatchObject({
      state: 'breach',
      severity: 'breach',
      limit: 0.15,
      shareOfPaths: null,
    });
    expect(crash.rule('conditionalValueAtRisk99')).toMatchObject({ state: 'breach', limit: 0.2 });
    expect(crash.rule('conditionalValueAtRisk99').value).toBeGreaterThan(crash.rule('valueAtRisk99').value!);
  });

  test('5th percentile against the hurdle less 2.5 points', () => {
    expect(paths(even(0.06, 0.12)).rule('fifthPercentile')).toMatchObject({ state: 'pass', limit: 0.08 - 0.025 });
    const low = paths(even(0.04, 0.12)).rule('fifthPercentile');
    expect(low.state).toBe('breach');
    expect(low.value).toBeCloseTo(0.044, 9);
    expect(low.headroom).toBeCloseTo(0.044 - 0.055, 9);
  });

  test('probability of the hurdle, with the atom that a full catch-up makes exactly there', () => {
    const atom = [...Array.from({ length: 71 }, () => 0.08), ...Array.from({ length: 29 }, () => 0.05)];
    expect(paths(atom).rule('hurdleProbability')).toMatchObject({ state: 'pass', value: 0.71 });
    expect(paths(atom.slice(2)).rule('hurdleProbability')).toMatchObject({ state: 'pass' });
    expect(paths(atom.slice(10)).rule('hurdleProbability')).toMatchObject({ state: 'breach', limit: 0.7 });
  });

  test('number of paths and seed', () => {
    const plan = resolveGuardrails(guardrailsConfig.parse({}), {
      commitmentsAud: 1e8,
      firstCloseDate: '2026-07-31',
      months: 120,
      suburbs: 1,
    });
    const risk = {
      pathCount: 500,
      valuedCount: 500,
      valueAtRisk99Annual: 0,
      conditionalValueAtRisk99Annual: 0,
      fifthPercentileAnnual: 0.07,
      hurdleAnnual: 0.08,
      hurdleMetFraction: 0.8,
    };
    const rule = (name: string, pathCount: number, seedGiven: boolean) =>
      runRules(plan, { ...risk, pathCount }, seedGiven).find((r) => r.rule === name);
    expect(rule('pathCount', 500, true)).toMatchObject({ state: 'pass', headroom: 0, severity: 'info' });
    expect(rule('pathCount', 499, true)).toMatchObject({ state: 'breach', headroom: -1 });
    expect(rule('seed', 500, true)).toMatchObject({ state: 'pass' });
    expect(rule('seed', 500, false)).toMatchObject({ state: 'breach', severity: 'info' });
  });

  test('no path with a net IRR: not evaluable, with the reason', () => {
    const { rule } = runOfPaths([handPath({ months: 120, advances: [] })]);
    for (const name of ['valueAtRisk99', 'conditionalValueAtRisk99', 'fifthPercentile', 'hurdleProbability'])
      expect(rule(name)).toMatchObject({ state: 'not-evaluable', value: null, reason: 'no path has a net IRR' });
  });
});

describe('settings', () => {
  test('severity is as set, and one result stands for each rule of the schema', () => {
    const { results, rule } = runOfPaths([pathOf(0.1)], { settings: { wal: { severity: 'info' } } });
    expect(rule('wal').severity).toBe('info');
    expect(results.map((r) => r.rule).toSorted()).toEqual(ruleNames(guardrailsConfig.parse({})).toSorted());
  });

  test('every parameter has title, unit, doc, source and a witness that differs from the default', () => {
    const inner = (schema: unknown): Record<string, never> | undefined => {
      const s = schema as { shape?: Record<string, never>; def?: { innerType?: unknown } };
      return s.shape ?? (s.def?.innerType === undefined ? undefined : inner(s.def.innerType));
    };
    const leaves: { path: string; texts: readonly string[]; moves: boolean }[] = [];
    const walk = (schema: unknown, value: unknown, path: string): void => {
      const meta = paramMeta(schema as never);
      if (meta !== undefined) {
        const texts = [meta.title, meta.unit, meta.doc, meta.source];
        leaves.push({ path, texts, moves: JSON.stringify(meta.witness.value) !== JSON.stringify(value) });
        return;
      }
      for (const [key, child] of Object.entries(inner(schema)!))
        walk(child, (value as Record<string, unknown>)[key], `${path}.${key}`);
    };
    walk(guardrailsConfig, guardrailsConfig.parse({}), 'guardrails');
    expect(leaves.length).toBeGreaterThan(40);
    expect(leaves.filter((leaf) => !leaf.moves || leaf.texts.some((text) => text.length < 2))).toEqual([]);
  });
});
