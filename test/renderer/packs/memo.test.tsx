import axe from 'axe-core';
import { beforeEach, expect, inject, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { AppClient } from '../../../src-main/contract/index.ts';
import { chartPicture } from '../../../src-renderer/charts/chart-picture.ts';
import { distributionOption } from '../../../src-renderer/charts/options/distribution.ts';
import { readTokens } from '../../../src-renderer/charts/tokens.ts';
import '../provided.ts';
import { readProject, showPacks } from './packs-host.tsx';

const views = inject('deskViews');
const answers: Partial<AppClient> = {
  'results.headline': async () => views.headline,
  'results.desk': async ({ tab }) => views.desks[tab]!,
  'results.document': async () => ({ waterfall: { hurdleAnnual: 0.08 } }),
};
beforeEach(() => readProject());
const sheets = () => [...document.querySelectorAll<HTMLElement>('.paper .sheet')];

test('A4 pages with number, run and hash; nothing is cut; charts are drawings that can be shown', async () => {
  await showPacks('memo', answers);
  await vi.waitFor(() => expect(sheets().length).toBeGreaterThan(2));
  for (const [place, sheet] of sheets().entries()) {
    expect(sheet.getBoundingClientRect().width / sheet.getBoundingClientRect().height).toBeCloseTo(210 / 297, 3);
    expect(sheet.textContent).toContain(`Page ${place + 1} of ${sheets().length}`);
    expect(sheet.textContent).toContain(views.headline.resultHash.slice(0, 16));
    const body = sheet.querySelector('.sheetbody')!;
    expect(body.scrollHeight).toBeLessThanOrEqual(body.clientHeight + 1);
    expect(body.scrollWidth).toBeLessThanOrEqual(body.clientWidth + 1);
  }
  const images = [...document.querySelectorAll<HTMLImageElement>('.paper img')];
  expect(images).toHaveLength(3);
  for (const image of images) {
    await image.decode();
    expect(image.src).toMatch(/^data:image\/svg/);
    expect(image.naturalWidth).toBeGreaterThan(600);
  }
});

test('it says the finding, the five figures, the terms that the run pinned and every guardrail', async () => {
  await showPacks('memo', answers);
  await expect.element(page.getByRole('region', { name: 'Memo' }).getByText(views.headline.finding)).toBeVisible();
  const text = document.querySelector('.paper')!.textContent;
  for (const { title } of views.headline.figures) expect(text).toContain(title);
  for (const row of views.desks.guardrails!.tables[0]!.rows) expect(text).toContain(String(row[0]));
  expect(text).toContain('Hurdle8.00');
  expect(document.title).toBe('Base, run 17, memo');
});

test.each(['light', 'dark'])('paper is white and without violations of axe in the %s theme', async (theme) => {
  document.documentElement.dataset['theme'] = theme;
  await showPacks('memo', answers);
  await vi.waitFor(() => expect(sheets().length).toBeGreaterThan(2));
  const { backgroundColor, color } = getComputedStyle(sheets()[0]!);
  const { violations } = await axe.run(document.querySelector('main')!);
  delete document.documentElement.dataset['theme'];
  expect([backgroundColor, color]).toEqual(['rgb(255, 255, 255)', 'rgb(25, 28, 32)']);
  expect(violations).toEqual([]);
});

test('a font with its name in double quotes, as a built style sheet has it, leaves the drawing well-formed', () => {
  document.documentElement.style.setProperty('--font-ui', '"Segoe UI", sans-serif');
  const { svg } = chartPicture(
    distributionOption(views.marked, null),
    { title: 'A & B <"quoted">\u0001', caption: 'n = 128' },
    { width: 600, height: 300 },
  );
  document.documentElement.style.removeProperty('--font-ui');
  const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(drawn.querySelector('parsererror')).toBeNull();
  expect(drawn.querySelector('title')!.textContent).toBe('A & B <"quoted">');
  expect(readTokens(document.documentElement)['font-ui']).not.toContain('"');
});
