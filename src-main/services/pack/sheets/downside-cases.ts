import { stressPresets, type Scenario, type Settings, type StressSize } from '../../../../src-engine/index.ts';

const titles: Readonly<Record<string, string>> = {
  base: 'Base',
  mild: 'Mild stress',
  severe: 'Severe stress',
  crisis: 'Crisis',
  'stagnation-1989': 'Stagnation of 1989 to 1996',
  'stagnation-1989-real': 'Stagnation of 1989, in real terms',
  'sydney-2017': 'Sydney of 2017 to 2019',
  own: 'Stress of the scenario',
};

/** What people call a case. */
export const caseTitle = (name: string): string => titles[name] ?? name;

/** Sizes of a case that is a shock; null for a recorded market. A preset and shocks of its own come on top of one another. */
export function assumedSizes(settings: Settings): StressSize | null {
  const own = (path: string, none: number) => (typeof settings[path] === 'number' ? settings[path] : none);
  const preset = stressPresets[(settings['stress.preset'] ?? 'none') as keyof typeof stressPresets]; // checked by the scenario
  const size: StressSize = {
    valueFallFraction: 1 - (1 - preset.valueFallFraction) * (1 - own('stress.valueFallFraction', 0)),
    rateRiseAnnual: preset.rateRiseAnnual + own('stress.rateRiseAnnual', 0),
    defaultMultiplier: preset.defaultMultiplier * own('stress.defaultMultiplier', 1),
    liquidityShockFraction: 1 - (1 - preset.liquidityShockFraction) * (1 - own('stress.liquidityShockFraction', 0)),
  };
  const replays = (settings['stress.replay.episode'] ?? 'none') !== 'none';
  return replays && size.defaultMultiplier === 1 && size.valueFallFraction === 0 ? null : size;
}

/** When it happens. */
export function timingWords(settings: Settings, stress: Scenario['stress']): string {
  if ((settings['stress.replay.episode'] ?? 'none') !== 'none') {
    const start = Number(settings['stress.replay.startMonth'] ?? stress.replay.startMonth);
    return start === 0 ? 'from first close' : `from month ${start}`;
  }
  const regained = stress.valueRecoveryFraction === 0 ? 'values do not come back' : 'values come back in part';
  return `after month ${stress.startMonth}, building up over ${stress.applyMonths} months, at full size for ${stress.lastMonths}, gone after ${stress.recoverMonths} more; ${regained}`;
}
