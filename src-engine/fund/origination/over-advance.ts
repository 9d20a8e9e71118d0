import { ZONES, zoneNames } from '../zones/table.ts';
import type { OverAdvanceConfig } from './config-over-advance.ts';

/** Compiled rule for the best applications. */
export type OverAdvancePlan = {
  readonly extraLtvFraction: number;
  readonly extraSizeFraction: number;
  readonly maxCombinedLtvFraction: number;
  /** 1 for the zones in which an application can be one of the best. Length Z. */
  readonly zoneAllowed: Uint8Array;
  /** Most over the life of the fund, AUD. */
  readonly capAud: number;
  /** Whether the NAV line pays for what is above the usual advance. */
  readonly fromLine: boolean;
};

/** The rule with what is left of it: `roomAud[0]` may still be over-advanced this month, AUD. */
export type OverAdvanceTerms = { readonly plan: OverAdvancePlan; readonly roomAud: Float64Array };

/** Null when nothing can be over-advanced. */
export function resolveOverAdvance(config: OverAdvanceConfig, commitmentsAud: number): OverAdvancePlan | null {
  const off = config.extraLtvFraction === 0 && config.extraSizeFraction === 0;
  if (off || config.capFraction === 0 || config.zones.length === 0) return null;
  return {
    extraLtvFraction: config.extraLtvFraction,
    extraSizeFraction: config.extraSizeFraction,
    maxCombinedLtvFraction: config.maxCombinedLtvFraction,
    zoneAllowed: Uint8Array.from({ length: ZONES }, (_, zone) => (config.zones.includes(zoneNames[zone]!) ? 1 : 0)),
    capAud: config.capFraction * commitmentsAud,
    fromLine: config.fundedBy === 'nav-line',
  };
}

/** One application as it stands with its usual advance. AUD and fractions of the value of the home. */
export type UsualAdvance = {
  readonly zone: number;
  readonly valueAud: number;
  readonly seniorFraction: number;
  /** Size wanted, within the usual bounds; and what the usual caps leave of it. */
  readonly wantedAud: number;
  readonly usualAud: number;
  readonly ltvCapFraction: number;
  readonly combinedLtvCapFraction: number;
  readonly advanceLimitAud: number;
};

/** Sums of decimal fractions: 0.4 + 0.2 is no more than 0.6. */
const ROUNDING = 1e-12;

/** What the application gets above its usual advance, AUD; 0 when it is none of the best or nothing is left. */
export function overAdvanceAud({ plan, roomAud }: OverAdvanceTerms, one: UsualAdvance): number {
  if (plan.zoneAllowed[one.zone] === 0) return 0;
  if (one.seniorFraction + one.usualAud / one.valueAud > plan.maxCombinedLtvFraction + ROUNDING) return 0;
  const mostAud = Math.min(
    one.wantedAud * (1 + plan.extraSizeFraction),
    (one.ltvCapFraction + plan.extraLtvFraction) * one.valueAud,
    (one.combinedLtvCapFraction - one.seniorFraction) * one.valueAud,
    one.advanceLimitAud,
  );
  return Math.max(0, Math.min(mostAud - one.usualAud, roomAud[0]!));
}
