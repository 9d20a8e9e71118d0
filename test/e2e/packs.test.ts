import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import ExcelJS from 'exceljs';
import type { Download, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect as expectNow, test } from 'vitest';
import { startDesk, type Desk, type Window } from './host.ts';
import { expect, libraryWithItsFirstRun } from './story.ts';

let desk: Desk;
let window: Window;
beforeAll(async () => {
  desk = await startDesk();
  window = await desk.openWindow();
});
afterAll(() => desk.end());

const goTo = (page: Page, hash: string) => page.evaluate((to) => (location.hash = to), hash);

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Upload = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** A download lies under a name of the browser's: it is sent under its own. */
const named = async (path: string): Promise<Upload> => ({
  name: 'pack.xlsx',
  mimeType: sheetType,
  buffer: readFileSync(path),
});

/** The workbook with one figure changed by hand. */
async function changed(book: ExcelJS.Workbook): Promise<Upload> {
  const sheet = book.worksheets.find(({ name }) => /returns/i.test(name))!;
  const places: ExcelJS.Cell[] = [];
  sheet.eachRow((row) => row.eachCell((cell) => typeof cell.value === 'number' && places.push(cell)));
  places[0]!.value = 123456;
  return { name: 'changed.xlsx', mimeType: sheetType, buffer: Buffer.from(await book.xlsx.writeBuffer()) };
}

/** Somebody changes the fee in the file and sends it back: seen, accepted as one step, taken back. */
async function returnAFee(page: Page, path: string): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const terms = book.getWorksheet('Terms')!;
  const fees: ExcelJS.Cell[] = [];
  terms.eachRow((row) => {
    const isFee = [1, 2].some((column) => row.getCell(column).text.startsWith('Management fee'));
    row.eachCell((cell) => isFee && cell.value === 0.02 && fees.push(cell));
  });
  fees[0]!.value = 0.0175;
  await goTo(page, '#/packs?scenario=1&place=inputs');
  await page.getByLabel('Workbook', { exact: true }).setInputFiles({
    name: 'returned.xlsx',
    mimeType: sheetType,
    buffer: Buffer.from(await book.xlsx.writeBuffer()),
  });
  await expect(page.getByRole('row', { name: /Management fee/ })).toContainText('1.75', { timeout: 110_000 });
  expectNow((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Accept 1 input' }).click();
  await expect(page.getByText('version 2, saved')).toBeVisible();
  await expect(page.getByRole('tabpanel', { name: /^Differences/ })).toContainText('1.75');
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(page.getByText('version 3, saved')).toBeVisible();
}

/** Exports run 1 by the short memo, from its result and with the keyboard, and gives the file that the browser brought. */
async function exportTheMemo(page: Page): Promise<Download> {
  await goTo(page, '#/results?run=1');
  await expect(page.getByRole('grid').first()).toBeVisible();
  await page.keyboard.press('Control+Shift+E');
  const dialog = page.getByRole('dialog', { name: 'Export a committee pack' });
  await dialog.getByRole('combobox', { name: 'Template' }).click();
  await page.getByRole('option', { name: 'Short memo' }).click();
  await expect(dialog.getByText('Waterfall of the median path', { exact: true })).toBeVisible();
  const coming = page.waitForEvent('download', { timeout: 110_000 });
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog).toHaveCount(0); // one can go on working
  return coming;
}

describe('packs in a browser', { timeout: 300_000 }, () => {
  test('a workbook from a result: exported, in the log by its hash, opened by another program, verified', async () => {
    const { page, complaints } = window;
    await libraryWithItsFirstRun(page);
    const download = await exportTheMemo(page);
    expectNow(download.suggestedFilename()).toMatch(/run-1.*\.xlsx$/);
    const path = await download.path();
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    expectNow(book.worksheets.length).toBeGreaterThanOrEqual(5);
    const errors: string[] = [];
    for (const sheet of book.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (/^#(REF|VALUE|NAME|DIV|NUM|N\/A)/.test(cell.text)) errors.push(`${sheet.name}!${cell.address}`);
        }),
      );
    expectNow(errors).toEqual([]);

    await goTo(page, '#/packs');
    const row = page.getByRole('grid', { name: 'Exports' }).getByRole('row').nth(1);
    await expect(row).toContainText('Short memo');
    await expect(row).toContainText('done');
    const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
    await expect(page.getByRole('complementary').getByText(hash)).toBeVisible();

    await goTo(page, '#/packs?place=verify');
    await page.getByLabel('Workbook', { exact: true }).setInputFiles(await named(path));
    const verdict = page.getByRole('status', { name: 'Verdict' });
    await expect(verdict.getByRole('heading')).toHaveText('Equal', { timeout: 110_000 });
    expectNow((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations).toEqual([]);

    await page.getByRole('button', { name: 'Verify another' }).click();
    await page.getByLabel('Workbook', { exact: true }).setInputFiles(await changed(book));
    await expect(verdict.getByRole('heading')).toHaveText('Different', { timeout: 110_000 });
    await expect(page.getByRole('grid', { name: 'Differences' }).getByRole('row').nth(1)).toContainText('123456');

    await returnAFee(page, path);
    expectNow(complaints.list()).toEqual([]);
  });

  test('the memo is printed on A4 pages with text, numbers and no picture of dots', async () => {
    const { page, complaints } = window;
    await goTo(page, '#/packs?run=1&place=memo');
    await expect(page.getByRole('region', { name: 'Memo' }).getByRole('img').first()).toBeVisible();
    const count = await page.locator('.paper .sheet').count();
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expectNow(pdf.match(/\/Type \/Page\b/g)).toHaveLength(count);
    const isA4 = (box: string) => /0 0 59[45](\.\d+)? 84[12](\.\d+)?/.test(box);
    expectNow(pdf.match(/\/MediaBox \[[^\]]+\]/g)!.filter((box) => !isA4(box))).toEqual([]);
    expectNow(pdf).not.toMatch(/\/Subtype \/Image/); // charts are lines and text
    expectNow(complaints.list()).toEqual([]);
  });
});
