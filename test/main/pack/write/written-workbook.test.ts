import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formula, text } from '../../../../src-main/services/pack/model/cell.ts';
import { createSheet } from '../../../../src-main/services/pack/model/sheet-builder.ts';
import { readWorkbook } from '../../../../src-main/services/pack/read/read-workbook.ts';
import { writePack, type WrittenPack } from '../../../../src-main/services/pack/write/write-pack.ts';
import { hasOpenpyxl, seenByOpenpyxl, withoutOpenpyxl } from '../../../support/openpyxl.ts';
import { smallPack } from '../../../support/small-pack.ts';
import { orderFaults } from '../../../support/xml-order.ts';
import { zipParts } from '../../../support/zip-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'equihome-written-'));
const file = join(folder, 'small.xlsx');
let written: WrittenPack;
let parts: Map<string, string>;
beforeAll(async () => {
  written = await writePack(smallPack(), file);
  parts = await zipParts(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const terms = "Terms of the 'A' class";

test('says the size and the hash of the file', () => {
  expect(written.sizeBytes).toBe(statSync(file).size);
  expect(written.sha256).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'));
});

test('the same pack makes the same bytes', async () => {
  const other = join(folder, 'again.xlsx');
  expect(await writePack(smallPack(), other)).toEqual(written);
  expect(readFileSync(other).equals(readFileSync(file))).toBe(true);
});

test('every part is whole XML in the order of the schema', () => {
  const office = [...parts].filter(([name]) => /^xl\/(?:workbook|styles|worksheets|charts|drawings)/.test(name));
  expect(office.length).toBeGreaterThan(10);
  expect(office.flatMap(([name, xml]) => orderFaults(xml, name))).toEqual([]);
});

test('every part has a kind, and every relation leads to a part', () => {
  const types = parts.get('[Content_Types].xml')!;
  const named = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name!);
  expect(named.filter((name) => !parts.has(name))).toEqual([]);
  const kinds = [...parts.keys()].filter((name) => !name.endsWith('.rels') && name !== '[Content_Types].xml');
  expect(kinds.filter((name) => !named.includes(name) && !types.includes('Extension="xml"'))).toEqual([]);
  const targets = [...parts].flatMap(([name, xml]) => {
    const owner = name.replace('_rels/', '').replace(/\.rels$/, '');
    const found = name.endsWith('.rels') ? [...xml.matchAll(/Target="([^"]+)"/g)] : [];
    return found.map(([, target]) => new URL(target!, `http://x/${owner}`).pathname.slice(1));
  });
  expect(targets.length).toBeGreaterThan(10);
  expect(targets.filter((path) => !parts.has(path))).toEqual(['xl/media/logo.png']);
  expect([...parts.values()].filter((xml) => xml.includes('"External"'))).toEqual([]);
});

describe('the file read again', () => {
  test('has its tabs, texts, figures and formulas', async () => {
    const { sheets, properties, definedNames } = await readWorkbook(file);
    expect(sheets.map(({ name }) => name)).toEqual(['Cover', terms, 'Cash flows', 'Paths']);
    const [cover, , cash, raw] = sheets as [
      (typeof sheets)[0],
      (typeof sheets)[0],
      (typeof sheets)[0],
      (typeof sheets)[0],
    ]; // four
    expect(cover.cell(0, 0)).toEqual({ kind: 'text', text: 'Net IRR is 10.0% a year' });
    expect(cover.cell(3, 1)).toEqual({ kind: 'formula', formula: "'Cash flows'!$B$7", value: 0, isError: false });
    expect(cover.cell(4, 1)).toEqual({ kind: 'number', value: 12.5 });
    expect([1, 2, 3].map((column) => cover.cell(5, column))).toEqual([
      { kind: 'text', text: 'n/a' },
      { kind: 'text', text: '=1+1' },
      { kind: 'text', text: '_x0041_ and ␇' },
    ]);
    expect(cash.cell(4, 6)).toEqual({ kind: 'formula', formula: 'SUM(B5:F5)', value: 20.75, isError: false });
    expect(raw.rowCount).toBe(41);
    expect(raw.cell(40, 1)).toEqual({ kind: 'number', value: 0.1 + 39 / 1000 });
    expect(raw.cell(4, 1)).toEqual({ kind: 'empty' });
    expect(properties).toEqual(smallPack().properties);
    expect(definedNames).toEqual(new Map([['Hurdle_Annual', "'Terms of the ''A'' class'!$B$2"]]));
  });

  test('the facts of the run are found when the properties of the document were removed', async () => {
    expect(parts.get('customXml/item1.xml')).toContain('<fact name="Equihome seed">committee &lt;1&gt;</fact>');
  });

  test('exceljs sees the same, with rules, looks and print set-up', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    const cover = book.getWorksheet('Cover')!;
    expect(cover.getCell('C6').value).toBe('=1+1');
    expect(cover.getCell('C6').type).toBe(ExcelJS.ValueType.String);
    expect(cover.getCell('D6').value).toBe('_x0041_ and ␇');
    expect(cover.getCell('B4').formula).toBe("'Cash flows'!$B$7");
    expect(book.getWorksheet('Cash flows')!.getCell('G5').value).toEqual({ formula: 'SUM(B5:F5)', result: 20.75 });
    const sheet = book.getWorksheet(terms)!;
    expect(sheet.getCell('B2').dataValidation).toMatchObject({ type: 'decimal', formulae: [0, 0.3] });
    expect(sheet.getCell('B3').dataValidation).toMatchObject({ type: 'list', formulae: ['"european,american"'] });
    expect(sheet.getCell('B4').value).toEqual(new Date('2026-07-01T00:00:00Z'));
    expect(sheet.getCell('B2').font.color).toEqual({ argb: 'FF0000FF' });
    expect(cover.getCell('B4').font.color).toEqual({ argb: 'FF00703C' });
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 });
    expect(sheet.headerFooter.oddHeader).toBe(
      '&L&"Calibri,Regular"&8 Home-equity fund of A$100 m&R&"Calibri,Regular"&8 Harbour && Sons',
    );
    expect(sheet.headerFooter.oddFooter).toContain('Page &P of &N');
    expect(book.created).toEqual(new Date('2026-11-21T10:05:00.000Z'));
    const paths = book.getWorksheet('Paths')!;
    expect(paths.getCell('B41').numFmt).toBe('0.0%_);(0.0%);0.0%_);@_)');
    expect(paths.getCell('D41').value).toBe(-39e6);
  });

  test('openpyxl sees the same, with five charts and a logo', (context) => {
    if (!hasOpenpyxl) return context.skip(withoutOpenpyxl);
    const [seen] = seenByOpenpyxl([file]);
    expect(seen!.broken).toBeNull();
    expect(seen!.names).toMatchObject({ Hurdle_Annual: "'Terms of the ''A'' class'!$B$2" });
    expect(seen!.sheets.map(({ charts }) => charts)).toEqual([0, 0, 5, 0]);
    expect(seen!.sheets.map(({ frozen }) => frozen)).toEqual([null, 'A2', 'B3', 'B2']);
    const cover = seen!.sheets[0]!.cells;
    expect(cover['C6']).toMatchObject({ type: 's', text: '=1+1' });
    expect(cover['D6']).toMatchObject({ type: 's', text: '_x0041_ and ␇' });
    expect(cover['B4']).toMatchObject({ type: 'f', text: "='Cash flows'!$B$7", value: 0 });
    expect(seen!.sheets[1]!.cells['B5']).toMatchObject({ type: 'f', value: '2027-07-01T00:00:00' });
  });
});

describe('what is in the parts', () => {
  test('is computed when the file is opened', () =>
    expect(parts.get('xl/workbook.xml')).toContain('fullCalcOnLoad="1"'));

  test('titles stand on every printed page', () => {
    const workbook = parts.get('xl/workbook.xml')!;
    expect(workbook).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="2">&apos;Cash flows&apos;!$A:$A,&apos;Cash flows&apos;!$1:$2</definedName>',
    );
  });

  test('links lead to places of the workbook', () =>
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain(
      '<hyperlink ref="A3" location="&apos;Terms of the &apos;&apos;A&apos;&apos; class&apos;!B2"',
    ));

  test('check cells are green at zero and red elsewhere', () =>
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(
      /<conditionalFormatting sqref="B4">.*<formula>B4=0<\/formula>.*<formula>B4&lt;&gt;0<\/formula>/,
    ));
});

test.each([
  ['an anchor that is nowhere', '{terms.none}+1', /no place named terms.none/],
  ['a formula that reaches outside', '[a.xlsx]b!A1', /outside/],
])('%s is a fault, and no file is left', async (_what, source, says) => {
  const cover = createSheet('cover', 'Cover', [20]);
  cover.row(formula(source, 1, 'Count'));
  const pack = smallPack({ sheets: [cover.done(), ...smallPack().sheets.slice(1)] });
  const path = join(folder, 'fault.xlsx');
  await expect(writePack(pack, path)).rejects.toThrow(says);
  expect(existsSync(path)).toBe(false);
});

test('a name that is a cell, or is given twice, is a fault', async () => {
  const named = (...names: string[]) => {
    const cover = createSheet('cover', 'Cover', [20]);
    cover.anchor('a', cover.row(text('a')), 0);
    for (const name of names) cover.define(name, 'a');
    return writePack(smallPack({ sheets: [cover.done()] }), join(folder, 'names.xlsx'));
  };
  await expect(named('TAX2020')).rejects.toThrow('cannot be a name');
  await expect(named('Hurdle', 'HURDLE')).rejects.toThrow('two places');
  await expect(named('Hurdle_Annual')).resolves.toBeDefined();
});
