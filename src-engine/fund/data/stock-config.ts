import { z } from 'zod';
import { group, param } from '../../core/param.ts';

const assumption = 'assumption: plausible for Sydney; no public distribution by suburb was found';
// Bedrooms, land and age move a price only when their price effect is on.
const bedroomsPriced = { 'data.stock.bedroomPriceEffectFraction': 0.1 };
const landPriced = { 'data.stock.landPriceElasticityFraction': 0.5 };
// The median cancels in the price effect, which is against the median; it moves growth by land.
const landGrows = { 'market.property.growthPerLandDoublingAnnual': 0.02 };
const agePriced = { 'data.stock.agePriceEffectAnnual': -0.01 };

const landMedian = (type: string, value: number) =>
  param(z.number().min(10).max(100_000).default(value), {
    title: `Median land of a ${type}`,
    unit: 'SquareMetre',
    doc: `Median of the lognormal land area of a ${type}. An apartment has no land of its own.`,
    source: assumption,
    witness: { value: value * 2, given: landGrows },
  });
const landLogSd = (type: string, value: number) =>
  param(z.number().min(0).max(2).default(value), {
    title: `Spread of land of a ${type}`,
    unit: 'Fraction',
    doc: `Standard deviation of the log of the land area of a ${type}.`,
    source: assumption,
    witness: { value: value + 0.2, given: landPriced },
  });
const ageMedian = (type: string, value: number) =>
  param(z.number().min(1).max(150).default(value), {
    title: `Median age of a ${type}`,
    unit: 'Year',
    doc: `Median of the lognormal age of a ${type}.`,
    source: assumption,
    witness: { value: value * 2, given: agePriced },
  });

/** Settings of the simulated homes. Mounted as `data.stock` in a scenario. */
export const stockConfig = group(
  'Property stock',
  'Simulated homes of each suburb, from the census dwelling mix and the price distribution.',
  {
    propertiesPerSuburb: param(z.int().min(1).max(500).default(12), {
      title: 'Homes per suburb',
      unit: 'Count',
      doc: 'Simulated homes of each suburb that has a price.',
      source: 'assumption: enough to show the mix of types; 826 suburbs give about 9,500 homes',
      witness: { value: 20 },
    }),
    seed: param(z.string().min(1).max(200).default('stock'), {
      title: 'Seed of the stock',
      unit: 'Text',
      doc: 'Text from which the homes are drawn. Apart from the seed of a run, so that runs share their homes.',
      source: 'assumption: any text',
      witness: { value: 'another stock' },
    }),
    priceSpreadMultiple: param(z.number().min(0).max(3).default(1), {
      title: 'Spread of prices',
      unit: 'Multiple',
      doc: 'Multiplies the spread of log prices within a suburb; 0 puts every home at its median.',
      source: 'assumption: the spread of the postcode holds in each of its suburbs',
      witness: { value: 0.5 },
    }),
    semiTorrensFraction: param(z.number().min(0).max(1).default(0.5), {
      title: 'Semis and townhouses on their own title',
      unit: 'Fraction',
      doc: 'Share of semis, terraces and townhouses that is priced with houses (non-strata title); the rest is priced with units (strata).',
      source: 'assumption: the census does not split the type by title',
      witness: { value: 1 },
    }),
    semiBedroomMultiple: param(z.number().min(0.2).max(2).default(0.85), {
      title: 'Bedrooms of a semi against a house',
      unit: 'Multiple',
      doc: 'Mean bedrooms of a semi or townhouse over those of a house in the same suburb; the mean over all types is household size over persons per bedroom.',
      source: assumption,
      witness: { value: 0.6, given: bedroomsPriced },
    }),
    apartmentBedroomMultiple: param(z.number().min(0.2).max(2).default(0.55), {
      title: 'Bedrooms of an apartment against a house',
      unit: 'Multiple',
      doc: 'Mean bedrooms of an apartment over those of a house in the same suburb.',
      source: assumption,
      witness: { value: 0.9, given: bedroomsPriced },
    }),
    bedroomSdCount: param(z.number().min(0).max(3).default(0.8), {
      title: 'Spread of bedrooms',
      unit: 'Count',
      doc: 'Standard deviation of bedrooms within a suburb and type, before rounding and bounding.',
      source: assumption,
      witness: { value: 0.2, given: bedroomsPriced },
    }),
    bedroomMaxCount: param(z.int().min(1).max(10).default(6), {
      title: 'Most bedrooms',
      unit: 'Count',
      doc: 'Homes have 1 to this many bedrooms.',
      source: 'assumption: larger homes are few',
      witness: { value: 3, given: bedroomsPriced },
    }),
    houseLandMedianSquareMetre: landMedian('house', 580),
    houseLandLogSdFraction: landLogSd('house', 0.35),
    semiLandMedianSquareMetre: landMedian('semi or townhouse', 220),
    semiLandLogSdFraction: landLogSd('semi or townhouse', 0.35),
    houseAgeMedianYear: ageMedian('house', 45),
    semiAgeMedianYear: ageMedian('semi or townhouse', 35),
    apartmentAgeMedianYear: ageMedian('apartment', 28),
    ageLogSdFraction: param(z.number().min(0).max(2).default(0.6), {
      title: 'Spread of age',
      unit: 'Fraction',
      doc: 'Standard deviation of the log of age, all types.',
      source: assumption,
      witness: { value: 0.2, given: agePriced },
    }),
    ageMaxYear: param(z.number().min(1).max(250).default(180), {
      title: 'Oldest home',
      unit: 'Year',
      doc: 'Ages drawn above this are set to it.',
      source: 'assumption: little that is older stands in Sydney',
      witness: { value: 30, given: agePriced },
    }),
    bedroomPriceEffectFraction: param(z.number().min(-0.5).max(0.5).default(0), {
      title: 'Price effect of a bedroom',
      unit: 'Fraction',
      doc: 'Change of the log price per bedroom above the mean of the type in the suburb. Off by default: the published spread holds it already.',
      source: 'assumption: off',
      witness: { value: 0.1 },
    }),
    landPriceElasticityFraction: param(z.number().min(-1).max(1).default(0), {
      title: 'Price elasticity of land',
      unit: 'Fraction',
      doc: 'Change of the log price per unit of log land above the median of the type. Houses, semis and townhouses only. Off by default.',
      source: 'assumption: off',
      witness: { value: 0.3 },
    }),
    agePriceEffectAnnual: param(z.number().min(-0.05).max(0.05).default(0), {
      title: 'Price effect of age',
      unit: 'Annual',
      doc: 'Change of the log price per year of age above the median of the type. Off by default.',
      source: 'assumption: off',
      witness: { value: -0.005 },
    }),
  },
);
