import { expect, test } from 'vitest';
import { AppError } from '../../../../src-engine/index.ts';
import { readWorkbook } from '../../../../src-main/services/pack/read/read-workbook.ts';
import { craftedZip, sheetWith, workbookEntries, type CraftedEntry } from '../../../support/crafted-zip.ts';

const zipOf = (changes: Readonly<Record<string, string | null>>) => craftedZip(workbookEntries(changes));
const plus = (...more: CraftedEntry[]) => craftedZip([...workbookEntries(), ...more]);
const MEGABYTE = 1024 * 1024;
const whole = craftedZip(workbookEntries());
const types = (kind: string) => ({
  '[Content_Types].xml': `<Types><Override PartName="/xl/workbook.xml" ContentType="${kind}"/></Types>`,
});
const many = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `a${i}.bin`, data: '' }));

test('the file that the others are made of is read', async () => {
  const { sheets } = await readWorkbook(whole);
  expect(sheets[0]!.cell(0, 0)).toEqual({ kind: 'number', value: 1 });
});

test.each<[string, Uint8Array, RegExp]>([
  ['nothing', new Uint8Array(), /is empty/],
  ['text', Buffer.from('a,b\n1,2\n'), /no Excel workbook/],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old Excel workbook/],
  ['half a zip', whole.subarray(0, whole.length >> 1), /damaged/],
  ['a zip of something else', craftedZip([{ name: 'a.txt', data: 'a' }]), /a zip, but no Excel/],
  [
    'an OpenDocument sheet',
    craftedZip([
      { name: '[Content_Types].xml', data: '<a/>' },
      { name: 'content.xml', data: '<a/>' },
    ]),
    /OpenDocument/,
  ],
  ['a binary workbook', zipOf({ 'xl/workbook.xml': null, 'xl/workbook.bin': 'x' }), /binary Excel workbook/],
  ['macros by name', plus({ name: 'xl/vbaProject.bin', data: 'x' }), /macros/],
  ['macros by kind', zipOf(types('application/vnd.ms-excel.sheet.macroEnabled.main+xml')), /macros/],
  ['links to other files', plus({ name: 'xl/externalLinks/externalLink1.xml', data: '<a/>' }), /reads other files/],
  ['data connections', plus({ name: 'xl/connections.xml', data: '<a/>' }), /reads other files/],
  ['a name that climbs out', plus({ name: '../../evil', data: 'x' }), /leads out/],
  ['an absolute name', plus({ name: '/etc/passwd', data: 'x' }), /leads out/],
  ['a name of Windows', plus({ name: 'xl\\evil', data: 'x' }), /leads out/],
  ['a name with a NUL', plus({ name: 'xl/a\u0000b', data: 'x' }), /leads out/],
  ['a part twice', plus({ name: 'XL/Workbook.xml', data: '<a/>' }), /two parts/],
  ['parts over each other', plus({ name: 'b.xml', data: '<a/>', offset: 0 }), /over each other/],
  ['too many parts', craftedZip([...workbookEntries(), ...many(2000)]), /2004 parts/],
  ['a locked part', plus({ name: 'b.xml', data: '<a/>', flags: 1 }), /password/],
  ['another compression', plus({ name: 'b.xml', data: '<a/>', method: 12 }), /compressed in a way/],
  ['a wrong checksum', craftedZip(workbookEntries().map((entry) => ({ ...entry, crc: 1 }))), /damaged/],
  ['a bomb', zipOf(sheetWith(' '.repeat(40 * MEGABYTE))), /larger than/],
  ['a document type', zipOf({ 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }), /document type/],
  ['elements that do not close', zipOf(sheetWith('<row r="1">')), /no whole XML/],
  ['a tag that does not end', zipOf(sheetWith('<row r="1')), /no whole XML/],
  ['row 999,999,999', zipOf(sheetWith('<row r="999999999"><c r="A999999999"><v>1</v></c></row>')), /row 999999999/],
  ['row 0', zipOf(sheetWith('<row r="0"/>')), /row 0/],
  ['column XFE', zipOf(sheetWith('<row r="1"><c r="XFE1"><v>1</v></c></row>')), /XFE1/],
  ['a cell that is no address', zipOf(sheetWith('<row r="1"><c r="__proto__"><v>1</v></c></row>')), /__proto__/],
  ['a number that is none', zipOf(sheetWith('<row r="1"><c r="A1"><v>NaN</v></c></row>')), /no number/],
  ['a text that is not there', zipOf(sheetWith('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')), /text number 7/],
  ['a sheet that is not there', zipOf({ 'xl/worksheets/sheet1.xml': null }), /Sheet One is not/],
])('%s is refused with the reason and a remedy', async (_what, bytes, says) => {
  const begun = performance.now();
  const error: unknown = await readWorkbook(bytes).then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(AppError);
  const { code, message, issues } = error as AppError; // asserted above
  expect(code).toBe('data/invalid');
  expect(message).toMatch(says);
  expect(issues[0]!.remedy).toMatch(/\w+ .*\.$/);
  expect(performance.now() - begun).toBeLessThan(1000);
});

test('a path where nothing is, is said so', async () => {
  await expect(readWorkbook('/nowhere/a.xlsx')).rejects.toMatchObject({ code: 'input/not-found' });
});

test('names of JavaScript are names like any other', async () => {
  const { sheets, properties, definedNames } = await readWorkbook(
    zipOf({
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="__proto__" sheetId="1" id="rId1"/></sheets><definedNames><definedName name="constructor">One!$A$1</definedName></definedNames></workbook>',
      'docProps/custom.xml': '<Properties><property name="__proto__"><lpwstr>x</lpwstr></property></Properties>',
    }),
  );
  expect(sheets[0]!.name).toBe('__proto__');
  expect(Object.hasOwn(properties, '__proto__')).toBe(true);
  expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
  expect(definedNames.get('constructor')).toBe('One!$A$1');
});

test('cells as other programs write them', async () => {
  const rows =
    '<row><c><v>1e-3</v></c><c t="inlineStr"><is><r><t>a </t></r><r><t>b</t></r></is></c></row>' +
    '<x:row r="3"><x:c r="B3" t="b"><x:v>1</x:v></x:c><x:c r="C3" t="e"><x:v>#DIV/0!</x:v></x:c></x:row>' +
    '<row r="4"><c r="A4"><f t="shared" ref="A4:A5" si="0">B4*2</f><v>2</v></c></row><row r="5"><c r="A5"><f t="shared" si="0"/><v>4</v></c>' +
    '<c r="B5" t="str"><f>"&lt;"&amp;1</f><v>&lt;1</v></c><c r="C5" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D5"><f>A1</f></c></row>';
  const [sheet] = (await readWorkbook(zipOf(sheetWith(rows)))).sheets;
  const cell = (row: number, column: number) => sheet!.cell(row, column);
  expect(cell(0, 0)).toEqual({ kind: 'number', value: 0.001 });
  expect(cell(0, 1)).toEqual({ kind: 'text', text: 'a b' });
  expect(cell(2, 1)).toEqual({ kind: 'boolean', value: true });
  expect(cell(2, 2)).toEqual({ kind: 'error', code: '#DIV/0!' });
  expect(cell(3, 0)).toEqual({ kind: 'formula', formula: 'B4*2', value: 2, isError: false });
  expect(cell(4, 0)).toEqual({ kind: 'formula', formula: null, value: 4, isError: false });
  expect(cell(4, 1)).toEqual({ kind: 'formula', formula: '"<"&1', value: '<1', isError: false });
  expect(cell(4, 2)).toEqual({ kind: 'formula', formula: '1/0', value: '#DIV/0!', isError: true });
  expect(cell(4, 3)).toEqual({ kind: 'formula', formula: 'A1', value: null, isError: false });
  expect([sheet!.rowCount, sheet!.columnCount]).toEqual([5, 4]);
  expect(cell(99, 99)).toEqual({ kind: 'empty' });
});
