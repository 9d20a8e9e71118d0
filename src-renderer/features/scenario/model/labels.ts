/** Words that are written in capitals wherever they stand in a name. */
const capitals = new Set(['nav', 'gp', 'lp', 'ltv', 'irr', 'gbm', 'tvpi', 'dpi', 'gst', 'wal', 'var']);
const known: Readonly<Record<string, string>> = {
  monteCarlo: 'Monte Carlo',
  sobol: 'Sobol',
  gbm: 'Geometric Brownian motion',
};

/** `sydney-calibrated`, `invested-cost` or `debtToNav` as a person writes it: `Sydney calibrated`, `Invested cost`, `Debt to NAV`. */
export function wordsOfName(name: string): string {
  const whole = known[name];
  if (whole !== undefined) return whole;
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .filter((word) => word !== '')
    .map((word) => (capitals.has(word.toLowerCase()) ? word.toUpperCase() : word.toLowerCase()));
  return sentence(words.join(' '));
}

/** First letter large, the rest as it is. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** For the middle of a sentence: first letter small, unless the word is in capitals or a name of several capitals. */
export const inSentence = (text: string): string =>
  /^[A-Z][a-z]/.test(text) && !/^(Sydney|Sobol|Monte)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

const unitWords = /(Annual|Fraction|Aud|Months?|Years?|Multiple|Count|Correlation)$/;

/** Heading of a field that has no title of its own: `rateAnnual` is `Rate`, `afterMonth` is `After month`. */
export function titleOfKey(key: string): string {
  const bare = /(Month|Year|Multiple|Count)$/.test(key) ? key : key.replace(unitWords, '');
  return wordsOfName(bare === '' ? key : bare);
}
