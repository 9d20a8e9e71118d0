/** What a rule may set: where it acts, and what it can be. Parameters of the scenario have their own range there. */
export type Settable = {
  /** `number`: the parameter of the scenario of this name; `stop`: true stops, a switch that no scenario has. */
  readonly kind: 'number' | 'stop';
  readonly min: number;
  readonly max: number;
  /** `hazard`: reaches living advances; `advances`: reaches those still to be made; `cash`: what is kept or drawn. */
  readonly reach: 'hazard' | 'advances' | 'cash';
  readonly doc: string;
};

const number = (min: number, max: number, reach: Settable['reach'], doc: string): Settable => ({
  kind: 'number',
  min,
  max,
  reach,
  doc,
});
const stop = (reach: Settable['reach'], doc: string): Settable => ({ kind: 'stop', min: 0, max: 1, reach, doc });

/**
 * The parameters that take effect from one month to the next, in the order of `CONTROL`. A rule may set these and no other:
 * everything else is compiled before the first path.
 */
export const settables = {
  'origination.ltvCapFraction': number(
    0.01,
    1,
    'advances',
    'LTV cap of new advances; that of recycled ones moves with it',
  ),
  'allocation.advanceLimitFraction': number(0.0001, 1, 'advances', 'Largest new advance as a share of commitments'),
  'allocation.greenWeightFraction': number(0, 1, 'advances', 'Target weight; set all three together'),
  'allocation.orangeWeightFraction': number(0, 1, 'advances', 'Target weight; set all three together'),
  'allocation.redWeightFraction': number(0, 1, 'advances', 'Target weight; set all three together'),
  'reinvestment.sizeMultiple': number(0.1, 5, 'advances', 'Size of recycled advances'),
  'reinvestment.ltvCapMultiple': number(0.1, 2, 'advances', 'LTV cap of recycled advances over that of first ones'),
  'reinvestment.rateFraction': number(0, 1, 'advances', 'Share of the proceeds received from now on that is recycled'),
  'cash.liquidityReserveFraction': number(0, 0.5, 'cash', 'Share of commitments kept out of distributions'),
  'leverage.navLine.targetLtvFraction': number(0, 1, 'cash', 'Share of marks to which the NAV line is drawn or repaid'),
  'leverage.navLine.sweepFraction': number(0, 1, 'cash', 'Share of distributable cash that repays the NAV line'),
  'exits.sale.multiplier': number(0, 20, 'hazard', 'Scales the hazard of sale of every living and new advance'),
  'exits.refinance.multiplier': number(0, 20, 'hazard', 'Scales the hazard of refinance'),
  'exits.default.multiplier': number(0, 20, 'hazard', 'Scales the hazard of default'),
  'stop.committedAdvances': stop('advances', 'No advance out of commitments; what the pace releases waits'),
  'stop.recycledAdvances': stop(
    'advances',
    'No advance out of the recycling pool; the pool waits, until it is released',
  ),
  'stop.navLineDraws': stop('cash', 'No draw on the NAV line'),
  'stop.distributions': stop('cash', 'No distribution before the end of the fund'),
} as const satisfies Readonly<Record<string, Settable>>;

export type SettableName = keyof typeof settables;
export const settableNames = Object.keys(settables) as readonly SettableName[];

/** Position of each settable among the controls of a path. */
export const CONTROL = Object.freeze(
  Object.fromEntries(settableNames.map((name, position) => [name, position])),
) as Readonly<Record<SettableName, number>>;
