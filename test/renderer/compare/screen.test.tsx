import axe from 'axe-core';
import { beforeEach, expect, inject, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { ComparisonView } from '../../../src-engine/index.ts';
import { exceedanceTitle } from '../../../src-renderer/features/compare/compare-charts.tsx';
import { finding, verdictOf } from '../../../src-renderer/features/compare/headline-table.tsx';
import { Screen } from '../../../src-renderer/features/compare/screen.tsx';
import { asBase, withoutRun, withRun } from '../../../src-renderer/state/compare.ts';
import { startRoute, useRoute } from '../../../src-renderer/state/route.ts';
import { useRunRows } from '../../../src-renderer/state/run-rows.ts';
import '../../../src-renderer/styles/index.css';
import { comparison } from '../charts/literal-views.ts';
import { DeskHost, runRow } from '../desk-host.tsx';
import '../provided.ts';

const views = inject('deskViews');
const rows = [runRow(18, { scenarioName: 'Lower fee' }), runRow(17)];

async function show(view: ComparisonView, compareIds: readonly number[] = [17, 18]) {
  useRunRows.setState({ rows, live: new Map(), isLoaded: true });
  useRoute.setState({ ...startRoute, screen: 'compare', compareIds }, true);
  await render(
    <DeskHost answers={{ 'results.compare': async () => view }}>
      <Screen />
    </DeskHost>,
  );
}

beforeEach(() => useRoute.setState(startRoute, true));

test('a real comparison: changed inputs alone, figures with verdicts, three charts, no violation of axe', async () => {
  await show(views.comparison);
  await expect.element(page.getByRole('heading', { name: /^1 of \d+ inputs differ$/ })).toBeVisible();
  await vi.waitFor(() => expect(document.querySelectorAll('canvas')).toHaveLength(3));
  expect(page.getByText('real', { exact: true }).elements().length).toBeGreaterThan(0);
  expect((await axe.run(document.querySelector('main')!)).violations).toEqual([]);
});

test('a difference that may be chance stands grey and says how many more paths it needs', async () => {
  await show(comparison);
  await expect.element(page.getByText('not distinguishable, needs about 4,000 more paths')).toBeVisible();
  const row = page.getByText('Loss rate, mean').element().closest('tr')!;
  expect(row.className).toContain('faint');
  const strong = page.getByText('Net IRR, mean').element().closest('tr')!;
  expect(strong.className).not.toContain('faint');
  expect(getComputedStyle(row.lastElementChild!.previousElementSibling!).color).not.toBe(
    getComputedStyle(strong.children[1]!).color,
  );
});

test('runs with the same inputs say so', async () => {
  await show(comparison);
  await expect.element(page.getByText(/The runs have the same inputs/)).toBeVisible();
});

test('runs that are not paired say why, and there is no scatter', async () => {
  await show({
    ...comparison,
    pairing: 'independent',
    pairingReason: 'the seeds differ',
    scatter: [null, null],
    flips: [null, null],
  });
  await expect.element(page.getByText(/Paths cannot be set against each other: the seeds differ/)).toBeVisible();
});

test('without a choice the screen explains itself and lets runs be marked by keyboard', async () => {
  await show(comparison, []);
  await expect.element(page.getByRole('heading', { name: 'Choose two to six runs' })).toBeVisible();
  document.querySelector<HTMLElement>('[role="grid"]')!.focus();
  await userEvent.keyboard('{Control>}a{/Control}');
  await page.getByRole('button', { name: 'Compare 2 runs' }).click();
  expect(useRoute.getState().compareIds).toEqual([17, 18]);
});

test('findings name the figure, its size and the run', () => {
  expect(finding(comparison, 1)).toBe('Mean net IRR is 0.34\u00a0pp higher in B than in A');
  const turned = { ...comparison, headline: [comparison.headline[1]!] };
  expect(finding(turned, 1)).toBe('Mean loss rate cannot be told apart in A and B');
  expect(exceedanceTitle(comparison)).toBe('Paths that reach the hurdle: A in 50.0\u00a0%, B in 75.0\u00a0%');
  expect(verdictOf(null)).toBe('n/a');
});

test('the choice of runs: at most six, the base first', () => {
  expect(withRun([1, 2], 3)).toEqual([1, 2, 3]);
  expect(withRun([1, 2, 3, 4, 5, 6], 7)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(asBase([1, 2, 3], 3)).toEqual([3, 1, 2]);
  expect(withoutRun([1, 2], 1)).toEqual([2]);
});
