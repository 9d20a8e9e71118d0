import { z } from 'zod';
import { group, param } from '../../core/param.ts';

/** The owner's first mortgage, which ranks before the advance. */
export const seniorConfig = group('Senior mortgage', "The owner's first mortgage, which ranks before the advance.", {
  termYears: param(z.int().min(5).max(40).default(30), {
    title: 'Term of the first mortgage',
    unit: 'Year',
    doc: 'Years from its own start over which the first mortgage is paid off.',
    source: 'house model: Senior mortgage',
    witness: { value: 15 },
  }),
  ageAtAdvanceMinYears: param(z.number().min(0).max(35).default(1), {
    title: 'Youngest first mortgage',
    unit: 'Year',
    doc: 'Ages of first mortgages at the advance are uniform between the youngest and the oldest, then up to two months more, so that they began at a quarter.',
    source: 'assumption: younger than the tenure (median nine years), since refinancing starts a new term',
    witness: { value: 10 },
  }),
  ageAtAdvanceMaxYears: param(z.number().min(0).max(39).default(13), {
    title: 'Oldest first mortgage',
    unit: 'Year',
    doc: 'See the youngest. Must be below the term.',
    source: 'assumption, as for the youngest: mean seven years',
    witness: { value: 25 },
  }),
  interestOnlyFraction: param(z.number().min(0).max(1).default(0.2), {
    title: 'Interest-only share',
    unit: 'Fraction',
    doc: 'Share of advances whose first mortgage pays interest only as long as the advance lives.',
    source: 'house model: Senior mortgage',
    witness: { value: 1 },
  }),
  redrawFraction: param(z.number().min(0).max(1).default(0.1), {
    title: 'Redraw',
    unit: 'Fraction',
    doc: 'Part of each repayment of principal that the owner borrows again. The priority deed caps the balance at that of the advance date.',
    source: 'house model: Senior mortgage',
    witness: { value: 1 },
  }),
  defaultMarginAnnual: param(z.number().min(0).max(0.2).default(0.02), {
    title: 'Default margin',
    unit: 'Annual',
    doc: 'Added to the mortgage rate at which the first mortgage grows between default and forced sale.',
    source: 'house model: Senior mortgage',
    witness: { value: 0.15, given: { 'exits.default.baselineAnnual': 0.2, 'origination.seniorLtvMeanFraction': 0.6 } },
  }),
});
export type SeniorConfig = z.output<typeof seniorConfig>;
