import axe from 'axe-core';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { AppError } from '../../../src-engine/index.ts';
import { useLibrary } from '../../../src-renderer/state/library.ts';
import { useRoute } from '../../../src-renderer/state/route.ts';
import { memoryHost } from './memory-host.ts';
import { openEditor, until } from './open-editor.tsx';

const places = ['fees', 'zones', 'rules', 'tab:yaml', 'tab:differences', 'tab:history'];

test.each(['light', 'dark'])(
  'nothing for axe to find, %s',
  async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    const rule = {
      name: 'r',
      when: { metric: 'fundYear', op: 'above', threshold: 2 },
      set: { 'stop.committedAdvances': true },
    };
    const host = memoryHost({
      document: {
        rules: [rule],
        fees: { managementFeeRateAnnual: 0.5, managementFeeSteps: [{ afterMonth: 1, rateAnnual: 0.01, basis: 'nav' }] },
      },
      baseDocument: { format: 1, name: 'b' },
    });
    await openEditor('fees', host);
    const found: string[][] = [];
    for (const place of places) {
      useRoute.setState({ place });
      await until(() => document.querySelector('.loading') === null && document.querySelector('.form') !== null);
      const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
      found.push(...violations.map(({ id, nodes }) => [place, id, ...nodes.map(({ html }) => html.slice(0, 200))]));
    }
    delete document.documentElement.dataset['theme'];
    expect(found).toEqual([]);
  },
  60_000,
);

test('no text, input or panel of any section runs out of its box', async () => {
  await openEditor('fund');
  const { formModel } = await import('../../../src-renderer/features/scenario/model/form-model.ts');
  for (const { key } of formModel().sections) {
    useRoute.setState({ place: key });
    await until(() => document.querySelector(`[data-path^="${key}"]`) !== null);
    const cut = [...document.querySelectorAll<HTMLInputElement>('.fgrid > .f > .in input')].filter(
      (input) => input.scrollWidth > input.clientWidth + 1 && !/^[A-Za-z]/.test(input.value),
    );
    expect([key, cut.map(({ value }) => value)]).toEqual([key, []]);
  }
}, 60_000);

test('without a scenario the way leads to the library', async () => {
  await openEditor('', memoryHost());
  useLibrary.setState({ isLoaded: true, rows: [] });
  useRoute.setState({ scenarioId: null });
  await page.getByRole('button', { name: 'Open the library' }).click();
  expect(useRoute.getState().screen).toBe('library');
});

test('a scenario that cannot be opened says why, and is tried again', async () => {
  const host = memoryHost();
  host.refuseOpen(new AppError('store/damaged', 'The project file is damaged.'));
  await openEditor('fees', host);
  await expect.element(page.getByRole('alert')).toMatchTextContent(/The project file is damaged\./);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByLabelText('Management fee', { exact: true })).toBeVisible();
});

test('a locked scenario can be read and not changed', async () => {
  await openEditor('fees', memoryHost({ isLocked: true, document: { fees: { managementFeeRateAnnual: 0.01 } } }));
  await expect.element(page.getByText(/This scenario is locked for a committee\./)).toBeVisible();
  await expect.element(page.getByLabelText('Management fee', { exact: true })).toHaveAttribute('readonly');
  await expect.element(page.getByRole('button', { name: 'Reset section' })).toBeDisabled();
  expect(document.querySelectorAll('.listfoot button')).toHaveLength(0);
});

test('problems of the host stand at their inputs and in the list, and keep the scenario from running', async () => {
  await openEditor('fees', memoryHost({ document: { format: 1, name: 'x', fees: { managementFeeRateAnnual: 7 } } }));
  const trouble = page.getByRole('region', { name: 'To mend' });
  await expect.element(trouble).toMatchTextContent(/Management fee/);
  await expect.element(page.getByLabelText('Management fee', { exact: true })).toHaveValue('700.00');
  await expect.element(page.getByLabelText('1 input to mend')).toBeVisible();
});

test('rules between inputs, which the preview runs into, stand in the same list', async () => {
  const host = memoryHost();
  const issue = { path: 'allocation', message: 'The weights sum to 1.5; they must sum to 1', remedy: 'Change them.' };
  host.refusePreview(new AppError('input/invalid', 'The weights in allocation sum to 1.5.', {}, [issue]));
  await openEditor('fees', host);
  const trouble = page.getByRole('region', { name: 'To mend' });
  await expect.element(trouble).toMatchTextContent(/The weights sum to 1.5; they must sum to 1. Change them./);
  await trouble.getByRole('button', { name: 'Allocation' }).click();
  await expect.element(page.getByLabelText('Target weight green')).toBeVisible();
  host.refusePreview(null);
  host.elsewhere('fees.gstRate', 0.15);
  await until(() => document.querySelector('.troubles') === null);
});

test('in a small window the form stays usable, and in a tiny one it says so', async () => {
  await openEditor('fees');
  await page.viewport(640, 600);
  await until(() => document.querySelector('.live') === null);
  await page.viewport(480, 600);
  await expect.element(page.getByLabelText('Section', { exact: true })).toBeVisible();
  await page.viewport(260, 400);
  await expect.element(page.getByText(/The window is too small for the editor\./)).toBeVisible();
});
