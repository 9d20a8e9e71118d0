const TOKENS = /"(?:[^"]|"")*"|'(?:[^']|'')*'!|\s+|[$A-Za-z_][\w.$]*(?:\(\))?|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|./gs;

/**
 * A formula without what programs write in their own way when they save: blanks, quotes around names of sheets that need none,
 * `TRUE()`, and numbers such as 1e-7.
 */
export const plainFormula = (source: string): string => (source.match(TOKENS) ?? []).map(plainToken).join('');

function plainToken(token: string): string {
  if (/^\s/.test(token)) return '';
  if (token === 'TRUE()' || token === 'FALSE()') return token.slice(0, -2);
  if (/^\d/.test(token)) return String(Number(token));
  const name = /^'(.*)'!$/s.exec(token)?.[1];
  return name !== undefined && /^[A-Za-z_][\w.]*$/.test(name) ? `${name}!` : token;
}

export const isSameFormula = (a: string, b: string): boolean => a === b || plainFormula(a) === plainFormula(b);
