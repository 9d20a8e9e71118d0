import { AppError } from '../../core/errors.ts';
import { exp } from '../../numeric/exp.ts';
import { log } from '../../numeric/log.ts';
import type { DataRoom } from './data-room.ts';
import { periodNumber, periodText } from './series.ts';
import type { Estimate } from './regression.ts';

/**
 * Sales of each calendar quarter relative to the year around it, January-March first; the four multiply to 1.
 * From sales of all dwellings in Greater Sydney: log count less the log of the centred moving average over four quarters
 * (half weights at the ends), averaged by quarter. Standard error: spread over the years / square root of their number.
 */
export function saleSeason(data: DataRoom): readonly Estimate[] {
  const { areas, quarters, firstQuarter, sales } = data.lga;
  const area = areas.indexOf('Greater Sydney');
  if (area < 0) throw new AppError('data/invalid', "The area table has no total 'Greater Sydney'.", {});
  const counts = sales.all.salesCount.slice(area * quarters, (area + 1) * quarters);
  const first = periodNumber(firstQuarter, 'quarter');
  const deviations: number[][] = [[], [], [], []];
  for (let q = 2; q < quarters - 2; q += 1) {
    const around = counts[q - 2]! / 8 + (counts[q - 1]! + counts[q]! + counts[q + 1]!) / 4 + counts[q + 2]! / 8;
    deviations[(first + q) % 4]!.push(log(counts[q]! / around));
  }
  const means = deviations.map((list) => list.reduce((sum, value) => sum + value, 0) / list.length);
  const level = means.reduce((sum, value) => sum + value, 0) / 4;
  return deviations.map((list, i) => {
    const variance =
      list.reduce((sum, value) => sum + (value - means[i]!) * (value - means[i]!), 0) / (list.length - 1);
    const value = exp(means[i]! - level);
    return {
      value,
      standardError: value * Math.sqrt(variance / list.length),
      observations: list.length,
      from: firstQuarter,
      to: periodText(first + quarters - 1, 'quarter'),
    };
  });
}
