import axe from 'axe-core';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { AppClient, Template } from '../../../src-main/contract/index.ts';
import { readLogo } from '../../../src-renderer/features/packs/logo-field.tsx';
import { useNotices } from '../../../src-renderer/state/notices.ts';
import { usePacks } from '../../../src-renderer/state/packs.ts';
import { own, readProject, showPacks } from './packs-host.tsx';

const saved: Omit<Template, 'isBuiltIn'>[] = [];
const answers: Partial<AppClient> = {
  'packs.saveTemplate': async (template) => {
    saved.push(template);
    return { ...template, isBuiltIn: false };
  },
  'packs.removeTemplate': async () => ({}),
  'packs.setSchedule': async (schedule) => schedule,
};
beforeEach(() => {
  saved.length = 0;
  readProject();
  useNotices.setState({ notices: [] });
});
const order = () => [...document.querySelectorAll('.order:not(.out) label')].map((label) => label.textContent);
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

test.each(['light', 'dark'])('nothing for axe to find, %s', async (theme) => {
  document.documentElement.dataset['theme'] = theme;
  await showPacks('templates:own-1', answers);
  await expect.element(page.getByRole('heading', { name: 'Ours' })).toBeVisible();
  const { violations } = await axe.run(document.querySelector('main')!);
  delete document.documentElement.dataset['theme'];
  expect(violations).toEqual([]);
});

test('a template of the program stays as it is; a copy of it can be changed', async () => {
  await showPacks('templates:full', answers);
  await expect.element(page.getByLabelText('Name', { exact: true })).toHaveAttribute('readonly');
  expect(page.getByRole('button', { name: 'Save the template' }).elements()).toHaveLength(0);
  await press('Copy it');
  expect(saved[0]).toMatchObject({ name: 'Full pack, copy' });
  await expect.element(page.getByRole('heading', { name: 'Full pack, copy' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Save the template' })).toBeDisabled();
});

test('sheets are added, taken out and moved by the keyboard, which keeps its place; standing ones stay', async () => {
  await showPacks('templates:own-1', answers);
  await page.getByRole('checkbox', { name: 'Sensitivities' }).click();
  expect(order().at(-1)).toBe('Sensitivities');
  const up = page.getByRole('button', { name: 'Move Sensitivities up' });
  (up.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(up).toHaveFocus();
  await userEvent.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
  expect(order()).toEqual([
    'Cover, manifest and checks',
    'Terms (inputs)',
    'Sensitivities',
    'Returns, gross to net',
    'Manifest',
    'Checks',
  ]);
  await expect.element(page.getByText('Sensitivities: place 3 of 6')).toBeVisible();
  expect(page.getByRole('checkbox', { name: 'Manifest' }).element().getAttribute('aria-disabled')).toBe('true');
  await press('Save the template');
  expect(saved[0]!.sheets[2]).toBe('sensitivities');
  await expect.element(page.getByText('Saved', { exact: true })).toBeVisible();
});

test('a sheet that stands on another brings it along', async () => {
  await showPacks('templates:own-1', answers);
  await page.getByRole('checkbox', { name: 'Waterfall of the median path' }).click();
  expect(order().slice(-2)).toEqual(['Waterfall of the median path', 'The same by month']);
  const brought = page.getByRole('checkbox', { name: 'The same by month' });
  expect(brought.element().getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('checkbox', { name: 'Waterfall of the median path' }).click();
  await brought.click();
  expect(order().at(-1)).toBe('Checks');
});

test('a sheet is dragged to another place', async () => {
  await showPacks('templates:own-1', answers);
  await page.getByText('Returns, gross to net').dropTo(page.getByText('Cover, manifest and checks'));
  expect(order()[0]).toBe('Returns, gross to net');
});

test('what cannot be saved stays typed and says the rule; it also stays while another template is looked at', async () => {
  await showPacks('templates:own-1', answers);
  await page.getByLabelText('Paths of each re-run').fill('50');
  await expect.element(page.getByText('A whole number from 100 to 100,000.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Save the template' })).toBeDisabled();
  await page.getByRole('button', { name: /^Full pack/ }).click();
  await page.getByRole('button', { name: /^Ours/ }).click();
  await expect.element(page.getByLabelText('Paths of each re-run')).toHaveValue('50');
  await press('Take the changes back');
  await expect.element(page.getByLabelText('Paths of each re-run')).toHaveValue('1000');
});

test('a colour that is too light for white heads is warned of', async () => {
  await showPacks('templates:own-1', answers);
  await page.getByLabelText('Accent colour', { exact: true }).fill('#f0c040');
  await expect.element(page.getByRole('alert').getByText(/contrast of 1\.7 : 1/)).toBeVisible();
  await press('Save the template');
  expect(saved[0]!.accentColour).toBe('F0C040');
});

test('a logo is a picture of at most 150 kB', async () => {
  const canvas = document.createElement('canvas');
  const blob = await new Promise<Blob>((resolve) => canvas.toBlob((made) => resolve(made!)));
  const logo = await readLogo(new File([blob], 'logo.png', { type: 'image/png' }));
  expect(atob(logo.base64).slice(1, 4)).toBe('PNG');
  await expect(readLogo(new File(['GIF89a'], 'a.gif', { type: 'image/gif' }))).rejects.toThrow(/PNG or a JPEG/);
  await expect(readLogo(new File(['no'], 'a.png', { type: 'image/png' }))).rejects.toThrow(/cannot be read/);
  const large = new File([new Uint8Array(150_001)], 'a.png', { type: 'image/png' });
  await expect(readLogo(large)).rejects.toThrow(/at most 150 kB/);
});

test('a removed template comes back by its notice', async () => {
  await showPacks('templates:own-1', answers);
  await press('Remove');
  await vi.waitFor(() => expect(usePacks.getState().templates.map(({ id }) => id)).toEqual(['full']));
  useNotices.getState().notices.at(-1)!.action!.act();
  await vi.waitFor(() => expect(usePacks.getState().templates.map(({ id }) => id)).toEqual(['full', 'own-1']));
  expect(usePacks.getState().templates[1]).toEqual(own);
});

test('the schedule needs a whole path, and is turned on and off', async () => {
  await showPacks('templates:own-1', answers);
  const toggle = page.getByRole('switch', { name: 'Export a workbook by itself' });
  await page.getByLabelText('Into the folder').fill('packs');
  await expect.element(page.getByText('The whole path of a folder on this machine.')).toBeVisible();
  await page.getByLabelText('Into the folder').fill('/srv/packs');
  await toggle.click();
  expect(usePacks.getState().schedule).toEqual({ templateId: 'memo', folder: '/srv/packs' });
  await toggle.click();
  await vi.waitFor(() => expect(usePacks.getState().schedule.templateId).toBeNull());
});
