import { beforeEach, expect, inject, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { describeScenario } from '../../../src-engine/index.ts';
import type { AppClient } from '../../../src-main/contract/index.ts';
import { ActionKeys } from '../../../src-renderer/app/action-keys.tsx';
import { useFrameActions } from '../../../src-renderer/app/frame-actions.ts';
import { Screen as Compare } from '../../../src-renderer/features/compare/screen.tsx';
import { glossary } from '../../../src-renderer/features/help/glossary.ts';
import { Screen as Results } from '../../../src-renderer/features/results/screen.tsx';
import { setInspector, useFrame } from '../../../src-renderer/state/frame.ts';
import { startRoute, useRoute } from '../../../src-renderer/state/route.ts';
import { useRunRows } from '../../../src-renderer/state/run-rows.ts';
import { compareTerms, figureTerms, inputTerms, tabTerms, termOfInput } from '../../../src-renderer/ui/help-terms.ts';
import '../../../src-renderer/styles/index.css';
import { DeskHost, runRow } from '../desk-host.tsx';
import { openEditor } from '../scenario/open-editor.tsx';
import '../provided.ts';

const views = inject('deskViews');
const answers: Partial<AppClient> = {
  'results.headline': async () => views.headline,
  'results.desk': async ({ tab }) => views.desks[tab]!,
  'results.metrics': async () => [...views.metrics],
  'results.compare': async () => views.comparison,
};

function FrameKeys() {
  useFrameActions();
  return <ActionKeys />;
}

async function show(screen: 'results' | 'compare') {
  useRunRows.setState({ rows: [runRow(18), runRow(17)], live: new Map(), isLoaded: true });
  useRoute.setState({ ...startRoute, screen, runId: 17, compareIds: [17, 18] }, true);
  await render(
    <DeskHost answers={answers}>
      <FrameKeys />
      {screen === 'results' ? <Results /> : <Compare />}
    </DeskHost>,
  );
}

async function pressF1On(element: HTMLElement): Promise<string> {
  element.focus();
  await userEvent.keyboard('{F1}');
  const { screen, place } = useRoute.getState();
  return `${screen} ${place}`;
}

beforeEach(() => {
  useFrame.setState({ inspectorNode: null });
  setInspector(true);
});

test('every term that a control names is in the glossary', () => {
  const known = new Set(glossary.map(({ term }) => term));
  const named = [inputTerms, figureTerms, tabTerms, compareTerms].flatMap((terms) => Object.values(terms));
  expect(named.filter((term) => term !== '' && !known.has(term))).toEqual([]);
});

test('every input or group with a term is in the schema', () => {
  const paths = describeScenario().parameters.map(({ path }) => path);
  const unknown = Object.keys(inputTerms).filter(
    (at) => !paths.some((path) => path === at || path.startsWith(`${at}.`)),
  );
  expect(unknown).toEqual([]);
});

test('the nearest group names the term of an input', () => {
  expect(termOfInput('waterfall.hurdleAnnual')).toBe('Hurdle');
  expect(termOfInput('waterfall.style')).toBe('Waterfall');
  expect(termOfInput('exits.default.lagMonths')).toBeUndefined();
  expect(termOfInput('market.model')).toBeUndefined();
});

test('F1 on a figure or a tab of a result opens the glossary there; all five figures have a term', async () => {
  await show('results');
  const name = page.getByRole('button', { name: 'Net TVPI', exact: true });
  await expect.element(name).toBeVisible();
  expect(document.querySelectorAll('.head[data-help]')).toHaveLength(5);
  expect(await pressF1On(name.element() as HTMLElement)).toBe('help glossary:TVPI');
  useRoute.setState({ screen: 'results', place: '' });
  const tab = page.getByRole('tab', { name: 'Waterfall' }).element() as HTMLElement;
  expect(await pressF1On(tab)).toBe('help glossary:Waterfall');
});

test('F1 in the table of a comparison opens the term of the cell under the cursor, and of a head', async () => {
  await show('compare');
  const table = page.getByRole('grid', { name: 'Headline figures' });
  await expect.element(table).toBeVisible();
  const head = page.getByRole('button', { name: 'Verdict' }).element() as HTMLElement;
  expect(await pressF1On(head)).toBe('help glossary:Verdict');
  useRoute.setState({ screen: 'compare', place: '' });
  await page.getByRole('gridcell', { name: 'Net TVPI, mean' }).click();
  expect(await pressF1On(table.element() as HTMLElement)).toBe('help glossary:TVPI');
});

test('F1 in an input opens its term; an input without one is told of by the inspector', async () => {
  const { host } = await openEditor('waterfall');
  await render(
    <DeskHost answers={host.client}>
      <FrameKeys />
    </DeskHost>,
  );
  const field = (path: string) => document.querySelector<HTMLElement>(`[data-path="${path}"] :is(input, button)`)!;
  await expect.poll(() => field('waterfall.catchUpFraction')).not.toBeNull();
  expect(await pressF1On(field('waterfall.catchUpFraction'))).toBe('help glossary:Catch-up');
  useRoute.setState({ screen: 'scenario', place: 'fees' });
  await expect.poll(() => field('fees.managementFeeRateAnnual')).not.toBeNull();
  setInspector(false);
  expect(await pressF1On(field('fees.managementFeeRateAnnual'))).toBe('scenario fees');
  expect(useFrame.getState().isInspectorOpen).toBe(true);
});
