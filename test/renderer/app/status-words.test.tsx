import { useMemo } from 'react';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { StatusBar } from '../../../src-renderer/app/status-bar.tsx';
import { useSayStatus } from '../../../src-renderer/state/status-words.ts';
import { openEditor } from '../scenario/open-editor.tsx';
import { hostOf } from '../desk-host.tsx';
import { HostContext } from '../../../src-renderer/state/client.ts';

function Saying({ text }: { text: string }) {
  useSayStatus(useMemo(() => [text], [text]));
  return null;
}
const bar = (what: string | null) => (
  <HostContext value={hostOf({})}>
    {what !== null && <Saying text={what} />}
    <StatusBar />
  </HostContext>
);

test('the status bar says what the screen says, for as long as it is shown', async () => {
  const screen = await render(bar('Eleven of twelve'));
  await expect.element(page.getByText('Eleven of twelve')).toBeVisible();
  await screen.rerender(bar('Twelve of twelve'));
  await expect.element(page.getByText('Twelve of twelve')).toBeVisible();
  expect(page.getByText('Eleven of twelve').elements()).toEqual([]);
  await screen.rerender(bar(null));
  expect(page.getByText('Twelve of twelve').elements()).toEqual([]);
});

test('the editor says the time of the preview and what a run would take', async () => {
  await openEditor();
  await render(bar(null));
  await expect.element(page.getByText(/^Deterministic preview \d+\sms$/)).toBeVisible();
  await expect.element(page.getByText(/^Estimate for [\d,]+ paths: .+, [\d,]+\sMB$/)).toBeVisible();
});
