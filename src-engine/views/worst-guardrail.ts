import type { StoredResult } from '../fund/run/result-schema.ts';
import { orNull } from './plain.ts';
import type { FigureView } from './shapes.ts';
import { UNKNOWN, shareWords, valueWords } from './words.ts';

type Guardrail = StoredResult['guardrails'][number];

const gravity = { breach: 0, warning: 1, info: 2 } as const;

/**
 * The guardrail to look at first: breaches that nobody accepted, by severity and then by share of paths; without any, the rule
 * with the least headroom for its limit. Rules that could not be judged come last. Null without rules.
 */
export function worstGuardrail(guardrails: readonly Guardrail[]): Guardrail | null {
  return guardrails.toSorted(worstFirst)[0] ?? null;
}

/** Worst first. */
export function worstFirst(a: Guardrail, b: Guardrail): number {
  const order = stage(a) - stage(b);
  if (order !== 0) return order;
  const bySeverity = gravity[a.severity] - gravity[b.severity];
  if (a.state === 'breach')
    return bySeverity || (b.shareOfPaths ?? 1) - (a.shareOfPaths ?? 1) || headroom(a) - headroom(b);
  return headroom(a) - headroom(b) || bySeverity;
}

function stage({ state, override }: Guardrail): number {
  if (state === 'breach') return override?.covers === true ? 1 : 0;
  return state === 'pass' ? 2 : 3;
}

/** Headroom per unit of its limit, so that rules in different units compare; 0 limits take it as it is. */
function headroom({ headroom: room, limit }: Guardrail): number {
  return room === null ? Infinity : room / (limit === 0 ? 1 : Math.abs(limit));
}

/**
 * The worst guardrail as a figure: the share of paths that break it, or its value where it is about the run as a whole. The error is
 * that of a share of independent paths; pairs and replicates have none here.
 */
export function guardrailFigure({ guardrails, summary }: StoredResult): FigureView {
  const strip = { p5: null, p50: null, p95: null };
  const worst = worstGuardrail(guardrails);
  if (worst === null)
    return { key: 'worstGuardrail', title: 'Worst guardrail', unit: 'Fraction', value: null, standardError: null, ...strip, low: null, high: null, note: 'no guardrail' }; // prettier-ignore
  const { title, unit, limit, value, shareOfPaths, state, override } = worst;
  const share = orNull(shareOfPaths);
  // No error where all paths agree: what the next path would do is not known from that.
  const independent = summary.design.clusters === 'paths' && summary.pathCount > 1;
  const words = { breach: 'breached', pass: 'kept', 'not-evaluable': 'not evaluable' }[state];
  const accepted = override?.covers === true ? `, accepted by ${override.by}` : '';
  const measured = value === null ? '' : `: ${valueWords(value, unit)}, limit ${valueWords(limit, unit)}`;
  return {
    key: 'worstGuardrail',
    title: 'Worst guardrail',
    unit: share === null ? unit : 'Fraction',
    value: share ?? orNull(value),
    standardError:
      share === null || share === 0 || share === 1 || !independent
        ? null
        : orNull(Math.sqrt((share * (1 - share)) / (summary.pathCount - 1))),
    ...strip,
    low: share === null ? null : 0,
    high: share === null ? null : 1,
    note: `${title} ${words}${accepted}${measured}${share === null ? '' : `; broken on ${shareWords(share)} of paths`}`,
  };
}

/** What the rules say together. */
export function guardrailFinding({ guardrails, guardrailCounts: counts }: StoredResult): string {
  if (guardrails.length === 0) return 'This run has no guardrails';
  const worst = worstGuardrail(guardrails);
  const accepted = counts.overridden > 0 ? `, ${counts.overridden} more accepted` : '';
  if (counts.breach === 0)
    return `No guardrail is breached${accepted} (${counts.pass} kept, ${counts.notEvaluable} ${UNKNOWN})`;
  return `${counts.breach} of ${guardrails.length} guardrails breached${accepted}; worst: ${worst!.title}`;
}
