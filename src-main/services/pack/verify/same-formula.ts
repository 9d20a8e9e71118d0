const TOKENS = /"(?:[^"]|"")*"|'(?:[^']|'')*'!|\s+|TRUE\(\)|FALSE\(\)|[^"'\sTF]+|./g;

/**
 * A formula without what programs write in their own way when they save: blanks, quotes around names of sheets that need none, and
 * `TRUE()`.
 */
export function plainFormula(source: string): string {
  return (source.match(TOKENS) ?? [])
    .map((token) => {
      if (token.startsWith('"')) return token;
      if (/^\s/.test(token)) return '';
      if (token === 'TRUE()') return 'TRUE';
      if (token === 'FALSE()') return 'FALSE';
      const name = /^'(.*)'!$/s.exec(token)?.[1];
      return name !== undefined && /^[A-Za-z_][\w.]*$/.test(name) ? `${name}!` : token;
    })
    .join('');
}

export const isSameFormula = (a: string, b: string): boolean => a === b || plainFormula(a) === plainFormula(b);
