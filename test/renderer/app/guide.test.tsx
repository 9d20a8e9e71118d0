import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { GuideBar } from '../../../src-renderer/app/guide-bar.tsx';
import { endGuide, startGuide, useGuide } from '../../../src-renderer/state/guide.ts';
import { startRoute, useRoute } from '../../../src-renderer/state/route.ts';

afterEach(() => {
  endGuide();
  useRoute.setState(startRoute, true);
});

test('a step that was done is behind us with those before it; the user can go back', async () => {
  await render(<GuideBar />);
  startGuide('compare');
  await expect.element(page.getByText('step 1 of 4')).toBeVisible();
  useRoute.setState({ screen: 'compare', compareIds: [1, 2] });
  await expect.element(page.getByText('step 3 of 4')).toBeVisible();
  await page.getByRole('button', { name: 'Step before' }).click();
  await expect.element(page.getByText('step 2 of 4')).toBeVisible();
  await page.getByRole('button', { name: 'End the task' }).click();
  await expect.element(page.getByText('step 2 of 4')).not.toBeInTheDocument();
});

test('a task that has ended sees no more', () => {
  startGuide('export');
  endGuide();
  useRoute.setState({ screen: 'results', runId: 3 });
  expect(useGuide.getState()).toEqual({ key: null, step: 0 });
});
