import type { StoredResult } from '../../../../src-engine/index.ts';

type Guardrail = StoredResult['guardrails'][number];

/** Rules that break when the value falls below the limit; all others break above it. A test compares them with every headroom. */
const below: ReadonlySet<string> = new Set([
  'liquidity',
  'interestCover',
  'netIrr',
  'netMultiple',
  'fifthPercentile',
  'hurdleProbability',
  'pathCount',
  'seed',
]);

export const breaksBelow = (rule: string): boolean => below.has(rule);
export const limitWords = (rule: string): string => (breaksBelow(rule) ? 'at least' : 'at most');

export const stateWords = {
  kept: 'kept',
  breached: 'BREACHED',
  accepted: 'accepted',
  'not-evaluable': 'not judged',
} as const;
export type GuardrailState = keyof typeof stateWords;

/** A breach that an override covers is told apart. */
export function stateOf({ state, override }: Guardrail): GuardrailState {
  if (state === 'pass') return 'kept';
  if (state === 'not-evaluable') return 'not-evaluable';
  return override?.covers === true ? 'accepted' : 'breached';
}

/** Who accepted the breach, when, until when and why. */
export function overrideWords(override: NonNullable<Guardrail['override']>): string {
  const until = override.until === null ? '' : `, until ${dayWords(override.until)}`;
  const covers = override.covers ? 'Accepted by' : 'Override, which does not cover this, by';
  return `${covers} ${override.by}, ${dayWords(override.date)}${until}: ${override.reason}`;
}

/** An ISO date as `31/07/2026`. */
export const dayWords = (iso: string): string => iso.slice(0, 10).split('-').reverse().join('/');
