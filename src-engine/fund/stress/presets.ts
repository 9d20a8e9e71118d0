/** Size of the four shocks at their height. */
export type StressSize = {
  /** Fall of all values, as a fraction of what they would have been. */
  readonly valueFallFraction: number;
  /** Rise of the cash rate and with it of the mortgage rate, annual fraction. */
  readonly rateRiseAnnual: number;
  /** Multiple of every hazard of default. */
  readonly defaultMultiplier: number;
  /** Part of sales and refinances that does not come about. */
  readonly liquidityShockFraction: number;
};

/** Source: house model, stress presets: -10 / -30 / -50 %, +1 / +3 / +5 points, x1.5 / x3 / x5, 0.3 / 0.7 / 0.9. */
export const stressPresets = {
  none: { valueFallFraction: 0, rateRiseAnnual: 0, defaultMultiplier: 1, liquidityShockFraction: 0 },
  mild: { valueFallFraction: 0.1, rateRiseAnnual: 0.01, defaultMultiplier: 1.5, liquidityShockFraction: 0.3 },
  severe: { valueFallFraction: 0.3, rateRiseAnnual: 0.03, defaultMultiplier: 3, liquidityShockFraction: 0.7 },
  crisis: { valueFallFraction: 0.5, rateRiseAnnual: 0.05, defaultMultiplier: 5, liquidityShockFraction: 0.9 },
} as const satisfies Readonly<Record<string, StressSize>>;
export type StressPreset = keyof typeof stressPresets;
