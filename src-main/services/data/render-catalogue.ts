import type { Catalogue } from './catalogue.ts';

/** The catalogue for people: each table with publisher, licence and credit line, as plain text of at most 100 columns. */
export function renderDataCatalogue(catalogue: Catalogue): string {
  const blocks = catalogue.tables.map((table) =>
    [
      `${table.name} - ${table.title}`,
      ...field('publisher', table.publisher),
      ...field('licence', table.licence),
      ...field('attribution', table.attribution),
      ...field('source', table.source),
      ...field('period', `${table.period}; ${table.rows} rows, ${table.columns.length} columns`),
      ...(table.note === '' ? [] : field('note', table.note)),
      ...field('sha256', table.sha256),
    ].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}

/** The credit lines that must stand with any export of figures made from the data, each once, in catalogue order. */
export function attributions(catalogue: Catalogue): string[] {
  return [...new Set(catalogue.tables.map((table) => table.attribution))];
}

/** The same for programs: the catalogue without its columns' documentation. */
export function dataCatalogueJson(catalogue: Catalogue): string {
  const tables = catalogue.tables.map(({ columns, ...table }) => ({
    ...table,
    columns: columns.map(({ name }) => name),
  }));
  return `${JSON.stringify({ tables }, null, 2)}\n`;
}

function field(label: string, text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > 84) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((part, i) => `  ${(i === 0 ? label : '').padEnd(12)}${part}`);
}
