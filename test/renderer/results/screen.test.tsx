import axe from 'axe-core';
import { beforeEach, expect, inject, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { AppError } from '../../../src-engine/index.ts';
import type { AppClient, RunRow } from '../../../src-main/contract/index.ts';
import { Screen } from '../../../src-renderer/features/results/screen.tsx';
import { useFrame } from '../../../src-renderer/state/frame.ts';
import { useResults } from '../../../src-renderer/state/results.ts';
import { startRoute, useRoute } from '../../../src-renderer/state/route.ts';
import { useRunRows } from '../../../src-renderer/state/run-rows.ts';
import '../../../src-renderer/styles/index.css';
import { DeskHost, runRow } from '../desk-host.tsx';
import '../provided.ts';

const views = inject('deskViews');
const asked: { metric: string; marker: number | null }[] = [];
const answers: Partial<AppClient> = {
  'results.headline': async ({ id }) => (id === 18 ? views.partialHeadline : views.headline),
  'results.desk': async ({ tab }) => views.desks[tab]!,
  'results.metrics': async () => [...views.metrics],
  'results.distribution': async ({ metric, marker }) => {
    asked.push({ metric, marker });
    return views.marked;
  },
};
const own = { scenarioHash: views.headline.scenarioHash, resultHash: views.headline.resultHash };

async function show(run: RunRow, more: Partial<AppClient> = {}) {
  useRunRows.setState({ rows: [run], live: new Map(), isLoaded: true });
  useRoute.setState({ ...startRoute, screen: 'results', runId: run.id }, true);
  await render(
    <DeskHost answers={{ ...answers, ...more }}>
      <Screen />
    </DeskHost>,
  );
}

beforeEach(() => {
  asked.length = 0;
  useResults.setState(useResults.getInitialState(), true);
  useFrame.setState({ inspectorNode: null });
});

test('five figures, the tabs of the result, two charts and a table, with no violation of axe', async () => {
  await show(runRow(17, own));
  await expect.element(page.getByRole('region', { name: 'Net IRR', exact: true })).toBeVisible();
  expect(document.querySelectorAll('.head')).toHaveLength(5);
  expect(
    page
      .getByRole('tab')
      .elements()
      .map((tab) => tab.textContent),
  ).toEqual(['Distribution', 'Cash', 'Waterfall', 'Portfolio', 'Guardrails']);
  await vi.waitFor(() => expect(document.querySelectorAll('canvas')).toHaveLength(2));
  await expect.element(page.getByRole('grid')).toBeVisible();
  expect((await axe.run(document.querySelector('main')!)).violations).toEqual([]);
});

test('every tab opens by keyboard and draws', async () => {
  await show(runRow(17, own));
  await page.getByRole('tab', { name: 'Distribution' }).click();
  for (const name of ['Cash', 'Waterfall', 'Portfolio', 'Guardrails']) {
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
    await vi.waitFor(() => expect(document.querySelectorAll('.deskbody canvas').length).toBeGreaterThan(0));
  }
});

test('a typed rate moves the marker; the host counts the share', async () => {
  await show(runRow(17, own));
  const field = page.getByLabelText('Net IRR at least, %');
  await expect.element(field).toHaveValue('8.00');
  await field.fill('5%');
  await userEvent.keyboard('{Enter}');
  expect(asked).toEqual([{ metric: 'netIrrAnnual', marker: 0.05 }]);
  await expect.element(page.getByRole('slider', { name: 'Marker' })).toHaveAttribute('aria-valuetext', '5.00\u00a0%');
  await page.getByRole('button', { name: 'Back to the hurdle' }).click();
  await expect.element(page.getByRole('slider', { name: 'Hurdle' })).toBeVisible();
});

test('what cannot be read stays typed and the rule is said', async () => {
  await show(runRow(17, own));
  const field = page.getByLabelText('Net IRR at least, %');
  await field.fill('five');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('This is not a number.')).toBeVisible();
  await expect.element(field).toHaveValue('five');
  expect(asked).toEqual([]);
});

test('a partial result says how many paths it stands on', async () => {
  await show(runRow(18, { ...own, state: 'cancelled', resultHash: views.partialHeadline.resultHash, pathsDone: 64 }));
  await expect.element(page.getByText(/Partial: n = 64 of 128 paths/)).toBeVisible();
});

test('a result that is not the one of its run is named so in red', async () => {
  await show(runRow(17, { ...own, resultHash: 'f'.repeat(64) }));
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expect.element(page.getByText(/is not the one that run 17 computed/)).toBeVisible();
});

test('a result that cannot be read says what is safe and can be tried again', async () => {
  let count = 0;
  const failing: AppClient['results.headline'] = async () => {
    count += 1;
    if (count === 1) throw new AppError('store/damaged', 'The figures of run 17 are damaged.');
    return views.headline;
  };
  await show(runRow(17, own), { 'results.headline': failing });
  await expect.element(page.getByRole('heading', { name: 'The figures of run 17 are damaged.' })).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByRole('tab', { name: 'Distribution' })).toBeVisible();
});

test('a run without a result leads to the monitor; without any run the screen says what it is for', async () => {
  await show(runRow(17, { state: 'running', resultHash: null, pathsDone: 0 }));
  await expect.element(page.getByRole('heading', { name: 'Run 17 of Base has no result yet' })).toBeVisible();
  useRunRows.setState({ rows: [] });
  useRoute.setState(startRoute, true);
  await expect.element(page.getByRole('heading', { name: 'No run has finished yet' })).toBeVisible();
});
