import { InvalidArgumentError } from 'commander';

/** Parsers of the values of options. What they refuse is said by commander, with the option's name. */

/** As `run.paths` allows. */
export const MOST_PATHS = 1_000_000;
/** A whole number within bounds. */
export const whole = (least: number, most: number) => (text: string) => {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  return value;
};
/** Paths of the full report's cohorts: none, or as many as an insight can take. */
export const pooledPaths = (text: string) => {
  if (text.trim() !== '' && Number(text) === 0) return 0;
  const value = text.trim() === '' ? NaN : Number(text);
  if (!Number.isInteger(value) || value < 8 || value > 2048)
    throw new InvalidArgumentError('Give 0 or a whole number from 8 to 2048.');
  return value;
};
/** A moment as an ISO time; given back in UTC. */
export const isoTime = (text: string) => {
  const ms = Date.parse(text);
  if (!/^\d{4}-\d\d-\d\dT/.test(text) || Number.isNaN(ms))
    throw new InvalidArgumentError('Give a time such as 2026-11-21T10:00:00Z.');
  return new Date(ms).toISOString();
};
/** A seed: any text but none. */
export const seedText = (text: string) => {
  if (text === '') throw new InvalidArgumentError('Give some text.');
  return text;
};
/** `name=file`, gathered over repeats. */
export const seriesFile = (text: string, before: Readonly<Record<string, string>> = {}) => {
  const [, name, file] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || file === undefined)
    throw new InvalidArgumentError('Give name=file, such as rppiSydneyIndex=prices.csv.');
  return { ...before, [name]: file };
};
