import { valueAtPath } from '../fund/scenario/dotted-path.ts';
import type { Scenario } from '../fund/scenario/schema.ts';
import type { NamedCase } from './compare.ts';
import type { Settings } from './study.ts';

/** A scenario without its stress: the base of every stress table. Timing settings keep what the scenario says. */
export const stressOff: Settings = {
  'stress.preset': 'none',
  'stress.valueFallFraction': 0,
  'stress.rateRiseAnnual': 0,
  'stress.defaultMultiplier': 1,
  'stress.liquidityShockFraction': 0,
  'stress.replay.episode': 'none',
};

/** The named stresses and the recorded markets, with the scenario's own stress at the end if it has one. */
export function stressCases(scenario: Scenario): readonly NamedCase[] {
  const own = Object.fromEntries(Object.keys(stressOff).map((path) => [path, valueAtPath(scenario, path)]));
  const isStressed = Object.entries(stressOff).some(([path, value]) => own[path] !== value);
  return [
    ...namedCases,
    ...(isStressed ? [{ name: 'own', doc: 'the stress that the scenario sets itself', settings: own }] : []),
  ];
}

const namedCases: readonly NamedCase[] = [
  {
    name: 'mild',
    doc: 'values -10 %, rates +1 point, defaults x1.5, liquidity -30 %',
    settings: { 'stress.preset': 'mild' },
  },
  {
    name: 'severe',
    doc: 'values -30 %, rates +3 points, defaults x3, liquidity -70 %',
    settings: { 'stress.preset': 'severe' },
  },
  {
    name: 'crisis',
    doc: 'values -50 %, rates +5 points, defaults x5, liquidity -90 %',
    settings: { 'stress.preset': 'crisis' },
  },
  {
    name: 'stagnation-1989',
    doc: 'Australia 1989-Q2 to 1996-Q4 from first close: nominal prices, rates and unemployment of the time',
    settings: {
      'stress.replay.episode': 'stagnation-1989',
      'stress.replay.startMonth': 0,
      'stress.replay.economy': 'levels',
    },
  },
  {
    name: 'stagnation-1989-real',
    doc: 'the same prices in real terms over simulated inflation, with simulated rates',
    settings: {
      'stress.replay.episode': 'stagnation-1989-real',
      'stress.replay.startMonth': 0,
      'stress.replay.economy': 'simulated',
    },
  },
  {
    name: 'sydney-2017',
    doc: 'Sydney 2017-Q2 to 2019-Q2 once the fund is invested, rates and unemployment changing as then',
    settings: { 'stress.replay.episode': 'sydney-2017', 'stress.replay.economy': 'changes' },
  },
];
