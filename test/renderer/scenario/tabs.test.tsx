import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AppError } from '../../../src-engine/index.ts';
import { checkText } from '../../../src-renderer/features/scenario/yaml/check-text.ts';
import { memoryHost } from './memory-host.ts';
import { isSaved, openEditor, until } from './open-editor.tsx';

const given = () =>
  memoryHost({ document: { fees: { managementFeeRateAnnual: 0.016 } }, baseDocument: { format: 1, name: 'b' } });
const textOf = () => document.querySelector('.yaml')!.shadowRoot!.querySelector<HTMLElement>('.cm-content')!;

test('faults of a text stand at their places', () => {
  const text = 'fees:\n  managementFeeRateAnnual: 2\n  managementFeeRat: 0.02\nwaterfal:\n  style: x\n';
  const at = checkText(text).map(({ from, to, message }) => [text.slice(from, to), message]);
  expect(at[0]![0]).toBe('managementFeeRateAnnual');
  expect(at[0]![1]).toContain('For 2 % write 0.02.');
  expect(at[1]).toEqual([
    'managementFeeRat',
    '“managementFeeRat” is not a known field. Did you mean managementFeeBasis?',
  ]);
  expect(at[2]).toEqual(['waterfal', '“waterfal” is not a known field. Did you mean waterfall?']);
  expect(checkText('fees: [1\n')[0]!.message).not.toBe('');
  expect(checkText('name: x\nextends: base-100m\nfees:\n')).toEqual([]);
  expect(checkText('')).toEqual([]);
});

test('the YAML view applies what is typed as one step, comments kept, and the form follows', async () => {
  const host = given();
  await openEditor('tab:yaml', host);
  await until(() => document.querySelector('.yaml')?.shadowRoot?.textContent?.includes('# by hand') === true);
  // The security policy of the page allows no style element: the editor's styles are adopted by the shadow root.
  expect([...document.querySelectorAll('style')].filter(({ textContent }) => textContent.includes('cm-'))).toEqual([]);
  expect(document.querySelector('.yaml')!.shadowRoot!.adoptedStyleSheets.length).toBeGreaterThan(0);
  textOf().focus();
  await userEvent.keyboard('{Control>}a{/Control}fees:{Enter}  managementFeeRateAnnual: 0.03');
  await page.getByRole('button', { name: 'Apply' }).click();
  await until(() => host.calls.some(({ method }) => method === 'scenarios.setYaml') && isSaved());
  expect(host.document()).toEqual({ fees: { managementFeeRateAnnual: 0.03 } });
  await page.getByRole('tab', { name: 'Form' }).click();
  await page.getByRole('button', { name: /^Fees and expenses/ }).click();
  await expect.element(page.getByLabelText('Management fee', { exact: true })).toHaveValue('3.00');
});

test('a refused text is kept, with the reason', async () => {
  const host = given();
  await openEditor('tab:yaml', host);
  await until(() => document.querySelector('.yaml')?.shadowRoot?.textContent?.includes('# by hand') === true);
  host.refuse(new AppError('input/invalid', 'This is not YAML: line 2.'));
  textOf().focus();
  await userEvent.keyboard('x');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/This is not YAML: line 2\./);
  await page.getByRole('tab', { name: /^Differences/ }).click();
  await page.getByRole('tab', { name: 'YAML' }).click();
  await until(() => textOf().textContent!.includes('x# by hand'));
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await until(() => !textOf().textContent!.includes('x# by hand'));
});

test('differences list old and new, and each goes back', async () => {
  const host = given();
  await openEditor('tab:differences', host);
  await expect.element(page.getByRole('gridcell', { name: '2.00 %' })).toBeVisible();
  await page.getByRole('button', { name: 'Management fee back to base' }).click();
  await until(() => host.edits().length === 1 && isSaved());
  await expect.element(page.getByText(/No input differs from the base/)).toBeVisible();
});

test('the history names a version and takes it back', async () => {
  const host = given();
  await openEditor('fees', host);
  await page.getByLabelText('Management fee', { exact: true }).fill('5');
  await userEvent.keyboard('{Enter}');
  await until(() => host.edits().length === 1 && isSaved());
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('gridcell', { name: 'made' }).first().click();
  await page.getByRole('button', { name: 'Name version' }).click();
  await page.getByLabelText('Name', { exact: true }).fill('sent to the committee');
  await page.getByRole('dialog').getByRole('button', { name: 'Name version' }).click();
  await expect.element(page.getByRole('gridcell', { name: 'sent to the committee' })).toBeVisible();
  await page.getByRole('button', { name: 'Restore version' }).click();
  await until(() => host.calls.some(({ method }) => method === 'scenarios.restoreVersion') && isSaved());
  expect(host.document()).toEqual({ fees: { managementFeeRateAnnual: 0.016 } });
});
