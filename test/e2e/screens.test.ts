import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright';
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

/** Both tests use the project of one start: the first makes what the second looks at. */
describe('every screen', { timeout: 300_000 }, () => {
  test('is worked by the keyboard alone', async () => {
    const { page, complaints } = window;
    await libraryWithItsFirstRun(page);
    await branchByPalette(page);
    await editByKeys(page);
    await goThroughTabs(page);
    await runByKeys(page);
    await openByTable(page);
    await helpByKeys(page);
    await expect(titled(page, /^Help/)).toBeVisible();
    expectNow(complaints.list()).toEqual([]);
  });

  test('has no violation of accessibility rules, in light and in dark', async () => {
    const { page, complaints } = window;
    const found: string[] = [];
    for (const [name, go] of places) {
      await go(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await expect(page.locator(':root')).toHaveAttribute('data-theme', colorScheme);
        found.push(
          ...(await violations(page, colorScheme === 'light' ? [] : ['color-contrast'])).map(
            (text) => `${name}, ${colorScheme}: ${text}`,
          ),
        );
      }
      await page.keyboard.press('Escape');
    }
    expectNow(found).toEqual([]);
    expectNow(complaints.list()).toEqual([]);
  });
});

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const titled = (page: Page, name: RegExp) => page.getByRole('heading', { level: 1, name });

/** Presses Tab until the control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < 80; presses++) {
    if (await control.evaluate((node) => node === document.activeElement || node.contains(document.activeElement)))
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error('80 times Tab did not lead there');
}

async function palette(page: Page, words: string, shown: RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await expect(page.getByRole('option', { selected: true })).toHaveAccessibleName(shown);
  await page.keyboard.press('Enter');
}

async function branchByPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find or do anything' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await palette(page, 'branch base', /^Branch: base-100m/);
  await expect(field(page, 'Name')).toBeFocused();
  await page.keyboard.type('By keys');
  await page.keyboard.press('Enter');
  await expect(titled(page, /By keys/)).toBeVisible();
}

async function editByKeys(page: Page): Promise<void> {
  await palette(page, 'management fee', /^Management fee/);
  const fee = field(page, 'Management fee');
  await expect(fee).toBeFocused();
  await page.keyboard.type('1.75');
  await page.keyboard.press('Enter');
  await expect(page.getByText('version 2, saved')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(fee).toHaveValue('2.00');
  await page.keyboard.press('Control+Shift+z');
  await expect(fee).toHaveValue('1.75');
  await page.keyboard.press('ArrowUp'); // a step of its unit
  await expect(fee).not.toHaveValue('1.75');
  await expect(page.getByText('version 5, saved')).toBeVisible();
}

async function goThroughTabs(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('tab', { name: 'Form' }));
  for (const tab of [/^YAML/, /^Differences/, /^History/]) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
  }
  await page.keyboard.press('Home');
  await expect(page.getByRole('tab', { name: 'Form' })).toHaveAttribute('aria-selected', 'true');
}

async function runByKeys(page: Page): Promise<void> {
  await palette(page, 'run paths', /^Paths/);
  await expect(field(page, 'Paths')).toBeFocused();
  await page.keyboard.type('128');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /^Run \d+: By keys.*done/ })).toBeVisible();
  await page.keyboard.press('Alt+r');
  await expect(titled(page, /^Results/)).toBeVisible();
  const slider = page.getByRole('slider', { name: 'Hurdle' });
  await tabTo(page, slider);
  await page.keyboard.press('ArrowLeft');
  const marker = page.getByRole('slider', { name: 'Marker' });
  await expect(marker).toBeFocused();
  await tabTo(page, page.getByRole('grid').first());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+ArrowRight');
  await expect(page.getByRole('grid').first()).toHaveAttribute('aria-activedescendant', /./);
}

async function openByTable(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(titled(page, /^Library/)).toBeVisible();
  await tabTo(page, page.getByRole('treegrid', { name: 'Scenarios' }));
  await page.keyboard.press('Control+ArrowUp');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('row', { selected: true }).first()).not.toContainText('base-100m');
  await page.keyboard.press('Enter');
  await expect(titled(page, /^Scenario/)).toBeVisible();
}

async function helpByKeys(page: Page): Promise<void> {
  const keys: readonly (readonly [string, RegExp])[] = [
    ['Control+1', /^Library/],
    ['Control+2', /^Scenario/],
    ['Control+3', /^Runs/],
    ['Control+4', /^Results/],
    ['Control+5', /^Compare/],
    ['Control+6', /^Packs/],
    ['Control+,', /^Settings/],
    ['F1', /^Help/],
  ];
  for (const [key, title] of keys) {
    await page.keyboard.press(key);
    await expect(titled(page, title)).toBeVisible();
  }
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

const goTo = (hash: string, title: RegExp, shown?: (page: Page) => Locator) => async (page: Page) => {
  await page.evaluate((to) => (location.hash = to), hash);
  await expect(titled(page, title)).toBeVisible();
  if (shown !== undefined) await expect(shown(page).first()).toBeVisible();
};
const panel = (name: RegExp) => (page: Page) => page.getByRole('tabpanel', { name });

/** Everything that can be looked at, with what has to be seen before it counts. */
const places: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['Library', goTo('#/library?scenario=1', /^Library/, (page) => page.getByRole('treegrid'))],
  [
    'New scenario',
    async (page) => {
      await page.keyboard.press('n');
      await expect(page.getByRole('dialog', { name: 'New scenario' })).toBeVisible();
    },
  ],
  [
    'Form with a fault',
    async (page) => {
      await goTo('#/scenario?scenario=6&place=fees', /^Scenario/, (at) => at.getByText('TVPI'))(page);
      await field(page, 'Acquisition fee').fill('99');
      await expect(page.getByRole('heading', { name: /to mend before a run/ })).toBeVisible();
    },
  ],
  ['Lists', goTo('#/scenario?scenario=6&place=waterfall', /^Scenario/, panel(/^Form/))],
  ['YAML', goTo('#/scenario?scenario=6&place=tab:yaml', /^Scenario/, (page) => page.locator('.cm-line'))],
  ['Differences', goTo('#/scenario?scenario=6&place=tab:differences', /^Scenario/, panel(/^Differences/))],
  ['History', goTo('#/scenario?scenario=6&place=tab:history', /^Scenario/, panel(/^History/))],
  ['Runs', goTo('#/runs?run=2', /^Runs/, (page) => page.getByRole('grid', { name: 'Runs' }))],
  ...(['distribution', 'cash', 'waterfall', 'portfolio', 'guardrails'] as const).map(
    (tab) =>
      [
        `Results, ${tab}`,
        goTo(`#/results?run=1&place=${tab}`, /^Results/, (page) => page.locator('.deskbody')),
      ] as const,
  ),
  ['Choice of runs', goTo('#/compare', /^Compare/, (page) => page.getByRole('grid'))],
  [
    'Compare',
    goTo('#/compare?compare=1,2', /^Compare/, (page) => page.getByRole('grid', { name: 'Headline figures' })),
  ],
  [
    'Packs, none yet',
    goTo('#/packs', /^Packs/, (page) => page.getByRole('heading', { name: 'No pack was exported yet' })),
  ],
  [
    'Export of a pack',
    async (page) => {
      await goTo('#/results?run=1', /^Results/, (at) => at.locator('.deskbody'))(page);
      await page.keyboard.press('Control+Shift+E');
      await expect(page.getByRole('dialog', { name: 'Export a committee pack' })).toBeVisible();
    },
  ],
  ['Templates', goTo('#/packs?place=templates:full', /^Packs/, (page) => page.locator('.order'))],
  ['Memo', goTo('#/packs?run=1&place=memo', /^Packs/, (page) => page.locator('.paper .sheet'))],
  ['Verify', goTo('#/packs?place=verify', /^Packs/, (page) => page.getByRole('heading', { name: 'Verify a pack' }))],
  [
    'Returned inputs',
    goTo('#/packs?place=inputs', /^Packs/, (page) => page.getByRole('heading', { name: /^Read inputs/ })),
  ],
  ['Settings', goTo('#/settings', /^Settings/, panel(/./))],
  ['Help', goTo('#/help', /^Help/, (page) => page.getByRole('tabpanel').getByRole('heading'))],
  [
    'Palette',
    async (page) => {
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  ],
];

/** `rules`: only these; none: all. */
async function violations(page: Page, rules: string[]): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations: found } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary}`),
  );
}
