/** Where the likelihood of a risk is read: the share of paths that break a rule or meet such a market, or a chance of the run. */
export type Likelihood =
  | {
      readonly kind: 'paths';
      readonly column: string;
      readonly atLeast?: number;
      readonly below?: number;
      readonly words: string;
    }
  | { readonly kind: 'rule'; readonly rule: string }
  | { readonly kind: 'below-hurdle' }
  | { readonly kind: 'loss' };

/** Where its impact is read: the change of mean net IRR in a downside case, or at one end of a driver. */
export type Impact =
  | { readonly kind: 'case'; readonly name: string }
  | { readonly kind: 'driver'; readonly path: string; readonly end: 'low' | 'high' };

export type Risk = {
  readonly title: string;
  readonly likelihood: Likelihood;
  readonly impact: Impact;
  /** What the terms of the fund do about it, in words; figures stand on their own sheets. */
  readonly mitigant: string;
};

const rule = (name: string): Likelihood => ({ kind: 'rule', rule: name });
const fallen = (fraction: number): Likelihood => ({
  kind: 'paths',
  column: 'worstNationalFallFraction',
  atLeast: fraction,
  words: `Paths on which national prices fall by ${fraction * 100} % or more from a peak`,
});
const stressed = (name: string): Impact => ({ kind: 'case', name });
const driver = (path: string, end: 'low' | 'high'): Impact => ({ kind: 'driver', path, end });

/** The risks of a home-equity fund that the model can put figures on. What it cannot measure is said beside the grid. */
export const riskRegister: readonly Risk[] = [
  {
    title: 'Investors end below their hurdle',
    likelihood: { kind: 'below-hurdle' },
    impact: driver('market.growthShiftAnnual', 'low'),
    mitigant: 'Simple interest accrues whatever prices do; carry is paid only above the hurdle and can be clawed back',
  },
  {
    title: 'Investors lose money',
    likelihood: { kind: 'loss' },
    impact: stressed('crisis'),
    mitigant: 'Low advance to value; many owners and suburbs; no debt unless the terms allow it',
  },
  {
    title: 'Home prices fall as in Sydney in 2017 to 2019',
    likelihood: fallen(0.1),
    impact: stressed('sydney-2017'),
    mitigant: 'Caps on the LTV of the advance and on the combined LTV at origination',
  },
  {
    title: 'Home prices stand still for years',
    likelihood: {
      kind: 'paths',
      column: 'nationalGrowthAnnual',
      below: 0.01,
      words: 'Paths on which national prices grow by less than 1 % a year over the life of the fund',
    },
    impact: stressed('stagnation-1989'),
    mitigant: 'Interest accrues beside the share of appreciation; contracts mature after a fixed term',
  },
  {
    title: 'Values, rates, defaults and liquidity turn together',
    likelihood: fallen(0.3),
    impact: stressed('severe'),
    mitigant: 'First mortgages are capped by deed at their balance at the advance; stress is tested before each close',
  },
  {
    title: 'More owners default',
    likelihood: rule('cumulativeDefaults'),
    impact: driver('exits.default.multiplier', 'high'),
    mitigant: 'Owners pay nothing until exit; the advance is secured on the home behind the first mortgage',
  },
  {
    title: 'Homes are held longer than planned',
    likelihood: rule('fundEndProceeds'),
    impact: driver('exits.sale.multiplier', 'low'),
    mitigant: 'Contracts mature; the fund has a rule for advances that still live at its end',
  },
  {
    title: 'Cash runs short while advances live',
    likelihood: rule('liquidity'),
    impact: stressed('mild'),
    mitigant: 'A part of commitments is kept for fees and costs; recycling stops before the fund ends',
  },
  {
    title: 'Owners carry more senior debt',
    likelihood: rule('combinedLtv'),
    impact: driver('origination.seniorLtvMeanFraction', 'high'),
    mitigant: 'Combined LTV is capped; the size of an advance is limited by zone',
  },
  {
    title: 'One zone dominates the book',
    likelihood: rule('zoneShare'),
    impact: driver('run.variationMarket', 'high'),
    mitigant: 'Target weights with rebalancing; limits by zone, suburb and advance',
  },
  {
    title: 'Funding costs rise against the fund',
    likelihood: rule('debtToNav'),
    impact: driver('market.macro.cashRate.start', 'high'),
    mitigant: 'Limits on debt over net assets, interest cover and terms of the lines',
  },
];

/** Risks that the model does not measure; a committee judges them by other means. */
export const unmeasuredRisks: readonly string[] = [
  'Law and consumer protection: a contract held unfair, or a licence lost.',
  'Fraud and errors in origination, valuation and servicing.',
  'Conduct and loss of the manager or of its people.',
  'Tax: a ruling against the treatment of the share of appreciation.',
  'The model itself: see the methodology and its limits.',
];
