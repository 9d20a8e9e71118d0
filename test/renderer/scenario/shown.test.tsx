import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { ScenarioRow } from '../../../src-main/contract/index.ts';
import { focusOn, useFocus } from '../../../src-renderer/features/scenario/focus.ts';
import { useLibrary } from '../../../src-renderer/state/library.ts';
import { useRoute } from '../../../src-renderer/state/route.ts';
import { memoryHost } from './memory-host.ts';
import { openEditor } from './open-editor.tsx';

beforeEach(() => useLibrary.setState(useLibrary.getInitialState(), true));

async function rows(change: Partial<ScenarioRow>): Promise<readonly ScenarioRow[]> {
  const { row } = await memoryHost().client['scenarios.open']({ id: 1 });
  return [{ ...row, ...change }];
}

test('without a scenario in the address the one that the library shows is open, and the address stays', async () => {
  useLibrary.setState({ isLoaded: true, rows: await rows({ baseId: null }) });
  await openEditor();
  useRoute.setState({ scenarioId: null });
  await expect.element(page.getByRole('textbox', { name: 'Management fee', exact: true })).toBeVisible();
  expect(useRoute.getState().scenarioId).toBeNull();
});

test('the inspector forgets the input of the scenario of before', async () => {
  await openEditor();
  await expect.element(page.getByRole('textbox', { name: 'Management fee', exact: true })).toBeVisible();
  focusOn('fees.managementFeeRateAnnual');
  useRoute.setState({ scenarioId: 2 });
  await expect.poll(() => useFocus.getState().path).toBeNull();
});
