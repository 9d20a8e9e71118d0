const TOKENS =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!|[A-Za-z_][\w.]*!|\s+|[$A-Za-z_][\w.$]*(?:\(\))?|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|./gs;
/** LibreOffice writes numbers with 15 digits. */
const RELATIVE = 1e-13;

/**
 * Whether two formulas are the same but for what programs write in their own way when they save: blanks, quotes around names of sheets
 * that need none, `TRUE()`, and numbers such as 1e-7.
 */
export function isSameFormula(a: string, b: string): boolean {
  if (a === b) return true;
  const [left, right] = [tokensOf(a), tokensOf(b)];
  return left.length === right.length && left.every((token, i) => isSameToken(token, right[i]!));
}

const tokensOf = (source: string): string[] =>
  (source.match(TOKENS) ?? []).filter((token) => !/^\s/.test(token)).map(plainToken);

function plainToken(token: string): string {
  if (token === 'TRUE()' || token === 'FALSE()') return token.slice(0, -2);
  const name = /^'(.*)'!$/s.exec(token)?.[1];
  return name !== undefined && /^[A-Za-z_][\w.]*$/.test(name) ? `${name}!` : token;
}

function isSameToken(a: string, b: string): boolean {
  if (a === b) return true;
  if (!/^\d/.test(a) || !/^\d/.test(b)) return false;
  const [x, y] = [Number(a), Number(b)];
  return Math.abs(x - y) <= RELATIVE * Math.max(x, y);
}
