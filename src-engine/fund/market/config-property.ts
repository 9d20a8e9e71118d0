import { z } from 'zod';
import { group, param } from '../../core/param.ts';

const NO_EFFECT = 'assumption: no effect unless set; the data room has no growth by this attribute at property level';

/** What sets one property apart from its suburb: noise, valuation error, and optional growth by attribute. */
export const propertyConfig = group(
  'Property level',
  'V_exit / V_0 = suburb index ratio x exp(n): n is normal with variance volatility^2 t + opening^2 + closing^2 and mean minus half of it.',
  {
    volatilityAnnual: param(z.number().min(0).max(0.5).default(0.039), {
      title: 'Property volatility',
      unit: 'Annual',
      doc: 'Log sd per root year of a property around its suburb.',
      source: 'house model: s = 0.039 per root year',
      witness: { value: 0.1 },
    }),
    openingValuationErrorFraction: param(z.number().min(0).max(0.5).default(0.1), {
      title: 'Opening valuation error',
      unit: 'Fraction',
      doc: 'Log sd of the starting value around the true value.',
      source: 'house model: v_0 = 0.10^2',
      witness: { value: 0.2 },
    }),
    closingValuationErrorFraction: param(z.number().min(0).max(0.5).default(0.105), {
      title: 'Closing price noise',
      unit: 'Fraction',
      doc: 'Log sd of the sale price (or of the valuation at a refinance or buy-out) around the true value.',
      source: 'house model: v_1 = 0.105^2',
      witness: { value: 0.2 },
    }),
    houseGrowthAnnual: param(z.number().min(-0.1).max(0.1).default(0), {
      title: 'Extra growth of houses',
      unit: 'Annual',
      doc: 'Added to the expected growth a year of a separate house.',
      source: NO_EFFECT,
      witness: { value: 0.02 },
    }),
    semiGrowthAnnual: param(z.number().min(-0.1).max(0.1).default(0), {
      title: 'Extra growth of semis and terraces',
      unit: 'Annual',
      doc: 'Added to the expected growth a year of a semi-detached, row or town house.',
      source: NO_EFFECT,
      witness: { value: 0.05 },
    }),
    apartmentGrowthAnnual: param(z.number().min(-0.1).max(0.1).default(0), {
      title: 'Extra growth of apartments',
      unit: 'Annual',
      doc: 'Added to the expected growth a year of a flat or apartment.',
      source: NO_EFFECT,
      witness: { value: -0.05 },
    }),
    growthPerBedroomAnnual: param(z.number().min(-0.05).max(0.05).default(0), {
      title: 'Extra growth per bedroom',
      unit: 'Annual',
      doc: 'Expected growth a year per bedroom above three (less below three).',
      source: NO_EFFECT,
      witness: { value: 0.02 },
    }),
    growthPerLandDoublingAnnual: param(z.number().min(-0.05).max(0.05).default(0), {
      title: 'Extra growth per doubling of land',
      unit: 'Annual',
      doc: 'Expected growth a year per doubling of land area above 500 square metres, houses and semis only.',
      source: NO_EFFECT,
      witness: { value: 0.02 },
    }),
    growthPerAgeDecadeAnnual: param(z.number().min(-0.05).max(0.05).default(0), {
      title: 'Extra growth per decade of age',
      unit: 'Annual',
      doc: 'Expected growth a year per decade of building age above 30 years.',
      source: NO_EFFECT,
      witness: { value: -0.02 },
    }),
  },
);
