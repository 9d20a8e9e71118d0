import axe from 'axe-core';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { AppError, toErrorInfo } from '../../../src-engine/index.ts';
import type { AppClient } from '../../../src-main/contract/index.ts';
import { PackDialog } from '../../../src-renderer/app/pack-dialog.tsx';
import { StatusBar } from '../../../src-renderer/app/status-bar.tsx';
import { followHost } from '../../../src-renderer/state/events.ts';
import { useNotices } from '../../../src-renderer/state/notices.ts';
import { askExport, hearPacks, putJob, usePacks } from '../../../src-renderer/state/packs.ts';
import { startRoute, useRoute } from '../../../src-renderer/state/route.ts';
import { DeskHost, hostOf } from '../desk-host.tsx';
import { job, readProject, showPacks } from './packs-host.tsx';

beforeEach(() => {
  readProject();
  useNotices.setState({ notices: [] });
  useRoute.setState({ ...startRoute, screen: 'results', runId: 17 }, true);
});

test('without an export the screen says what a pack is and begins one', async () => {
  await showPacks('');
  await expect.element(page.getByRole('heading', { name: 'No pack was exported yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Export a pack' }).click();
  expect(usePacks.getState().asking).toEqual([17]);
});

test('the dialog shows what a template holds and simulates, starts the export and closes', async () => {
  const asked = vi.fn(async () => job(1, { state: 'working', step: 'Sensitivity 3 of 21', doneFraction: 0.2 }));
  await render(
    <DeskHost answers={{ 'packs.export': asked }}>
      <PackDialog />
      <StatusBar />
    </DeskHost>,
  );
  askExport([17]);
  const dialog = page.getByRole('dialog', { name: 'Export a committee pack' });
  await expect.element(dialog.getByText('Returns, gross to net')).toBeVisible();
  expect(dialog.getByText('Comparison of scenarios').elements()).toHaveLength(0); // one run alone
  await expect.element(dialog.getByText(/about 21 re-runs of 1,000 paths/)).toBeVisible();
  expect((await axe.run(document.querySelector('.dialog')!)).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Export' }).click();
  expect(asked.mock.calls[0]).toMatchObject([{ runIds: [17], format: 'workbook', templateId: 'full' }]);
  await vi.waitFor(() => expect(usePacks.getState().asking).toBeNull());
  await expect.element(page.getByText('export: Sensitivity 3 of 21')).toBeVisible();
  putJob(job(1));
  await vi.waitFor(() => expect(useNotices.getState().notices.at(-1)?.title).toBe('base-run-17-1.xlsx is ready'));
});

test('when the user thinks better of the file, the dialog stays', async () => {
  await render(
    <DeskHost answers={{ 'packs.export': async () => null }}>
      <PackDialog />
    </DeskHost>,
  );
  askExport([17]);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect.element(page.getByRole('button', { name: 'Export', exact: true })).toBeEnabled();
  expect(usePacks.getState().asking).toEqual([17]);
});

test('the memo leads to its page; it is about one run', async () => {
  await render(
    <DeskHost answers={{}}>
      <PackDialog />
    </DeskHost>,
  );
  askExport([17, 18]);
  await page.getByRole('button', { name: 'Memo PDF' }).click();
  await expect.element(page.getByRole('button', { name: 'Open the memo' })).toBeDisabled();
  askExport([18]);
  await page.getByRole('button', { name: 'Memo PDF' }).click();
  await page.getByRole('button', { name: 'Open the memo' }).click();
  expect(useRoute.getState()).toMatchObject({ screen: 'packs', place: 'memo', runId: 18 });
});

test('exports under way show step and share and can be cancelled; the log says file, hash and size', async () => {
  usePacks.setState({
    jobs: [job(3, { state: 'working', step: 'Downside 2 of 4', doneFraction: 0.41 }), job(2, { isScheduled: true })],
  });
  const cancelled = vi.fn(async () => job(3, { state: 'cancelled' }));
  await showPacks('', { 'packs.cancel': cancelled });
  await expect.element(page.getByText('Downside 2 of 4, 41\u00a0%')).toBeVisible();
  expect(page.getByRole('progressbar').element().getAttribute('aria-valuenow')).toBe('41');
  await expect.element(page.getByRole('grid', { name: 'Exports' }).getByText('1.2\u00a0MB')).toBeVisible();
  await expect.element(page.getByRole('gridcell', { name: 'schedule' })).toBeVisible();
  expect((await axe.run(document.querySelector('main')!)).violations).toEqual([]);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  expect(cancelled.mock.calls).toMatchObject([[{ id: 3 }]]);
  await expect.element(page.getByText('Under way')).not.toBeInTheDocument();
});

test('a failure says what went wrong, what is safe and what to do', async () => {
  const error = toErrorInfo(
    new AppError('store/full', 'The disk is full: base.xlsx was not written.', {}, [
      { path: '', message: 'nothing was changed', remedy: 'Free some space, or choose another folder.' },
    ]),
  );
  usePacks.setState({ jobs: [job(3, { state: 'failed', error, sizeBytes: null, fileHash: null })] });
  await showPacks('');
  await expect.element(page.getByText('Free some space, or choose another folder.')).toBeVisible();
  await expect.element(page.getByText('No half-written file was left; the run is untouched.')).toBeVisible();
});

test('a file that waits to be fetched has a button, once', async () => {
  usePacks.setState({ jobs: [job(3, { path: '', url: '/download/x' })] });
  await showPacks('');
  await page.getByRole('button', { name: 'Download' }).click();
  await expect.element(page.getByText('it was downloaded')).toBeVisible();
});

test('the keyboard alone: a row is marked, its facts stand beside it', async () => {
  usePacks.setState({ jobs: [job(3), job(2, { fileName: 'older.xlsx' })] });
  await showPacks('');
  (page.getByRole('grid', { name: 'Exports' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(page.getByRole('complementary').getByText('older.xlsx')).toBeVisible();
});

test('a scheduled export that fails is told, though nobody waits for it', async () => {
  const error = toErrorInfo(new AppError('store/full', 'The disk is full.'));
  async function* watch() {
    yield { type: 'export', job: job(5, { isScheduled: true, state: 'failed', error }) } as const;
    await new Promise(() => undefined);
  }
  const stop = followHost(hostOf({ 'events.watch': watch as unknown as AppClient['events.watch'] }));
  await vi.waitFor(() =>
    expect(useNotices.getState().notices.map(({ title }) => title)).toContain('base-run-17-5.xlsx: not exported'),
  );
  stop();
});

test('another project has other exports', () => {
  usePacks.setState({ jobs: [job(3)], asking: [17] });
  hearPacks({ type: 'export', job: job(4) });
  expect(usePacks.getState().jobs.map(({ id }) => id)).toEqual([4, 3]);
  const project = { path: '/b', name: 'b', readOnlyReason: null, schemaVersion: 20, sizeBytes: 1 };
  hearPacks({ type: 'project', project, openedAt: '2026-11-21T03:00:00Z' });
  expect(usePacks.getState()).toMatchObject({ jobs: [], isLoaded: false, asking: null });
});
