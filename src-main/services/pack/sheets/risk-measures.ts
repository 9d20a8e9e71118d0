import type { PackRun } from '../model/pack-data.ts';
import { caseTitle } from './downside-cases.ts';
import type { Impact, Likelihood } from './risk-register.ts';
import { driverTitle, lowerFirst } from './driver-titles.ts';
import { anchorOf } from './sensitivities.ts';

/** A figure of another sheet: where it stands, what it is, and in words what it stands on. */
export type Measure = {
  /** Anchor, empty where the figure stands nowhere. */
  readonly anchor: string;
  readonly value: number | null;
  readonly words: string;
};

const FIGURE = 'meanNetIrrAnnual';
const none = (words: string): Measure => ({ anchor: '', value: null, words });
const orNull = (value: number | null | undefined): number | null =>
  value === null || value === undefined || !Number.isFinite(value) ? null : value;

/** The chance that a risk comes about, as this run measures it. */
export function likelihoodOf(likelihood: Likelihood, { result, columns }: PackRun): Measure {
  const { risk } = result.summary;
  switch (likelihood.kind) {
    case 'below-hurdle':
      return {
        anchor: '',
        value: orNull(risk.belowHurdleProbability.value),
        words: 'Paths whose net IRR misses the hurdle',
      };
    case 'loss':
      return { anchor: '', value: orNull(risk.lossProbability.value), words: 'Paths whose net IRR is below zero' };
    case 'paths': {
      const valued = (columns.get(likelihood.column) ?? new Float64Array()).filter((value) => !Number.isNaN(value));
      const { atLeast = -Infinity, below = Infinity, words } = likelihood;
      const found = valued.filter((value) => value >= atLeast && value < below).length;
      return { anchor: '', value: valued.length === 0 ? null : found / valued.length, words };
    }
    case 'rule': {
      const found = result.guardrails.find(({ rule }) => rule === likelihood.rule);
      if (found === undefined) return none('The run has no such rule');
      const words = `Paths that break: ${lowerFirst(found.title)}`;
      return found.shareOfPaths === null
        ? none(`${words} (not judged)`)
        : { anchor: `guardrails.${found.rule}-share`, value: found.shareOfPaths, words };
    }
  }
}

/** What it does to the mean net IRR, in points. */
export function impactOf(impact: Impact, { downside, sensitivity }: PackRun): Measure {
  if (impact.kind === 'case') {
    const found = downside?.cases.find(({ name }) => name === impact.name);
    if (found === undefined || found.result.outcome === 'refused') return none(`${caseTitle(impact.name)} was not run`);
    return {
      anchor: `downside.${impact.name}-change`,
      value: orNull(found.result.changes[FIGURE]?.value),
      words: `Downside case: ${lowerFirst(caseTitle(impact.name))}`,
    };
  }
  const row = sensitivity?.rows.find(({ driver }) => driver.path === impact.path);
  const end = row?.[impact.end];
  if (row === undefined || end === undefined || end.result.outcome === 'refused')
    return none('The driver was not moved');
  return {
    anchor: `sensitivities.${anchorOf(impact.path)}-${impact.end}-change`,
    value: orNull(end.result.changes[FIGURE]?.value),
    words: `Sensitivity: ${lowerFirst(driverTitle(row.driver))} at its ${impact.end} value`,
  };
}
