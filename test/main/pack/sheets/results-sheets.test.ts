import { describe, expect, test } from 'vitest';
import { decisionsOf } from '../../../../src-main/services/pack/sheets/summary-decisions.ts';
import { comparedPack, singlePack } from '../../../support/pack-data.ts';
import { figureIn, figuresAt, packModel, rowOf, sheetOf, textsOf } from '../../../support/pack-sheets.ts';

const data = singlePack();
const pack = packModel(data);
const [run] = data.runs;
const metric = (name: string) => run.result.summary.metrics.find((one) => one.name === name)!;

describe('returns', () => {
  const sheet = sheetOf(pack, 'returns');

  test('a row is the summary of its metric', () => {
    const row = rowOf(sheet, 'Net: LP class after carry')
      .slice(2)
      .map((cell) => figureIn(cell ?? undefined));
    const { mean, standardError, percentiles, count, nullCount, totalLossCount } = metric('netIrrAnnual');
    const at = (p: number) => percentiles.find(({ percentile }) => percentile === p)!.value;
    expect(row).toEqual([
      mean,
      standardError,
      ...[0.05, 0.25, 0.5, 0.75, 0.95].map(at),
      count,
      nullCount,
      totalLossCount,
    ]);
  });

  test('money is in millions', () => {
    expect(figuresAt(sheet, 'lpCalledAudMean')[0]! * 1e6).toBeCloseTo(metric('lpCalledAud').mean!, 4);
  });

  test('the bridge leads from gross to net and its bars meet', () => {
    const steps = ['Gross', 'Fees, costs, idle cash', 'Fund', 'Carry', 'Net to LPs'].map((label) =>
      rowOf(sheet, label).map((cell) => (cell?.kind === 'number' || cell?.kind === 'formula' ? figureIn(cell) : null)),
    );
    expect(steps[0]![3]).toBe(metric('grossIrrAnnual').mean);
    expect(steps[4]![3]).toBe(metric('netIrrAnnual').mean);
    for (const [from, to, blank, above, below] of [steps[1]!, steps[3]!].map((row) => [
      row[2],
      row[3],
      row[5],
      row[7],
      row[8],
    ])) {
      expect(blank! + above!).toBeCloseTo(Math.max(from!, to!), 15);
      expect(below).toBe(0);
    }
    expect(steps[1]![4]! + steps[3]![4]!).toBeCloseTo(
      metric('netIrrAnnual').mean! - metric('grossIrrAnnual').mean!,
      15,
    );
  });

  test('the LP rate of the ledger is the engine’s', () => {
    expect(figuresAt(sheet, 'lpMedianIrr')[0]).toBeCloseTo(run.median!.figures['netIrrAnnual']!, 12);
    expect(figuresAt(sheet, 'irrCheck')).toEqual([0]);
  });

  test('it says what a median is not', () => {
    expect(textsOf(sheet)).toMatch(/P50\) is not the IRR of median cash flows/);
  });
});

describe('distributions', () => {
  const sheet = sheetOf(pack, 'distributions');

  test('bars hold every path; the chance of at least x falls from one', () => {
    const counts = figuresAt(sheet, 'netIrrAnnualCount') as number[];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(128);
    const chances = figuresAt(sheet, 'netIrrAnnualAtLeast') as number[];
    expect(chances[0]).toBe(1);
    expect(chances.every((chance, k) => k === 0 || chance <= chances[k - 1]!)).toBe(true);
    const irrs = run.columns.get('netIrrAnnual')!;
    const [from] = figuresAt(sheet, 'netIrrAnnualFrom').slice(5);
    expect(chances[5]).toBe(irrs.filter((irr) => irr >= from! - 1e-9).length / 128);
  });

  test('percentiles are those of the engine', () => {
    const p50 = rowOf(sheet, 'Net IRR')[6];
    expect(p50).toMatchObject({ kind: 'formula', formula: expect.stringContaining('PERCENTILE({paths.netIrrAnnual}') });
    expect(figureIn(p50 ?? undefined)).toBe(
      metric('netIrrAnnual').percentiles.find(({ percentile }) => percentile === 0.5)!.value,
    );
  });
});

test('raw paths are streamed as they were kept', () => {
  const { streamed, anchors, rows } = sheetOf(pack, 'paths');
  expect(streamed!.count).toBe(128);
  expect(streamed!.rowAt(7).slice(0, 2)).toEqual([7, run.columns.get('netIrrAnnual')![7]]);
  expect(anchors.get('netIrrAnnual')!.from).toEqual({ row: rows.length, column: 1 });
});

describe('summary', () => {
  test('decisions follow from figures', () => {
    const says = (change: (result: typeof run.result) => typeof run.result) =>
      decisionsOf(change(run.result)).map(({ says: word, role }) => `${role}: ${word}`);
    expect(says((result) => result).slice(0, 2)).toEqual(['bad: Less often than not', 'good: In no path']);
    const sure = says((result) => ({
      ...result,
      guardrails: result.guardrails.map((rule) => ({ ...rule, state: 'pass' as const })),
      summary: {
        ...result.summary,
        risk: { ...result.summary.risk, lossProbability: { value: 0.2, low: 0.1, high: 0.3 } },
        metrics: result.summary.metrics.map((one) => (one.name === 'hurdleMetFlag' ? { ...one, mean: 1 } : one)),
      },
    }));
    expect(sure).toEqual([
      'good: Always',
      'bad: In 20.0\u00a0% of paths',
      'good: None',
      expect.stringMatching(/^good: /),
    ]);
  });

  test('what was asked stands above the answer, cut to the page', () => {
    const asked = (note: string) => textsOf(sheetOf(packModel({ ...data, runs: [{ ...run, note }] }), 'summary'));
    expect(asked('Approve the\nfund?')).toContain('Asked: Approve the fund?');
    expect(asked('x'.repeat(5000))).toMatch(/Asked: x{279}…\n/);
    expect(asked('')).not.toContain('Asked');
  });

  test('runs stand side by side with the interval of their change', () => {
    const { comparison } = comparedPack();
    const sheet = sheetOf(packModel(comparedPack()), 'summary');
    const [irr] = comparison!.headline;
    const row = rowOf(sheet, irr!.title);
    const change = irr!.changes[1]!;
    expect([row[2], row[4]].map((cell) => figureIn(cell ?? undefined))).toEqual(irr!.values.map(({ value }) => value));
    const points = [change.value, change.standardError, change.low, change.high].map((value) => value! * 100);
    for (const [k, value] of points.entries()) expect(figureIn(row[7 + k] ?? undefined)).toBeCloseTo(value, 10);
  });
});
