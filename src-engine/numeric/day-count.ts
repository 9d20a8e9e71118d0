import { civilDate, dayNumber, daysInMonth, isLeapYear } from './dates.ts';

/** Day-count conventions by their usual names. The fund's own is `act/365F`. */
export const dayCounts = ['act/365F', 'act/360', 'act/act ISDA', '30/360 ISDA', '30/360 SIA', '30E/360'] as const;
export type DayCount = (typeof dayCounts)[number];

/**
 * Years from day number `from` to `to` (to >= from) under a convention.
 * Sources: ISDA 2006 Definitions 4.16 (act/365 Fixed, act/360, act/act, 30/360, 30E/360); SIA Standard Securities
 * Calculation Methods (30/360 SIA: as ISDA, but the last day of February counts as the 30th).
 */
export function yearFraction(from: number, to: number, convention: DayCount): number {
  switch (convention) {
    case 'act/365F':
      return (to - from) / 365;
    case 'act/360':
      return (to - from) / 360;
    case 'act/act ISDA':
      return actualActual(from, to);
    case '30/360 ISDA':
    case '30/360 SIA':
    case '30E/360':
      return thirty360(from, to, convention);
  }
}

/** Days in leap years over 366 plus the others over 365. */
function actualActual(from: number, to: number): number {
  const firstYear = civilDate(from).year;
  const lastYear = civilDate(to).year;
  let years = 0;
  for (let year = firstYear; year <= lastYear; year++) {
    const start = Math.max(from, dayNumber(year, 1, 1));
    const end = Math.min(to, dayNumber(year + 1, 1, 1));
    years += (end - start) / (isLeapYear(year) ? 366 : 365);
  }
  return years;
}

function thirty360(from: number, to: number, convention: '30/360 ISDA' | '30/360 SIA' | '30E/360'): number {
  const a = civilDate(from);
  const b = civilDate(to);
  let startDay = a.day;
  let endDay = b.day;
  if (convention === '30E/360') {
    startDay = Math.min(startDay, 30);
    endDay = Math.min(endDay, 30);
  } else {
    if (convention === '30/360 SIA') {
      const startIsFebruaryEnd = a.month === 2 && a.day === daysInMonth(a.year, 2);
      const endIsFebruaryEnd = b.month === 2 && b.day === daysInMonth(b.year, 2);
      if (startIsFebruaryEnd && endIsFebruaryEnd) endDay = 30;
      if (startIsFebruaryEnd) startDay = 30;
    }
    if (endDay === 31 && startDay >= 30) endDay = 30;
    if (startDay === 31) startDay = 30;
  }
  return (360 * (b.year - a.year) + 30 * (b.month - a.month) + (endDay - startDay)) / 360;
}
