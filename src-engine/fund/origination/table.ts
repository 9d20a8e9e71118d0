import { defineTable } from '../../core/table.ts';

/**
 * One row per advance made on a path, in order of origination. Rows are scratch: only the first `advanceCount` are valid.
 * Everything here is known on the day of the advance, apart from the four hidden draws at the end.
 */
export const advanceTable = defineTable('advances', {
  originationMonth: { kind: 'i32', unit: 'Month', doc: 'Month of the advance since first close' },
  ordinal: {
    kind: 'i32',
    unit: 'Count',
    doc: 'Number of the application within its month, from 0; with the month it keys all draws',
  },
  suburb: { kind: 'i32', unit: 'Code', doc: 'Suburb code of the run (position in the universe)' },
  zone: { kind: 'u8', unit: 'Code', doc: 'Zone of the suburb: 0 green, 1 orange, 2 red' },
  property: {
    kind: 'i32',
    unit: 'Code',
    doc: 'Row of the property in the simulated stock; -1 for an advance of the tape of an existing fund',
  },
  dwellingType: { kind: 'u8', unit: 'Code', doc: '0 house, 1 semi or townhouse, 2 apartment' },
  recycled: { kind: 'u8', unit: 'Flag', doc: '1 if paid from recycled proceeds' },
  principalAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Advance: what the fund pays and what principal, interest and share stand on',
  },
  overAdvanceAud: { kind: 'f64', unit: 'Aud', doc: 'Part of the advance above what it would usually have been' },
  valueAud: { kind: 'f64', unit: 'Aud', doc: 'Value of the home at the advance, V_0' },
  startValueAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Value from which appreciation is shared (V_0 less the risk adjustment)',
  },
  ltvFraction: { kind: 'f64', unit: 'Fraction', doc: 'Advance / V_0' },
  shareFraction: { kind: 'f64', unit: 'Fraction', doc: 'Share of appreciation (or of value) owed to the fund' },
  seniorAud: { kind: 'f64', unit: 'Aud', doc: 'Balance of the first mortgage at the advance' },
  seniorAgeMonths: { kind: 'i32', unit: 'Month', doc: 'Age of the first mortgage at the advance' },
  interestOnly: { kind: 'u8', unit: 'Flag', doc: '1 if the first mortgage pays interest only' },
  tenureMonths: { kind: 'i32', unit: 'Month', doc: 'Months the owner has owned the home at the advance' },
  growthPremiumAnnual: {
    kind: 'f64',
    unit: 'Annual',
    doc: 'Extra expected growth of this property from type, bedrooms, land and age',
  },
  clock: { kind: 'f64', unit: 'Score', doc: 'Hidden: Exp(1) exit clock' },
  causeUniform: { kind: 'f64', unit: 'Score', doc: 'Hidden: uniform that picks the cause of exit' },
  valueNormal: { kind: 'f64', unit: 'Score', doc: 'Hidden: standard normal of the property noise' },
  recoveryUniform: {
    kind: 'f64',
    unit: 'Score',
    doc: 'Hidden: uniform whose normal quantile is the forced-sale outcome',
  },
});
export type AdvanceTable = typeof advanceTable;
