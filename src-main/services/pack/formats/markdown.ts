import { numberWords } from '../../../../src-engine/index.ts';
import type { Cell } from '../model/cell.ts';
import type { PackModel, SheetKey, SheetModel } from '../model/sheet.ts';
import { cellWords } from './cell-words.ts';

/** Sheets that are data and no text: a reader of a report would scroll past hundreds of rows. */
const leftOut: ReadonlySet<SheetKey> = new Set([
  'cash-monthly',
  'waterfall-median-months',
  'waterfall-mean-months',
  'paths',
]);
/** The recipe of the manifest is for the program; in a report it is only long. */
const LONGEST = 600;

/** The pack as one Markdown document: a chapter a sheet, tables in GitHub's form, charts as their titles. Ends with a line break. */
export function packMarkdown({ title, sheets }: PackModel): string {
  const chapters = sheets.map((sheet) => chapterOf(sheet).join('\n'));
  return [`# ${escaped(title)}`, ...chapters].join('\n\n') + '\n';
}

function chapterOf(sheet: SheetModel): readonly string[] {
  const { key, name, rows, streamed, charts, printedTo } = sheet;
  const lines = [`## ${escaped(name)}`, ''];
  if (leftOut.has(key)) {
    const count = (streamed?.count ?? 0) + rows.length;
    return [...lines, `${numberWords(count)} rows: see the workbook or the CSV set.`];
  }
  let table: (readonly Cell[])[] = [];
  const endTable = () => {
    const [head] = table;
    if (head !== undefined && table.length === 1 && isHead(head)) lines.push(`#### ${wordsOf(head)}`, '');
    else if (head !== undefined) lines.push(...tableLines(table), '');
    table = [];
  };
  for (const [index, cells] of rows.slice(0, (printedTo?.row ?? rows.length) + 1).entries()) {
    const paragraph = paragraphOf(sheet, index);
    if (cells.every(isBlank)) endTable();
    else if (paragraph !== null) {
      endTable();
      lines.push(paragraph, '');
    } else {
      if (isHead(cells)) endTable();
      table.push(cells);
    }
  }
  endTable();
  for (const chart of charts) lines.push(`*Chart in the workbook: ${escaped(chart.title)}*`, '');
  return lines.slice(0, -1);
}

const isBlank = (cell: Cell) => cell === null || (cell.kind === 'text' && cell.text === '');
const isHead = (cells: readonly Cell[]) => cells.some((cell) => cell?.kind === 'text' && cell.role === 'heading');

const wordsOf = (cells: readonly Cell[]) =>
  escaped(
    cells
      .map(cellWords)
      .filter((words) => words !== '')
      .join(', '),
  );

/** Text that runs over the width of the sheet is no row of a table. */
function paragraphOf({ rows, merges, widths }: SheetModel, row: number): string | null {
  const cells = rows[row]!.filter((cell) => !isBlank(cell));
  const [cell] = cells;
  const isMerged = merges.some(({ from, to }) => from.row === row && to.column === widths.length - 1);
  if (cells.length !== 1 || cell?.kind !== 'text') return null;
  if (cell.role !== 'title' && !isMerged && widths.length > 1) return null;
  const words = lineSafe(escaped(cell.text));
  if (cell.role === 'title') return `### ${words}`;
  return cell.role === 'subtitle' || cell.role === 'note' ? `*${words}*` : words;
}

/** A table in GitHub's form. Columns without a word are left out; a table without a heading gets an empty one. */
function tableLines(table: readonly (readonly Cell[])[]): readonly string[] {
  const width = Math.max(...table.map((cells) => cells.length));
  const used = Array.from({ length: width }, (_, c) => c).filter((c) =>
    table.some((cells) => !isBlank(cells[c] ?? null)),
  );
  const rowOf = (cells: readonly Cell[]) =>
    `| ${used.map((c) => escaped(shortened(cellWords(cells[c] ?? null)))).join(' | ')} |`;
  const [first] = table;
  const head = isHead(first!) ? first! : [];
  const body = isHead(first!) ? table.slice(1) : table;
  const align = used.map((c) => (isRight(body, c) ? '---:' : '---'));
  return [rowOf(head), `| ${align.join(' | ')} |`, ...body.map(rowOf)];
}

/** Figures stand on the right. */
function isRight(body: readonly (readonly Cell[])[], column: number): boolean {
  const cell = body.map((cells) => cells[column] ?? null).find((one) => !isBlank(one)) ?? null;
  return cell?.kind === 'number' || cell?.kind === 'date' || (cell?.kind === 'formula' && cell.unit !== 'Text');
}

const shortened = (words: string) =>
  words.length > LONGEST ? `${words.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : words;

/** Text as itself: nothing in it is markup, a table cell ends only where it should, control characters are gone. */
export function escaped(words: string): string {
  return words
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F\uFFFE\uFFFF]/g, ' ') // oxlint-disable-line no-control-regex
    .replace(/[\\`*_[\]<>|~&]/g, (char) => `\\${char}`)
    .replace(/\n+/g, '<br>');
}

/** A line that begins like a list, a heading or a rule is none. */
const lineSafe = (words: string) => words.replace(/^(\s*)([#+\-=])/, '$1\\$2').replace(/^(\s*\d+)([.)])/, '$1\\$2');
