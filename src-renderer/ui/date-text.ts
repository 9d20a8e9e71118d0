import type { Reading } from './number-text.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const iso = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** `2027-06-30` as `30 Jun 2027`: no order of day and month to be mistaken. Text that is no ISO date comes back as it is. */
export function writtenDate(value: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  const month = months[Number(parts?.[2]) - 1];
  return parts && month !== undefined ? `${Number(parts[3])} ${month} ${parts[1]}` : value;
}

/** The last day that its month has, for a day that it has not: 31 June is 30 June. */
function dated(year: number, month: number, day: number): Reading<string> {
  if (month < 1 || month > 12) return { kind: 'unreadable', message: 'There is no such month.' };
  const last = daysIn(year, month);
  if (day >= 1 && day <= last) return { kind: 'value', value: iso(year, month, day) };
  const message = `${months[month - 1]} ${year} has ${last} days. Did you mean`;
  return { kind: 'ask', message, values: [iso(year, month, Math.min(Math.max(day, 1), last))] };
}

const fullYear = (text: string) => Number(text) + (text.length <= 2 ? 2000 : 0);

/**
 * Reads a date as it is typed or pasted: `30/6/2027`, `30.6.27`, `2027-06-30`, `30 June 2027`, `Jun 30, 2027`. Gives ISO. Day and
 * month that could be either way round ask; a month without a day asks for its first or last.
 */
export function readDate(typed: string): Reading<string> {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (text === '') return { kind: 'empty' };
  const number = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(t.*)?$/.exec(text);
  if (number) return dated(Number(number[1]), Number(number[2]), Number(number[3]));
  const either = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text);
  if (either) {
    const [first, second, year] = [Number(either[1]), Number(either[2]), fullYear(either[3]!)];
    if (first > 12 || first === second) return dated(year, second, first);
    if (second > 12) return dated(year, first, second);
    const values = [iso(year, second, first), iso(year, first, second)];
    return { kind: 'ask', message: 'Which day is meant?', values };
  }
  const word = /[a-z]{3,}/.exec(text)?.[0] ?? '';
  const month = months.findIndex((name) => word.startsWith(name.toLowerCase())) + 1;
  const rest = text.replace(word, ' ').match(/\d+/g) ?? [];
  if (month > 0 && rest.length === 2) {
    const [day, year] = rest[0]!.length === 4 ? [rest[1]!, rest[0]!] : [rest[0]!, rest[1]!];
    return dated(fullYear(year), month, Number(day));
  }
  if (month > 0 && rest.length === 1 && rest[0]!.length === 4) {
    const year = Number(rest[0]);
    return { kind: 'ask', message: 'Which day?', values: [iso(year, month, 1), iso(year, month, daysIn(year, month))] };
  }
  return { kind: 'unreadable', message: 'This is not a date such as 30/6/2027.' };
}
