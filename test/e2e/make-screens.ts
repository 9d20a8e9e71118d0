// Pictures of the screens for docs/screens, from a new project of samples, in both themes, and the memo for docs/samples. `npm run screens` builds first.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { startDesk } from './host.ts';
import { branch, expect, libraryWithItsFirstRun } from './story.ts';
import { repository } from '../support/built-cli.ts';
import { palettePng, readPng } from '../support/palette-png.ts';

const folder = join(repository, 'docs/screens');
const samples = join(repository, 'docs/samples');

async function take(page: Page, name: string, isStill = true): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator(':root')).toHaveAttribute('data-theme', colorScheme);
    await expect(page.locator('.loading')).toHaveCount(0);
    const picture = isStill ? await stillPicture(page) : await page.screenshot();
    writeFileSync(join(folder, `${name}-${colorScheme}.png`), palettePng(readPng(picture)));
  }
}

/** Charts are drawn one after the other: the picture is ready when it is the same three times. */
async function stillPicture(page: Page): Promise<Buffer> {
  let before = await page.screenshot();
  for (let same = 0; same < 2;) {
    const next = await page.screenshot();
    same = next.equals(before) ? same + 1 : 0;
    before = next;
  }
  return before;
}

async function goTo(page: Page, hash: string, shown: Locator): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
  await expect(shown.first()).toBeVisible();
}

async function set(page: Page, scenario: number, path: string, name: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name, exact: true });
  await goTo(page, `#/scenario?scenario=${scenario}&place=${path}`, field);
  await field.fill(text);
  await field.press('Enter');
  await expect(page.getByText(/^version [2-9], saved/)).toBeVisible();
}

async function run(page: Page, scenario: number): Promise<void> {
  await goTo(page, `#/scenario?scenario=${scenario}`, page.getByText(/^version \d+, saved/));
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /^Run \d+: .*done/ })).toBeVisible({ timeout: 300_000 });
}

/** The dialog, an export done, a template of one's own, the memo. */
async function takePacks(page: Page): Promise<void> {
  await goTo(page, '#/results?scenario=1&run=1', page.getByRole('tabpanel').locator('.deskbody'));
  await page.keyboard.press('Control+Shift+E');
  const dialog = page.getByRole('dialog', { name: 'Export a committee pack' });
  await expect(dialog.getByText('Executive summary')).toBeVisible();
  await take(page, 'packs-export');
  await dialog.getByRole('combobox', { name: 'Template' }).click();
  await page.getByRole('option', { name: 'Short memo' }).click(); // the full pack takes minutes
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 300_000 }),
    dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  await page.getByRole('button', { name: 'Close notice' }).first().click();
  await goTo(page, '#/packs?scenario=1&run=1', page.getByRole('grid', { name: 'Exports' }));
  await take(page, 'packs-exports');
  await goTo(page, '#/packs?scenario=1&run=1&place=templates:full', page.locator('.order'));
  await page.getByRole('button', { name: 'Copy it' }).click();
  await expect(page.getByRole('heading', { name: 'Full pack, copy' })).toBeVisible();
  await take(page, 'packs-template');
  await goTo(page, '#/packs?scenario=1&run=1&place=memo', page.locator('.paper .sheet'));
  await take(page, 'packs-memo');
  mkdirSync(samples, { recursive: true });
  writeFileSync(
    join(samples, 'base-100m-memo.pdf'),
    await page.pdf({ preferCSSPageSize: true, printBackground: true }),
  );
  await goTo(page, '#/packs?scenario=1&run=1&place=verify', page.getByRole('heading', { name: 'Verify a pack' }));
  await page.getByLabel('Workbook', { exact: true }).setInputFiles({
    name: file.suggestedFilename(),
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: readFileSync(await file.path()),
  });
  await expect(page.getByRole('status', { name: 'Verdict' })).toBeVisible({ timeout: 300_000 });
  await take(page, 'packs-verdict');
}

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) if (file.endsWith('.png')) rmSync(join(folder, file));
const desk = await startDesk();
try {
  const { page, complaints } = await desk.openWindow();
  await libraryWithItsFirstRun(page);
  await branch(page, 'Lower management fee');
  await set(page, 6, 'fees.managementFeeRateAnnual', 'Management fee', '1.5');
  for (const scenario of [6, 2, 3]) await run(page, scenario);

  await goTo(page, '#/library?scenario=6', page.getByRole('treegrid'));
  await expect(page.getByRole('row', { name: /Lower management fee/ })).toHaveAttribute('aria-selected', 'true');
  await take(page, 'library');
  await goTo(page, '#/scenario?scenario=6&place=fees.managementFeeRateAnnual', page.getByText('TVPI'));
  await take(page, 'scenario-form');
  await goTo(page, '#/scenario?scenario=2&place=tab:yaml', page.locator('.cm-line'));
  await take(page, 'scenario-yaml');
  await goTo(page, '#/scenario?scenario=2&place=tab:differences', page.getByRole('tabpanel', { name: /^Differences/ }));
  await take(page, 'scenario-differences');
  for (const tab of ['distribution', 'cash', 'waterfall', 'portfolio', 'guardrails']) {
    await goTo(page, `#/results?scenario=1&run=1&place=${tab}`, page.getByRole('tabpanel').locator('.deskbody'));
    await take(page, `results-${tab}`);
  }
  await goTo(page, '#/compare?compare=1,2', page.getByRole('grid', { name: 'Headline figures' }));
  await take(page, 'compare');
  await takePacks(page);
  await goTo(page, '#/settings', page.getByRole('tabpanel'));
  await take(page, 'settings');
  await goTo(page, '#/help', page.getByRole('tabpanel').getByRole('heading'));
  await take(page, 'help');

  await set(page, 6, 'run.paths', 'Paths', '10000');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /^Mean so far/ })).toBeVisible();
  const bar = page.getByRole('progressbar', { name: 'Progress' });
  await expect
    .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 300_000 })
    .toBeGreaterThan(40);
  await take(page, 'run-monitor', false);
  if (complaints.list().length > 0) throw new Error(complaints.list().join('\n'));
} finally {
  await desk.end();
}
const sizes = readdirSync(folder).map((file) => statSync(join(folder, file)).size);
process.stdout.write(`${sizes.length - 1} pictures, ${(sizes.reduce((a, b) => a + b, 0) / 1e6).toFixed(1)} MB\n`);
