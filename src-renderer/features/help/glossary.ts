import text from '../../../docs/glossary.md?raw';

export type Term = { readonly term: string; readonly meaning: string };

/** The terms of docs/glossary.md, in its order. */
export const glossary: readonly Term[] = parseGlossary(text);

/** Rows of the first table of a page in Markdown, without its head. */
export function parseGlossary(markdown: string): readonly Term[] {
  const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((line) => {
    const [term = '', meaning = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { term, meaning };
  });
}
