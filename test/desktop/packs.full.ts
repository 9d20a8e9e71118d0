import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { watchComplaints } from '../e2e/complaints.ts';
import { expect as expectSeen, libraryWithItsFirstRun } from '../e2e/story.ts';
import { launch, shells, type Desktop } from './launch.ts';

const menu = ({ app }: Desktop, id: string) =>
  app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()!.getMenuItemById(item)!.click(), id);
const saveTo = ({ app }: Desktop, file: string) =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
async function there(file: string): Promise<void> {
  await expect.poll(() => existsSync(file), { timeout: 110_000 }).toBe(true);
}

describe.for(shells)('$name: packs by the menus and dialogs of the system', { timeout: 300_000 }, (shell) => {
  test(
    'File > Export pack writes where the user says, Verify a pack asks for it; the memo becomes an A4 PDF',
    { skip: shell.skip },
    async () => {
      const desktop = await launch(shell);
      const { app, page, home } = desktop;
      const complaints = await watchComplaints(page);
      await page.reload(); // heard from its first script on
      await libraryWithItsFirstRun(page);

      const pack = join(home, 'committee.xlsx');
      await saveTo(desktop, pack);
      await menu(desktop, 'packs.export');
      const dialog = page.getByRole('dialog', { name: 'Export a committee pack' });
      await dialog.getByRole('combobox', { name: 'Template' }).click();
      await page.getByRole('option', { name: 'Short memo' }).click();
      await dialog.getByRole('button', { name: 'Export', exact: true }).click();
      await expectSeen(dialog).toHaveCount(0);
      await there(pack);
      expect(readFileSync(pack).subarray(0, 2).toString()).toBe('PK');
      await expectSeen(page.getByText('committee.xlsx is ready')).toBeVisible();

      await app.evaluate(({ dialog }, filePath) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
      }, pack);
      await menu(desktop, 'packs.verify');
      await expectSeen(page.getByRole('status', { name: 'Verdict' }).getByRole('heading')).toHaveText('Equal', {
        timeout: 110_000,
      });

      const memo = join(home, 'memo.pdf');
      await saveTo(desktop, memo);
      await menu(desktop, 'packs.memo');
      await expectSeen(page.getByRole('region', { name: 'Memo' }).getByRole('img').first()).toBeVisible();
      const pages = await page.locator('.paper .sheet').count();
      await page.getByRole('button', { name: 'Save as PDF' }).click();
      await there(memo);
      const pdf = readFileSync(memo, 'latin1');
      expect(pdf.slice(0, 5)).toBe('%PDF-');
      expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(pages);
      expect(pdf.match(/\/MediaBox \[[^\]]+\]/g)!.every((box) => /0 0 59[45](\.\d+)? 84[12](\.\d+)?/.test(box))).toBe(
        true,
      );
      expect(complaints.list()).toEqual([]);
    },
  );
});
