/** Columns of all tables of the portfolio sheet. */
export const portfolioWidths = [30, 11, 11, 11, 11, 11, 11, 11, 11, 11, 9] as const;

export const million = (aud: number): number => aud / 1_000_000;

/** Sum of a monthly column over months 0..last, in order. */
export function sumOf(months: ArrayLike<number>): number {
  let total = 0;
  for (let m = 0; m < months.length; m += 1) total += months[m]!;
  return total;
}

/** A part of a whole as a formula and as its value; `n/a` where the whole is nothing. */
export const shareFormula = (part: string, whole: string): string => `IF(${whole}>0,${part}/${whole},"n/a")`;
export const shareValue = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
