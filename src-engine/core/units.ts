/**
 * Units of parameters, table columns and metrics. Names carry them as a suffix (`priceAud`, `rateAnnual`).
 * `Aud` is special: doubling everything in Aud must double every result in Aud and leave the rest alone (a law under test),
 * so anything that is money, whatever its period (AUD per week, AUD a year), is `Aud`.
 */
export const units = [
  'Aud', // money, in any period that the name says
  'Fraction', // share of a whole, 0.05 = 5 %
  'Annual', // rate per year as a fraction, 0.05 = 5 % a year
  'Multiple', // ratio such as TVPI
  'Month', // month index or number of months
  'Year', // calendar year or number of years
  'Index', // level relative to a base
  'Count',
  'Score', // dimensionless score
  'Correlation',
  'Code', // index into a named list
  'Flag', // 0 or 1
  'Date', // ISO date
  'Text', // names and choices
  'Kilometre',
  'SquareKilometre',
  'SquareMetre',
  'PerSquareKilometre',
  'Degree',
] as const;
export type Unit = (typeof units)[number];
