import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { checkValue } from '../../../src-engine/index.ts';
import { useEditor } from '../../../src-renderer/state/editor.ts';
import { valueAtPath } from '../../../src-engine/index.ts';
import { isSaved, openEditor, until } from './open-editor.tsx';
import { memoryHost } from './memory-host.ts';
import { formModel } from '../../../src-renderer/features/scenario/model/form-model.ts';
import { newValue } from '../../../src-renderer/features/scenario/model/new-value.ts';

const steps = [
  { afterMonth: 12, rateAnnual: 0.015, basis: 'commitments' },
  { afterMonth: 24, rateAnnual: 0.01, basis: 'nav' },
];
const withSteps = () => memoryHost({ document: { format: 1, name: 'x', fees: { managementFeeSteps: steps } } });
const table = () => page.getByRole('table', { name: 'Steps of the management fee' });
const kept = (host: ReturnType<typeof memoryHost>, path: string) => valueAtPath(host.document(), path);

async function paste(text: string): Promise<void> {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  document.activeElement!.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
  );
}

test('a new row or value of every list and map of the schema is valid', () => {
  for (const { part, path } of formModel().fields.values()) {
    const { shape } = part;
    const value =
      shape.kind === 'list'
        ? [newValue(shape.item, '2026-11-21')]
        : shape.kind === 'map'
          ? { name: newValue(shape.value, '2026-11-21') }
          : null;
    const short = shape.kind === 'list' && shape.minItems > 1;
    expect([path, value === null || short ? [] : checkValue(path, value)]).toEqual([path, []]);
  }
});

test('rows are added, moved and removed; each is one step', async () => {
  const host = withSteps();
  await openEditor('fees', host);
  await table().getByRole('button', { name: 'Move row 2 up' }).click();
  await until(() => host.edits().length === 1 && isSaved());
  expect(kept(host, 'fees.managementFeeSteps')).toEqual([steps[1], steps[0]]);
  const adds = page.getByRole('button', { name: 'Add row' });
  await adds.first().click();
  await until(() => host.edits().length === 2 && isSaved());
  expect(kept(host, 'fees.managementFeeSteps')).toHaveLength(3);
  await table().getByRole('button', { name: 'Remove row 1' }).click();
  await until(() => host.edits().length === 3 && isSaved());
  expect(kept(host, 'fees.managementFeeSteps')).toEqual([steps[0], steps[0]]);
});

test('a cell is judged like a field: a bad text stays with its row when rows move, and is not sent', async () => {
  const host = withSteps();
  await openEditor('fees', host);
  const rate = (row: number) => table().getByLabelText(`Rate, row ${row}`);
  await rate(2).fill('500');
  await table().getByLabelText('After month, row 2').click();
  await expect.element(rate(2)).toHaveValue('500');
  expect(host.edits()).toEqual([]);
  await table().getByRole('button', { name: 'Move row 2 up' }).click();
  await expect.element(rate(1)).toHaveValue('500');
  await table().getByRole('button', { name: 'Use 10.00' }).click();
  await until(() => host.edits().length === 2 && isSaved());
  expect(kept(host, 'fees.managementFeeSteps')).toEqual([{ ...steps[1], rateAnnual: 0.1 }, steps[0]]);
  expect(useEditor.getState().drafts.size).toBe(0);
});

test('cells copied from a spreadsheet fill the table; one bad cell and nothing is pasted', async () => {
  const host = withSteps();
  await openEditor('fees', host);
  await table().getByLabelText('After month, row 2').click();
  await paste('24\t1.25%\tNAV\n36\t1.00%\tnav\n');
  await until(() => host.edits().length === 1 && isSaved());
  expect(kept(host, 'fees.managementFeeSteps')).toEqual([
    steps[0],
    { afterMonth: 24, rateAnnual: 0.0125, basis: 'nav' },
    { afterMonth: 36, rateAnnual: 0.01, basis: 'nav' },
  ]);
  await table().getByLabelText('After month, row 1').click();
  await paste('1\tlots');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/Nothing was pasted/);
  expect(host.edits()).toHaveLength(1);
});

test('a column of numbers fills a list of values', async () => {
  const { host } = await openEditor('contract');
  await page.getByLabelText('Tier thresholds 1', { exact: true }).click();
  await paste('10%\n20%\n30%\n40%');
  await until(() => host.edits().length === 1 && isSaved());
  expect(kept(host, 'contract.tierThresholdFractions')).toEqual([0.1, 0.2, 0.3, 0.4]);
  await page.getByRole('button', { name: 'Remove Tier thresholds 4' }).click();
  await until(() => host.edits().length === 2 && isSaved());
  expect(kept(host, 'contract.tierThresholdFractions')).toEqual([0.1, 0.2, 0.3]);
});

test('a map takes names with values, and no name twice', async () => {
  const { host } = await openEditor('zones.classes.overrides');
  const map = page.getByRole('group', { name: 'Zones' });
  const add = map.getByRole('button', { name: 'Add', exact: true }).nth(1);
  await add.click();
  await page.getByLabelText('Name 1', { exact: true }).fill('Parramatta');
  await userEvent.keyboard('{Enter}');
  await until(() => host.edits().length === 1 && isSaved());
  expect(kept(host, 'zones.classes.overrides')).toEqual({ Parramatta: 'green' });
  await add.click();
  await page.getByLabelText('Name 2', { exact: true }).fill('Parramatta');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/This name is there already\./).first()).toBeVisible();
  expect(host.edits()).toHaveLength(1);
});

test('a rule holds a group and a map of its own', async () => {
  const { host } = await openEditor('rules');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await until(() => host.edits().length === 1 && isSaved());
  expect(checkValue('rules', kept(host, 'rules'))).toEqual([]);
  await page.getByLabelText('Threshold', { exact: true }).fill('3');
  await userEvent.keyboard('{Enter}');
  await until(() => host.edits().length === 2 && isSaved());
  expect(kept(host, 'rules')).toMatchObject([{ when: { threshold: 3 } }]);
});
