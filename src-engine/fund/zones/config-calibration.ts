import { z } from 'zod';
import { group, param } from '../../core/param.ts';

/** How growth per class is estimated. */
export const calibrationConfig = group(
  'Calibration of growth',
  'Growth per class from the price growth of postcodes, 2018 to 2024. Used by sydney-calibrated and by custom where it sets nothing.',
  {
    growthFrom: param(z.enum(['houses-and-units', 'all-dwellings']).default('houses-and-units'), {
      title: 'Growth from',
      unit: 'Text',
      doc: 'houses-and-units: growth of each kind, weighted by its present sales, so that a change in what is sold is not growth. all-dwellings: growth of the median of everything sold.',
      source:
        'assumption: constant mix, as in stratified median indices (ABS 6416.0; Prasad and Richards 2008, RBA RDP 2006-04)',
      witness: { value: 'all-dwellings' },
    }),
    growthClasses: param(z.enum(['as-scored', 'blind-to-growth']).default('as-scored'), {
      title: 'Classes for growth',
      unit: 'Text',
      doc: 'as-scored: growth of the suburbs of each class. blind-to-growth: growth of the classes that the score would make without the growth category, so that growth by luck, which the score rewards, is not expected to go on.',
      source: 'house model: Zones (reported as found); the other choice avoids selecting on what is then estimated',
      witness: { value: 'blind-to-growth' },
    }),
    shrinkage: param(z.enum(['estimated', 'fixed']).default('estimated'), {
      title: 'Shrinkage',
      unit: 'Text',
      doc: 'estimated: each class mean is pulled to the Sydney mean by its share of noise (empirical Bayes). fixed: all by the fraction given.',
      source: 'Efron and Morris 1975, JASA 70(350); DerSimonian and Laird 1986, Controlled Clinical Trials 7(3)',
      witness: { value: 'fixed', given: { 'zones.calibration.shrinkageFraction': 0.8 } },
    }),
    shrinkageFraction: param(z.number().min(0).max(1).default(0.5), {
      title: 'Fixed shrinkage',
      unit: 'Fraction',
      doc: 'Under fixed: 0 keeps the class means as measured, 1 gives every class the Sydney mean.',
      source: 'assumption: halfway',
      witness: { value: 1, given: { 'zones.calibration.shrinkage': 'fixed' } },
    }),
    suburbSpreadFraction: param(z.number().min(0).max(1).default(0), {
      title: 'Lasting suburb growth',
      unit: 'Fraction',
      doc: 'Share of a suburb’s (noise-shrunk) past growth above its class that is expected to last; 0 gives every suburb the growth of its zone.',
      source: 'assumption: five years of growth are no forecast for one suburb',
      witness: { value: 0.5 },
    }),
  },
);

/** How correlations and volatilities are estimated. */
export const correlationConfig = group(
  'Calibration of volatility and correlation',
  'From four-quarter log growth of local government areas. Used by sydney-calibrated and by custom where it sets nothing.',
  {
    measurementError: param(z.enum(['sampling', 'adjacent-quarters', 'none']).default('sampling'), {
      title: 'Measurement error',
      unit: 'Text',
      doc: 'sampling: variance of a median from quartile spread and number of sales, taken out of the variance of growth. adjacent-quarters: from the roughness of relative growth (an upper bound). none: nothing is taken out.',
      source:
        'Spearman 1904, American Journal of Psychology 15(1) (correction for attenuation); Fuller 1987, Measurement Error Models, ch. 1',
      witness: { value: 'adjacent-quarters' },
    }),
    suppressedSalesCount: param(z.number().min(1).max(30).default(15), {
      title: 'Sales in a suppressed quarter',
      unit: 'Count',
      doc: 'Sales assumed where the price is published and the number is not (30 or fewer).',
      source:
        'assumption: as in the suburb table; published are quarters with more than 10 sales, suppressed counts are at most 30',
      witness: { value: 28, moves: 'zones' },
    }),
    reliabilityFloorFraction: param(z.number().min(0.05).max(1).default(0.3), {
      title: 'Least reliability',
      unit: 'Fraction',
      doc: 'At least this share of the variance of an area’s or zone’s growth is taken as real: bounds the correction where an area hardly trades.',
      source: 'assumption: below it the correction is itself mostly noise',
      witness: { value: 1 },
    }),
    lowCorrelation: param(z.number().min(-1).max(1).default(0.5), {
      title: 'Low correlation',
      unit: 'Correlation',
      doc: 'A corrected mean correlation of areas below this gives a warning.',
      source: 'house model: Zones',
      witness: { value: 0.99, moves: 'zones' },
    }),
    eigenvalueFloor: param(z.number().min(1e-12).max(0.5).default(1e-8), {
      title: 'Least eigenvalue',
      unit: 'Correlation',
      doc: 'A correlation matrix of zones with a smaller eigenvalue is replaced by the nearest one without; the change is shown.',
      source: 'house model: Zones; Higham 2002, IMA Journal of Numerical Analysis 22(3)',
      witness: { value: 0.3 },
    }),
  },
);
