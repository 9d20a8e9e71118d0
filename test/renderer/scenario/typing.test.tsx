import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AppError } from '../../../src-engine/index.ts';
import { useEditor } from '../../../src-renderer/state/editor.ts';
import { useRoute } from '../../../src-renderer/state/route.ts';
import { memoryHost } from './memory-host.ts';
import { isSaved, openEditor, until } from './open-editor.tsx';

const fee = () => page.getByLabelText('Management fee', { exact: true });
const cost = () => page.getByLabelText('Fixed expenses', { exact: true });

test('Enter commits what is typed, in the unit of the field, with a step in words', async () => {
  const { host } = await openEditor();
  await expect.element(fee()).toHaveValue('2.00');
  await fee().fill('1.6%');
  await userEvent.keyboard('{Enter}');
  await until(() => host.edits().length === 1 && isSaved());
  expect(host.edits()[0]).toMatchObject({
    label: 'Management fee 2.00\u00a0% to 1.60\u00a0%',
    changes: [{ kind: 'set', path: 'fees.managementFeeRateAnnual', value: 0.016 }],
  });
  await expect.element(fee()).toHaveValue('1.60');
  expect(host.calls.filter(({ method }) => method === 'runs.preview')).toHaveLength(2);
});

test('leaving the field commits; the value of the base takes the input off the document', async () => {
  const host = memoryHost({ document: { fees: { fixedExpensesAud: 5 } }, baseDocument: { format: 1, name: 'b' } });
  const path = [
    ...(await import('../../../src-renderer/features/scenario/model/form-model.ts')).formModel().fields.values(),
  ].find(({ title }) => title === 'Fixed expenses')!.path;
  await openEditor('fees', host);
  await cost().fill('A$1.2m');
  await fee().click();
  await until(() => host.edits().length === 1 && isSaved());
  expect(host.edits()[0]!.changes).toEqual([{ kind: 'set', path, value: 1_200_000 }]);
  await cost().fill('0');
  await userEvent.keyboard('{Enter}');
  await until(() => host.edits().length === 2 && isSaved());
  expect(host.edits()[1]!.changes).toEqual([{ kind: 'unset', path }]);
});

test('Escape puts back what stood there, and nothing is sent', async () => {
  const { host } = await openEditor();
  await fee().fill('9');
  await userEvent.keyboard('{Escape}');
  await expect.element(fee()).toHaveValue('2.00');
  await cost().click();
  expect(host.edits()).toEqual([]);
});

test('steps of the arrow keys that follow each other are one undo step', async () => {
  const { host } = await openEditor();
  await fee().click();
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}{ArrowDown}');
  await expect.element(fee()).toHaveValue('2.20');
  await until(() => host.edits().length > 0 && isSaved());
  expect(host.edits().map(({ label }) => label)).toEqual(['Management fee 2.00\u00a0% to 2.20\u00a0%']);
});

test('a text that breaks the rule stays, with the rule and the nearest valid value, and is not sent', async () => {
  const { host } = await openEditor();
  await fee().fill('25');
  await cost().click();
  await expect.element(fee()).toHaveValue('25');
  await expect.element(fee()).toHaveAttribute('aria-invalid', 'true');
  await expect.element(page.getByText(/Must be 0 to 10\u00a0% a year\./).first()).toBeVisible();
  expect(host.edits()).toEqual([]);
  // It is still there after another section, and the list of things to mend leads back to it.
  await page.getByRole('button', { name: 'Tranches' }).click();
  await page.getByRole('region', { name: 'To mend' }).getByRole('button', { name: 'Management fee' }).click();
  await expect.element(fee()).toHaveValue('25');
  await page.getByRole('button', { name: 'Use 10.00' }).click();
  await until(() => host.edits().length === 1 && isSaved());
  await expect.element(fee()).toHaveValue('10.00');
  await expect.element(fee()).toHaveAttribute('aria-invalid', 'false');
});

test('a date that could be two days asks which', async () => {
  const { host } = await openEditor('fund');
  await page.getByLabelText('First close').fill('1/2/2027');
  await page.getByRole('button', { name: '1 Feb 2027' }).click();
  await until(() => host.edits().length === 1);
  expect(host.edits()[0]!.changes).toEqual([{ kind: 'set', path: 'fund.firstCloseDate', value: '2027-02-01' }]);
});

test('an edit of another window shows at once, but not over what is being typed', async () => {
  const { host } = await openEditor();
  await fee().fill('1.');
  host.elsewhere('fees.managementFeeRateAnnual', 0.03);
  host.elsewhere('fees.gstRate', 0.15);
  await expect.element(page.getByLabelText('GST rate')).toHaveValue('15.00');
  await expect.element(fee()).toHaveValue('1.');
  await userEvent.keyboard('{Escape}');
  await expect.element(fee()).toHaveValue('3.00');
});

test('what could not be saved stays on screen, is said, and is sent again when asked', async () => {
  const { host } = await openEditor();
  host.refuse(new AppError('store/full', 'The disk is full.'));
  await fee().fill('1.5');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/Not saved: Management fee/);
  await expect.element(fee()).toHaveValue('1.50');
  await page.getByRole('button', { name: 'Try again' }).click();
  await until(isSaved);
  expect(host.document()).toMatchObject({ fees: { managementFeeRateAnnual: 0.015 } });
  host.refuse(new AppError('store/full', 'The disk is full.'));
  await fee().fill('4');
  await userEvent.keyboard('{Enter}');
  await page.getByRole('button', { name: 'Give it up' }).click();
  await expect.element(fee()).toHaveValue('1.50');
});

test('steps are sent one after the other, also when answers are slow', async () => {
  const { host } = await openEditor();
  const open = host.hold();
  for (const [text, field] of [
    ['1', fee()],
    ['7', cost()],
    ['3', fee()],
  ] as const) {
    await field.fill(text);
    await userEvent.keyboard('{Enter}');
  }
  await expect.element(fee()).toHaveValue('3.00'); // shown before it is acknowledged
  expect(host.edits()).toHaveLength(1);
  open();
  await until(isSaved);
  expect(host.edits().map(({ changes }) => changes[0]!.path)).toEqual([
    'fees.managementFeeRateAnnual',
    expect.stringMatching(/Aud$/),
    'fees.managementFeeRateAnnual',
  ]);
  expect(useEditor.getState().scenario?.row.version).toBe(4);
});

test('undo and redo by button, and the field follows', async () => {
  const { host } = await openEditor();
  await fee().fill('1');
  await userEvent.keyboard('{Enter}');
  await until(() => host.edits().length === 1 && isSaved());
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.element(fee()).toHaveValue('2.00');
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect.element(fee()).toHaveValue('1.00');
});

test('the keys of undo and redo work in a field too, and belong to its text while it is typed in', async () => {
  const { host } = await openEditor();
  await fee().fill('1');
  await userEvent.keyboard('{Enter}');
  await until(() => host.edits().length === 1 && isSaved());
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(fee()).toHaveValue('2.00');
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await expect.element(fee()).toHaveValue('1.00');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(fee()).toHaveValue('2.00');
  await userEvent.keyboard('{Control>}y{/Control}');
  await expect.element(fee()).toHaveValue('1.00');
  const steps = host.calls.filter(({ method }) => method === 'scenarios.undo').length;
  await fee().fill('7');
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(host.calls.filter(({ method }) => method === 'scenarios.undo')).toHaveLength(steps);
});

test('the changed mark takes an input back to its base, and so does the whole section', async () => {
  const host = memoryHost({
    document: { fees: { managementFeeRateAnnual: 0.01, gstRate: 0.2 } },
    baseDocument: { format: 1, name: 'b', fees: { managementFeeRateAnnual: 0.015 } },
  });
  await openEditor('fees', host);
  await page.getByRole('button', { name: 'base 1.50' }).click();
  await expect.element(fee()).toHaveValue('1.50');
  await page.getByRole('button', { name: 'Reset section' }).click();
  await until(() => host.edits().length === 2 && isSaved());
  expect(host.document()).toEqual({});
});

test('the search goes over every section; a place of the address goes to its input', async () => {
  await openEditor();
  await page.getByRole('searchbox', { name: 'Find an input' }).fill('hurdle');
  await expect.element(page.getByLabelText('Hurdle', { exact: true })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  useRoute.setState({ place: 'waterfall.carryFraction' });
  await expect.element(page.getByLabelText('Carry', { exact: true })).toHaveFocus();
});
