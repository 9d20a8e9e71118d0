import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { watchComplaints } from '../e2e/complaints.ts';
import { wholeStory } from '../e2e/story.ts';
import { launch, shells } from './launch.ts';

describe.for(shells)('$name: the whole story', { timeout: 300_000 }, (shell) => {
  test('as in a browser, with the dialog of the system', { skip: shell.skip }, async () => {
    const { app, page, home } = await launch(shell);
    const complaints = await watchComplaints(page);
    await page.reload(); // heard from its first script on
    const file = join(home, 'metrics.csv');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, file);
    await wholeStory({
      page,
      async exported(press) {
        await press();
        await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(true);
        return readFileSync(file, 'utf8');
      },
    });
    expect(complaints.list()).toEqual([]);
  });
});
