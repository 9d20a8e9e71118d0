import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { compareCases } from '../../../src-engine/study/compare.ts';
import { driverOf } from '../../../src-engine/study/drivers.ts';
import { studyFigures } from '../../../src-engine/study/figures.ts';
import { namedRanges, oneAtATime } from '../../../src-engine/study/sensitivity.ts';
import { stressCases, stressOff } from '../../../src-engine/study/stress-cases.ts';
import { conduct, conductAsync, type StudyRequest } from '../../../src-engine/study/study.ts';
import { smallFund } from '../../support/gallery.ts';
import { scenarioWith } from '../../support/plans.ts';
import { engineOver, madeRun, normalOf } from './made-runs.ts';

const scenario = scenarioWith({});
const small = { ...smallFund, 'fund.commitmentsAud': 20_000_000, 'run.paths': 64 };

/** Net IRR by formula: 6 % and noise, less fee and half the fall of values; a growth shift counts once and a half. */
function formula({ settings }: StudyRequest) {
  const of = (path: string, usual: number) => (settings[path] as number | undefined) ?? usual;
  const mean =
    0.06 -
    (of('fees.managementFeeRateAnnual', 0.02) - 0.02) -
    0.5 * of('stress.valueFallFraction', 0) +
    1.5 * of('market.growthShiftAnnual', 0);
  if (of('fees.managementFeeRateAnnual', 0) > 0.09)
    throw new AppError('plan/infeasible', 'Too dear.', {}, [{ path: 'fees', message: 'too dear', remedy: '' }]);
  return madeRun(200, (k) => mean + 0.02 * normalOf(k, 200));
}

const rangeOf = (path: string, low: number, high: number) => ({ driver: driverOf(scenario, path), low, high });

describe('cases', () => {
  test('levels and paired changes of the formula come back', () => {
    const cases = [
      { name: 'fall', doc: '', settings: { 'stress.valueFallFraction': 0.1 } },
      { name: 'dear', doc: '', settings: { 'fees.managementFeeRateAnnual': 0.1 } },
    ];
    const table = conduct(compareCases({}, cases, studyFigures), formula);
    expect(table.pathCount).toBe(200);
    expect(table.base['meanNetIrrAnnual']!.value).toBeCloseTo(0.06, 10);
    const [fall, dear] = table.cases;
    expect(fall!.result).toMatchObject({ outcome: 'run' });
    if (fall!.result.outcome !== 'run') throw new Error('refused');
    for (const name of ['meanNetIrrAnnual', 'p5NetIrrAnnual'])
      expect(fall!.result.changes[name]!.value).toBeCloseTo(-0.05, 10);
    expect(dear!.result).toEqual({ outcome: 'refused', reason: 'fees: too dear' });
  });

  test('a run that fails is a failed study, not a refused case', () => {
    const crash = () => {
      throw new AppError('engine/crashed', 'The engine process ended.');
    };
    expect(() => conduct(compareCases({}, [], studyFigures), crash)).toThrow('ended');
    const later = ({ settings }: StudyRequest) => ('x' in settings ? crash() : madeRun(50, () => 0));
    const cases = [{ name: 'x', doc: '', settings: { x: 1 } }];
    expect(() => conduct(compareCases({}, cases, studyFigures), later)).toThrow('ended');
  });

  test('answers that come later make the same study', async () => {
    const cases = stressCases(scenario).slice(0, 2);
    const study = () => compareCases(stressOff, cases, studyFigures);
    const later = await conductAsync(study(), async (request) => formula(request));
    expect(later).toEqual(conduct(study(), formula));
  });
});

describe('the named stresses over the engine', () => {
  const table = conduct(compareCases(stressOff, stressCases(scenario), studyFigures), engineOver(small));

  test('are all run, in order, without a figure missing', () => {
    expect(table.cases.map(({ name }) => name)).toEqual([
      'mild',
      'severe',
      'crisis',
      'stagnation-1989',
      'stagnation-1989-real',
      'sydney-2017',
    ]);
    for (const { result } of table.cases) {
      if (result.outcome !== 'run') throw new Error(result.reason);
      for (const figure of [...Object.values(result.figures), ...Object.values(result.changes)]) {
        expect(Number.isFinite(figure.value)).toBe(true);
        expect(Number.isFinite(figure.standardError)).toBe(true);
      }
    }
  });

  test('pairing pays: the change of mean net IRR is known better than the mean itself', () => {
    for (const { result } of table.cases.slice(0, 3)) {
      if (result.outcome !== 'run') throw new Error(result.reason);
      const { changes, figures } = result;
      const ratio = changes['meanNetIrrAnnual']!.standardError / figures['meanNetIrrAnnual']!.standardError;
      expect(ratio).toBeLessThan(0.8);
    }
  });

  test('a scenario with a stress of its own has it as a last case, over a base without', () => {
    const stressed = scenarioWith({ 'stress.preset': 'mild', 'stress.rateRiseAnnual': 0.01, 'stress.startMonth': 40 });
    expect(stressCases(stressed).at(-1)).toMatchObject({
      name: 'own',
      settings: { 'stress.preset': 'mild', 'stress.rateRiseAnnual': 0.01, 'stress.replay.episode': 'none' },
    });
  });
});

describe('one at a time', () => {
  test('ranks by swing and leaves the base alone', () => {
    const ranges = [
      rangeOf('fees.managementFeeRateAnnual', 0.015, 0.025),
      rangeOf('market.growthShiftAnnual', -0.02, 0.02),
      rangeOf('contract.shareMultiple', 0.9, 1.1),
    ];
    const { rows, base } = conduct(oneAtATime(ranges, studyFigures), formula);
    expect(rows.map(({ driver }) => driver.path)).toEqual([
      'market.growthShiftAnnual',
      'fees.managementFeeRateAnnual',
      'contract.shareMultiple',
    ]);
    expect(rows.map(({ swing }) => Number(swing.toFixed(10)))).toEqual([0.06, 0.01, 0]);
    expect(base['meanNetIrrAnnual']!.value).toBeCloseTo(0.06, 10);
  });

  test('a refused value is said and stands last', () => {
    const ranges = [rangeOf('fees.managementFeeRateAnnual', 0.01, 0.1), rangeOf('contract.shareMultiple', 0.9, 1.1)];
    const { rows } = conduct(oneAtATime(ranges, studyFigures), formula);
    expect(rows[1]!.high.result).toEqual({ outcome: 'refused', reason: 'fees: too dear' });
    expect(rows[1]!.swing).toBeNaN();
  });

  test('the usual ten are five terms and five drivers, numbers of the scenario within their bounds', () => {
    const usual = namedRanges(scenario);
    expect(usual.length).toBe(10);
    expect(
      usual.filter(({ driver, low, high }) => !(driver.least! <= low && low < high && high <= driver.most!)),
    ).toEqual([]);
  });

  test('a scenario names its own drivers', () => {
    const own = scenarioWith({ 'sensitivity.drivers': [{ parameter: 'waterfall.carryFraction', low: 0, high: 0.5 }] });
    expect(namedRanges(own)).toEqual([rangeOf('waterfall.carryFraction', 0, 0.5)]);
  });
});

test.each(['run.seed', 'run.paths', 'waterfall.prefConvention', 'waterfall', 'no.such', '', '__proto__'])(
  'a study cannot move %s',
  (path) => expect(() => driverOf(scenario, path)).toThrow(AppError),
);
