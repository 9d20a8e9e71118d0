import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { AppSettings } from '../../../src-main/contract/index.ts';
import { General } from '../../../src-renderer/features/settings/general.tsx';
import { HostContext } from '../../../src-renderer/state/client.ts';
import { hostOf } from '../desk-host.tsx';

const settings: AppSettings = { theme: 'system', workers: null, onClose: 'ask', layout: {} };
const closing = () => page.getByRole('combobox', { name: 'When the window closes during a run' });
const show = (host: 'browser' | 'desktop') =>
  render(
    <HostContext value={hostOf({})}>
      <General settings={settings} host={host} />
    </HostContext>,
  );

test('the desktop window asks what closing does to a run', async () => {
  await show('desktop');
  await expect.element(closing()).toBeVisible();
});

test('a page in a browser has nothing to choose there, and says what closing does', async () => {
  await show('browser');
  await expect.element(page.getByText(/closing it leaves the run as it is/)).toBeVisible();
  expect(closing().elements()).toEqual([]);
});
