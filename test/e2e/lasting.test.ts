import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect as expectNow, test } from 'vitest';
import { secondStart, startDesk, type Desk, type Window } from './host.ts';
import { branch, expect, libraryWithItsFirstRun } from './story.ts';

let desk: Desk;
let window: Window;
/** While true the page has no line to its host. */
let isCut = false;
let cut: () => void = () => undefined;
beforeAll(async () => {
  desk = await startDesk();
  window = await desk.openWindow({}, (page) =>
    page.routeWebSocket(/127\.0\.0\.1/, (socket) => {
      if (isCut) return void socket.close();
      socket.connectToServer();
      cut = () => void socket.close();
    }),
  );
});
afterAll(() => desk.end());

const lostBanner = (page: Page) => page.getByText('The connection to Equihome is lost. Saved work');
const fee = (page: Page) => page.getByRole('textbox', { name: 'Management fee', exact: true });
async function openFee(page: Page, scenarioId: number): Promise<void> {
  await page.evaluate(
    (to) => (location.hash = to),
    `#/scenario?scenario=${scenarioId}&place=fees.managementFeeRateAnnual`,
  );
  await expect(fee(page)).toBeVisible();
}

/** What lasts: a run, an edit, the way back. One start for all; each goes on where the one before ended. */
describe('nothing is lost', { timeout: 300_000 }, () => {
  test('a run goes on while the page is loaded anew, and the page shows it again', async () => {
    const { page } = window;
    await libraryWithItsFirstRun(page);
    await branch(page, 'Lasting');
    await page.evaluate(() => (location.hash = '#/scenario?scenario=6&place=run.paths'));
    await page.getByRole('textbox', { name: 'Paths', exact: true }).fill('20000');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { name: /^Mean so far/ })).toBeVisible();
    const before = await pathsShown(page);
    await page.reload();
    await expect.poll(() => pathsShown(page)).toBeGreaterThan(before);
    await expect(page.getByRole('heading', { name: /^Mean so far/ })).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(page.getByRole('heading', { name: /^Run \d+: Lasting.*cancelled/ })).toBeVisible();
  });

  test('a second window sees the edit of the first, and the other way round', async () => {
    const { page, context } = window;
    await openFee(page, 6);
    const [second] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Control+Shift+o')]);
    await expect(fee(second)).toHaveValue('2.00');
    await fee(page).fill('1.5');
    await fee(page).press('Enter');
    await expect(fee(second)).toHaveValue('1.50');
    await fee(second).fill('1.25');
    await fee(second).press('Enter');
    await expect(fee(page)).toHaveValue('1.25');
    await second.close();
  });

  test('a lost connection is told, comes back by itself, and what was typed meanwhile is saved', async () => {
    const { page, complaints } = window;
    complaints.allow(/WebSocket/);
    isCut = true;
    cut();
    await expect(lostBanner(page)).toBeVisible();
    await fee(page).fill('1.1');
    await fee(page).press('Enter');
    isCut = false;
    await expect(lostBanner(page)).toHaveCount(0);
    await expect(fee(page)).toHaveValue('1.10');
    await expect(page.getByText(/^version \d+, saved$/)).toBeVisible();
  });

  test('a second start hands over its project and ends; the window shows it', async () => {
    const { page } = window;
    const again = await secondStart(desk.home);
    expectNow(again).toMatchObject({ code: 0 });
    expectNow(again.text).toContain(desk.host().address);
    const other = await secondStart(desk.home, [join(desk.home, 'other.equihome')]);
    expectNow(other).toMatchObject({ code: 0 });
    await page.evaluate(() => (location.hash = '#/library'));
    await expect(page.getByRole('heading', { level: 1, name: /other/ })).toBeVisible();
    await secondStart(desk.home, [join(desk.home, 'projects', 'My funds.equihome')]);
    await expect(page.getByRole('heading', { level: 1, name: /My funds/ })).toBeVisible();
  });

  test('undo survives a restart of the host; the old page says where to go', async () => {
    const { page, complaints } = window;
    complaints.allow(/ERR_CONNECTION_REFUSED|Failed to load resource/);
    await openFee(page, 6);
    await expect(fee(page)).toHaveValue('1.10');
    const { address } = await desk.restart();
    await expect(
      page.getByText(/connection to Equihome is lost\. Saved|does not know this page/).first(),
    ).toBeVisible();
    await page.goto(address);
    await expect(page.getByRole('treegrid')).toBeVisible();
    await openFee(page, 6);
    for (const value of ['1.25', '1.50', '2.00']) {
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(fee(page)).toHaveValue(value);
    }
    expectNow(complaints.list()).toEqual([]);
  });
});

/** Paths done, as the status bar tells; 0 while it tells nothing. */
async function pathsShown(page: Page): Promise<number> {
  const text = await page.getByRole('contentinfo', { name: 'Status' }).innerText();
  return Number(/([\d,]+) \/ [\d,]+ paths/.exec(text)?.[1]?.replaceAll(',', '') ?? 0);
}
