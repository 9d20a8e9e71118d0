import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../../src-engine/index.ts';
import { createSteps } from '../../../src-main/services/pack/gather/gather-tools.ts';
import { packColumns, packNeeds } from '../../../src-main/services/pack/gather/pack-needs.ts';
import { studyRanges } from '../../../src-main/services/pack/gather/study-ranges.ts';
import { sheetKeys } from '../../../src-main/services/pack/model/sheet.ts';
import { builtInTemplates } from '../../../src-main/services/pack/templates.ts';

const scenario = (over: object = {}) =>
  parseScenario({ format: 1, name: 'x', zones: { preset: 'reference-zones' }, ...over });

const named = (parameter: string) => ({ parameter, low: 0.1, high: 0.3 });

describe('what is simulated for a template', () => {
  test('is only what its sheets show', () => {
    expect(packNeeds(sheetKeys)).toEqual({ meanFlows: true, sensitivity: true, downside: true });
    const [memo] = builtInTemplates;
    expect(packNeeds(memo!.sheets)).toEqual({ meanFlows: false, sensitivity: false, downside: false });
    expect(packNeeds(['downside'])).toEqual({ meanFlows: false, sensitivity: false, downside: true });
  });

  test('reads all metrics only where their distributions are shown', () => {
    expect(packColumns(['distributions'], [])).toBeNull();
    expect(packColumns(['returns'], ['walYears'])).toEqual(expect.arrayContaining(['walYears', 'netIrrAnnual']));
  });
});

describe('sensitivities', () => {
  test('move the drivers that the scenario names, and the terms that it does not', () => {
    const ranges = studyRanges(scenario({ sensitivity: { drivers: [named('waterfall.carryFraction')] } }));
    expect(ranges.map(({ driver, low, high }) => [driver.path, low, high])).toEqual([
      ['waterfall.carryFraction', 0.1, 0.3],
      ['waterfall.hurdleAnnual', 0.06, 0.1],
      ['fees.managementFeeRateAnnual', 0.015, 0.025],
      ['fees.expensesRateAnnual', 0.00125, 0.00375],
      ['origination.ltvCapFraction', 0.25, 0.35],
    ]);
  });

  test('leave out a term that the scenario switches off, and stay within what the schema allows', () => {
    const ranges = studyRanges(
      scenario({
        waterfall: { hurdleAnnual: 0, carryFraction: 0.03 },
        sensitivity: { drivers: [named('fund.gpCommitmentFraction')] },
      }),
    );
    const rangeOf = (path: string) => ranges.find(({ driver }) => driver.path === path);
    expect(rangeOf('waterfall.hurdleAnnual')).toBeUndefined();
    expect(rangeOf('waterfall.carryFraction')).toMatchObject({ low: 0, high: 0.08 });
  });

  test('of the sample are its ten drivers, the hurdle and the expenses', () => {
    expect(studyRanges(scenario())).toHaveLength(12);
  });
});

test('one fraction tells how far all pieces are, by their weight', () => {
  const told: [string, number][] = [];
  const steps = createSteps((step, fraction) => void told.push([step, fraction]), 40);
  const first = steps.begin('a', 10);
  first.progress({ done: 1, total: 2 });
  first.end();
  steps.begin('b', 30).progress({ done: 2, total: 3 });
  expect(told).toEqual([
    ['a', 0],
    ['a', 0.125],
    ['b', 0.25],
    ['b', 0.75],
  ]);
});
