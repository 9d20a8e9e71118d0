/** The rows of docs/glossary.md as a module: packs are made in a program that does not read the docs. */
export function glossaryTable(markdown: string): string {
  const rows = markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .map(([term = '', meaning = '']) => `  [${JSON.stringify(term)}, ${JSON.stringify(meaning)}],`);
  return [
    '// Made from docs/glossary.md by resources/make/make-docs.ts. Change that page, then make this again.',
    '',
    '/** Terms with their meaning, as docs/glossary.md has them. */',
    '// prettier-ignore',
    'export const glossaryTerms: readonly (readonly [term: string, meaning: string])[] = [',
    ...rows,
    '];',
    '',
  ].join('\n');
}
