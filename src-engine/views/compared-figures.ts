import type { StudyFigure } from '../study/figures.ts';

const figure = (
  name: string,
  title: string,
  unit: StudyFigure['unit'],
  column: string,
  statistic: StudyFigure['statistic'] = 'mean',
  higherIsBetter = true,
): StudyFigure => ({ name, title, unit, column, statistic, higherIsBetter });

/** Figures of the headline of a comparison; those without a value in any run are left out. */
export const comparedFigures: readonly StudyFigure[] = [
  figure('meanNetIrrAnnual', 'Net IRR, mean', 'Annual', 'netIrrAnnual'),
  figure('p5NetIrrAnnual', 'Net IRR, P5', 'Annual', 'netIrrAnnual', 0.05),
  figure('p50NetIrrAnnual', 'Net IRR, P50', 'Annual', 'netIrrAnnual', 0.5),
  figure('p95NetIrrAnnual', 'Net IRR, P95', 'Annual', 'netIrrAnnual', 0.95),
  figure('hurdleProbabilityFraction', 'P(net IRR reaches the hurdle)', 'Fraction', 'hurdleMetFlag'),
  figure('meanGrossIrrAnnual', 'Gross IRR, mean', 'Annual', 'grossIrrAnnual'),
  figure('meanTvpiMultiple', 'Net TVPI, mean', 'Multiple', 'netTvpiMultiple'),
  figure('meanDpiYear5Multiple', 'DPI at year 5, mean', 'Multiple', 'netDpiYear5Multiple'),
  figure('lossRateFraction', 'Loss rate, mean', 'Fraction', 'lossRateFraction', 'mean', false),
  figure('defaultRateFraction', 'Default rate, mean', 'Fraction', 'defaultRateFraction', 'mean', false),
  figure('maxDrawdownFraction', 'Largest NAV fall, mean', 'Fraction', 'maxDrawdownFraction', 'mean', false),
  figure('carryPaidAud', 'Carry, mean', 'Aud', 'carryPaidAud', 'mean', false),
  figure('managementFeeAud', 'Management fees, mean', 'Aud', 'managementFeeAud', 'mean', false),
  figure('peakDebtToNavFraction', 'Peak debt over NAV, mean', 'Fraction', 'peakDebtToNavFraction', 'mean', false),
];

/** Metrics that a comparison reads of each run. */
export const comparedColumns: readonly string[] = [...new Set(comparedFigures.map(({ column }) => column))];
