import type { Page } from 'playwright';
import { expect as playwrightExpect } from 'playwright/test';

/** Waits for what a user would see, as long as a slow machine may need. */
export const expect = playwrightExpect.configure({ timeout: 60_000 });

/** What differs between the shells: how an exported file reaches the user. Gives its text. */
export type Shell = { readonly page: Page; readonly exported: (press: () => Promise<void>) => Promise<string> };

/** Paths of the runs of the story: small ones that end, and one to cancel. */
const PATHS = 256;
const MANY_PATHS = 20_000;

/** An analyst's first hour: from a new project to a comparison that is exported. Works in every shell. */
export async function wholeStory({ page, exported }: Shell): Promise<void> {
  await libraryWithItsFirstRun(page);
  await branch(page, 'Lower fee');
  await editTheFee(page);
  await yamlBothWays(page);
  await runToTheEnd(page, PATHS);
  await readTheResult(page);
  await cancelALongRun(page);
  await runAgain(page);
  await compareWithTheBase(page);
  await exportTheMetrics({ page, exported });
}

const fieldOf = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const openSection = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Sections of the scenario' }).getByRole('button', { name }).click();
const openTab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click();

/** A new project holds the sample funds, and the first of them has been run without being asked. */
export async function libraryWithItsFirstRun(page: Page): Promise<void> {
  const tree = page.getByRole('treegrid', { name: 'Scenarios' });
  await expect(tree.getByRole('row')).toHaveCount(6); // the head and five funds
  const base = tree.getByRole('row', { name: /base-100m/ });
  await expect(base.getByRole('gridcell').nth(3)).toHaveText('5.0', { timeout: 110_000 });
  await expect(page.getByText('No run under way')).toBeVisible();
}

export async function branch(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Branch' }).click();
  const dialog = page.getByRole('dialog', { name: 'New scenario' });
  await expect(dialog.getByRole('combobox', { name: 'Scenario' })).toHaveText(/base-100m/);
  await fieldOf(page, 'Name').fill(name);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible();
  await expect(page.getByText('No input differs from the base.')).toBeVisible();
}

/** Typing, a text that breaks the rule, undo and redo: what the strip shows follows. */
async function editTheFee(page: Page): Promise<void> {
  await openSection(page, /^Fees and expenses/);
  const fee = fieldOf(page, 'Management fee');
  const preview = page.getByRole('region', { name: 'Live preview' });
  await expect(fee).toHaveValue('2.00');
  await expect(preview.getByText('Net IRR 5.1 %')).toBeVisible();

  await fee.fill('12');
  await expect(fee).toHaveAttribute('aria-invalid', 'true');
  await expect(preview.getByRole('heading', { name: '1 input to mend before a run' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Run / }).last()).toHaveAttribute('aria-disabled', 'true');
  await openSection(page, /^Waterfall/);
  await openSection(page, /^Fees and expenses/);
  await expect(fee).toHaveValue('12'); // kept, with its rule
  await expect(
    page
      .getByText('0 to 10 %')
      .or(page.getByText(/at most 10/))
      .first(),
  ).toBeVisible();

  await fee.fill('1.5');
  await fee.press('Enter');
  await expect(page.getByText('1 input differs from the base.')).toBeVisible();
  await expect(preview.getByText('Net IRR 5.6 %')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(fee).toHaveValue('2.00');
  await expect(preview.getByText('Net IRR 5.1 %')).toBeVisible();
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(fee).toHaveValue('1.50');
  await expect(preview.getByText('Net IRR 5.6 %')).toBeVisible();
}

/** What the form set stands in the text; what the text sets stands in the form. */
async function yamlBothWays(page: Page): Promise<void> {
  await openTab(page, /^YAML/);
  const text = page.getByRole('textbox', { name: 'Scenario as YAML' });
  await expect(text).toContainText('managementFeeRateAnnual: 0.015');
  await text.press('Control+End');
  await page.keyboard.insertText(`\nrun: { paths: ${PATHS} } # quick look\n`);
  await expect(page.getByText('Not applied yet.')).toBeVisible();
  await text.press('Control+s');
  await expect(page.getByRole('button', { name: 'Apply' })).toBeDisabled();
  await openTab(page, /^Differences 2/);
  await openTab(page, /^Form/);
  await openSection(page, /^Run 1/);
  await expect(fieldOf(page, 'Paths')).toHaveValue(String(PATHS));
  await openTab(page, /^YAML/);
  await expect(text).toContainText('# quick look');
  await openTab(page, /^Form/);
}

/** Ctrl+Enter; the monitor shows it on its way and at its end. */
async function runToTheEnd(page: Page, paths: number): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Runs/ })).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Progress' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Mean so far/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Run \d+: Lower fee.*done/ })).toBeVisible();
  await expect(page.getByText(`${paths} of ${paths} paths`)).toBeVisible();
}

/** Every tab of the desk has its pictures, and the marker answers. */
async function readTheResult(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the result' }).click();
  await expect(page.getByRole('region', { name: 'Net IRR', exact: true })).toContainText(/\d\.\d\s%±\s0\.\d/);
  for (const tab of ['Cash', 'Waterfall', 'Portfolio', 'Guardrails', 'Distribution']) {
    await openTab(page, new RegExp(`^${tab}`));
    const desk = page.getByRole('tabpanel', { name: tab });
    await expect(desk.getByRole('img').or(desk.getByRole('grid')).first()).toBeVisible();
  }
  await expect(page.getByRole('heading', { name: /^Net IRR is at least 8 % in/ })).toBeVisible();
  await page.getByRole('slider', { name: 'Hurdle' }).press('Home');
  await expect(page.getByRole('slider', { name: 'Marker' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Net IRR is at least .* in 100\.0 %/ })).toBeVisible();
}

/** A run that would take minutes is ended after some paths: its figures stay and say that they are partial. */
async function cancelALongRun(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Scenario', exact: true }).click();
  await openSection(page, /^Run/);
  await fieldOf(page, 'Paths').fill(String(MANY_PATHS));
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /^Mean so far/ })).toBeVisible();
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(main.getByRole('heading', { name: /^Run \d+: Lower fee.*cancelled/ })).toBeVisible();
  await main.getByRole('button', { name: 'Open the result' }).click();
  await expect(main.getByText(/partial, n = /).first()).toBeVisible();
}

/** Undone, the number of paths is that of before; the same run comes again. */
async function runAgain(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Scenario', exact: true }).click();
  await expect(page.getByRole('tab', { name: /^Form/ })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await openSection(page, /^Run/);
  await expect(fieldOf(page, 'Paths')).toHaveValue(String(PATHS));
  await runToTheEnd(page, PATHS);
  const hashes = page.getByRole('grid', { name: 'Runs' }).getByRole('row', { name: /done Lower fee/ });
  const [second, first] = await hashes.allInnerTexts();
  const hashOf = (text: string | undefined) => /\b[0-9a-f]{8}\b/.exec(text ?? '')?.[0];
  expect(hashOf(second)).toMatch(/^[0-9a-f]{8}$/);
  expect(hashOf(second)).toBe(hashOf(first));
}

/** What differs in the inputs, and whether what differs in the figures is more than chance. */
async function compareWithTheBase(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Library', exact: true }).click();
  await page
    .getByRole('row', { name: /Lower fee/ })
    .getByRole('gridcell')
    .first()
    .click();
  await page.getByRole('button', { name: 'Compare with base' }).click();
  const inputs = page.getByRole('grid').first();
  await expect(inputs.getByRole('row', { name: /Management fee/ })).toContainText(/2\.0.*1\.5/s);
  const irr = page
    .getByRole('grid', { name: 'Headline figures' })
    .getByRole('row', { name: /Net IRR/ })
    .first();
  await expect(irr).toContainText('real');
  await expect(page.getByText(/^Path by path on the same random numbers/)).toBeVisible();
}

async function exportTheMetrics({ page, exported }: Shell): Promise<void> {
  await page.getByRole('link', { name: 'Results', exact: true }).click();
  await page.getByRole('button', { name: 'Export' }).click();
  const text = await exported(() => page.getByRole('menuitem', { name: 'Metrics of all paths' }).click());
  expect(text.trimEnd().split(/\r?\n/).length).toBe(PATHS + 1);
  await expect(page.getByText('Exported').first()).toBeVisible();
}
