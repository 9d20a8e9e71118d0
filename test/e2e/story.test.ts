import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withDesk } from './host.ts';
import { wholeStory } from './story.ts';

test('the whole story in a browser', { timeout: 300_000 }, async () => {
  await withDesk(async (desk) => {
    const { page, complaints } = await desk.openWindow();
    await wholeStory({
      page,
      async exported(press) {
        const [download] = await Promise.all([page.waitForEvent('download'), press()]);
        expect(download.suggestedFilename()).toMatch(/\.csv$/);
        return readFileSync(await download.path(), 'utf8');
      },
    });
    expect(complaints.list()).toEqual([]);
  });
});
