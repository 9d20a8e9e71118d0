import type { StoredResult } from '../fund/run/result-schema.ts';
import { metricOfResult } from './finding.ts';
import { orNull } from './plain.ts';
import type { FactView } from './shapes.ts';
import { chosenPercentWords } from './words.ts';

const SHOWN_LEVEL = 0.95;

/** Tail of net IRR, then the median path: a path of the run at the lower-median rank of net IRR, not a median of cash flows. */
export function factsOf(result: StoredResult): readonly FactView[] {
  return [...tail(result), ...medianPath(result)];
}

function tail(result: StoredResult): readonly FactView[] {
  const { valueAtRisk, conditionalValueAtRisk, lossProbability } = result.summary.risk;
  const group = 'tail';
  const at = (risks: typeof valueAtRisk) => risks.find(({ level }) => level === SHOWN_LEVEL) ?? risks[0];
  const [simple, conditional] = [at(valueAtRisk), at(conditionalValueAtRisk)];
  const name = (level: number | undefined) => chosenPercentWords(level).replace(/\s%$/u, '');
  return [
    // Told as returns, not as losses: the desk reads them beside the percentiles.
    { group, title: `VaR ${name(simple?.level)}, net IRR`, unit: 'Annual', value: asReturn(simple?.value) },
    { group, title: `CVaR ${name(conditional?.level)}, net IRR`, unit: 'Annual', value: asReturn(conditional?.value) },
    { group, title: 'P(net IRR < 0)', unit: 'Fraction', value: orNull(lossProbability.value) },
    {
      group,
      title: 'Worst path, net IRR',
      unit: 'Annual',
      value: orNull(metricOfResult(result, 'netIrrAnnual')?.min),
    },
  ];
}

const asReturn = (loss: number | null | undefined) => {
  const value = orNull(loss);
  return value === null || value === 0 ? value : -value;
};

function medianPath({ summary, detail }: StoredResult): readonly FactView[] {
  if (summary.medianPath === null) return [];
  const group = 'median-path';
  const { path, netIrrAnnual } = summary.medianPath;
  const facts: FactView[] = [
    { group, title: 'Path', unit: 'Code', value: path },
    { group, title: 'Net IRR', unit: 'Annual', value: orNull(netIrrAnnual) },
  ];
  const seen = detail?.medianPath ?? null;
  if (seen === null) return facts;
  const zones = seen.cohorts.filter(({ by }) => by === 'zone');
  const sum = (of: (cohort: (typeof zones)[number]) => number) => zones.reduce((total, zone) => total + of(zone), 0);
  return [
    ...facts,
    { group, title: 'Last month', unit: 'Month', value: seen.lastMonth },
    { group, title: 'Advances made', unit: 'Count', value: sum(({ advances }) => advances) },
    { group, title: 'Defaults', unit: 'Count', value: sum(({ defaults }) => defaults) },
    { group, title: 'Principal lost', unit: 'Aud', value: orNull(sum(({ lossAud }) => lossAud)) },
  ];
}
