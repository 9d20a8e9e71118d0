import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../../../../src-engine/index.ts';
import type { ReadWorkbook } from './read-cell.ts';
import { cellBudget, readSheet } from './read-sheet.ts';
import { readProperties } from './read-properties.ts';
import { refusal, SAVE_AGAIN } from './refusal.ts';
import { createSafeParts, type SafeParts } from './safe-parts.ts';
import { sharedStrings } from './shared-strings.ts';
import { refuseForeignBytes, refuseForeignParts } from './workbook-kind.ts';
import { readXml } from './xml-tokens.ts';
import { zipEntries } from './zip-directory.ts';

/** Bytes of a file that is opened at all. */
const MOST_BYTES = 100 * 1024 * 1024;

/**
 * Reads a workbook that anybody may have made: its cells, properties and names, and nothing that could act.
 * @param source its bytes, or the path of the file
 * @throws AppError `data/invalid` for a file that is no .xlsx, is damaged, holds macros or links to other files, or was made to do
 *   harm; the part or sheet is named with what to do. `input/not-found` for a path where nothing is.
 */
export async function readWorkbook(source: string | Uint8Array): Promise<ReadWorkbook> {
  const bytes = typeof source === 'string' ? await bytesOf(source) : source;
  refuseForeignBytes(bytes);
  const parts = createSafeParts(zipEntries(bytes));
  refuseForeignParts(parts);
  const { sheets, definedNames } = contents(parts);
  const relations = relationsOf(parts);
  const strings = sharedStrings(parts.xml(relations.get('sharedStrings')?.target ?? ''), 'xl/sharedStrings.xml');
  const budget = cellBudget();
  return {
    sheets: sheets.flatMap(({ name, id }) => {
      const part = relations.get(id)?.target ?? '';
      if (!/worksheets\//.test(part)) return []; // a chart on a sheet of its own has no cells
      const xml = parts.xml(part);
      if (xml === null) throw refusal(`Sheet ${name} is not in the file.`, name, SAVE_AGAIN);
      return [readSheet(xml, part, name, strings, budget)];
    }),
    properties: readProperties(parts),
    definedNames,
  };
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size > MOST_BYTES)
      throw refusal('The file is larger than 100 MB.', '', 'Choose a workbook that this program made.');
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      'input/not-found',
      `${path} cannot be read.`,
      { path },
      [{ path: '', message: 'there is no such file, or it may not be read', remedy: 'Choose another file.' }],
      { cause },
    );
  }
}

/** Tabs in their order, and the names of the workbook. */
function contents(parts: SafeParts) {
  const part = 'xl/workbook.xml';
  const sheets: { readonly name: string; readonly id: string }[] = [];
  const definedNames = new Map<string, string>();
  let current: string | null = null;
  readXml(parts.xml(part) ?? '', part, {
    open(tag, attribute) {
      if (tag === 'sheet')
        sheets.push({ name: attribute('name') ?? '', id: attribute('r:id') ?? attribute('id') ?? '' });
      // A name of one sheet alone is about printing.
      if (tag === 'definedName') current = attribute('localSheetId') === null ? attribute('name') : null;
    },
    text(value) {
      if (current !== null) definedNames.set(current, (definedNames.get(current) ?? '') + value);
    },
    close(tag) {
      if (tag === 'definedName') current = null;
    },
  });
  return { sheets, definedNames };
}

/** Parts that the workbook refers to, by the id of the relation; the shared strings also by their kind. */
function relationsOf(parts: SafeParts): Map<string, { readonly target: string }> {
  const part = 'xl/_rels/workbook.xml.rels';
  const relations = new Map<string, { readonly target: string }>();
  readXml(parts.xml(part) ?? '', part, {
    open(tag, attribute) {
      if (tag !== 'Relationship') return;
      const target = attribute('Target') ?? '';
      const entry = { target: target.startsWith('/') ? target.slice(1) : `xl/${target}` };
      relations.set(attribute('Id') ?? '', entry);
      const kind = (attribute('Type') ?? '').split('/').at(-1);
      if (kind === 'sharedStrings') relations.set(kind, entry);
    },
  });
  return relations;
}
