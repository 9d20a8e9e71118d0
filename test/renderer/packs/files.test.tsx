import axe from 'axe-core';
import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { AppError } from '../../../src-engine/index.ts';
import type {
  AppClient,
  ReturnedInputs,
  ScenarioRow,
  ScenarioState,
  Verdict,
} from '../../../src-main/contract/index.ts';
import { useLibrary } from '../../../src-renderer/state/library.ts';
import { useNotices } from '../../../src-renderer/state/notices.ts';
import { useRoute } from '../../../src-renderer/state/route.ts';
import { readProject, showPacks } from './packs-host.tsx';

const verdict: Verdict = {
  outcome: 'equal',
  finding: 'All 2,104 cells say what the run gives.',
  fileName: 'base.xlsx',
  scenarioName: 'Base',
  seed: '42',
  madeAt: '2026-11-21T03:10:00Z',
  engineVersion: '0.1.0',
  resultHash: 'd'.repeat(64),
  cellCount: 2104,
  differenceCount: 0,
  differences: [],
};
const row = { id: 1, name: 'Base', baseId: null, isArchived: false, isLocked: false } as ScenarioRow;
const workbook = () => new File(['PK'], 'base.xlsx');
const choose = async (file = workbook()) => {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
  const transfer = new DataTransfer();
  transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
};

beforeEach(() => {
  readProject();
  useLibrary.setState({ isLoaded: true, rows: [row] });
  useNotices.setState({ notices: [] });
});

test.each([
  ['equal', 'Equal'],
  ['different', 'Different'],
  ['other-engine', 'Made by another engine'],
] as const)('a workbook is verified: %s', async (outcome, title) => {
  const differences = [{ place: 'Returns!C7', label: 'Net IRR, mean', inFile: '0.06', computed: '0.05' }];
  const said: Verdict =
    outcome === 'different' ? { ...verdict, outcome, differenceCount: 1, differences } : { ...verdict, outcome };
  await showPacks('verify', { 'packs.verify': async () => said });
  await choose();
  await expect
    .element(page.getByRole('status', { name: 'Verdict' }).getByRole('heading', { name: title }))
    .toBeVisible();
  expect(page.getByRole('grid', { name: 'Differences' }).elements()).toHaveLength(outcome === 'different' ? 1 : 0);
  expect((await axe.run(document.querySelector('main')!)).violations).toEqual([]);
});

test('the verdict is copied as text', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await showPacks('verify', { 'packs.verify': async () => verdict });
  await choose();
  await page.getByRole('button', { name: 'Copy as text' }).click();
  expect(write.mock.calls[0]![0]).toContain('Verdict: Equal. All 2,104 cells');
});

test('while it is verified one can stop, and nothing comes of it', async () => {
  const verify: AppClient['packs.verify'] = (_, options) =>
    new Promise((_resolve, reject) =>
      options!.signal!.addEventListener('abort', () => reject(new AppError('app/closed', 'stopped'))),
    );
  await showPacks('verify', { 'packs.verify': verify });
  await choose();
  await expect.element(page.getByRole('heading', { name: 'Verifying base.xlsx' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect.element(page.getByRole('heading', { name: 'Verify a pack' })).toBeVisible();
  expect(page.getByRole('alert').elements()).toHaveLength(0);
});

test('a file that is no workbook is refused before it is sent, and a failure says what to do', async () => {
  const failing = vi.fn(async () => {
    throw new AppError('input/invalid', 'base.xlsx is no pack of Equihome.', {}, [
      { path: '', message: 'it has no manifest', remedy: 'Choose a workbook that Equihome exported.' },
    ]);
  });
  await showPacks('verify', { 'packs.verify': failing });
  await choose(new File(['x'], 'notes.txt'));
  await expect.element(page.getByRole('alert')).toMatchTextContent('notes.txt is no workbook');
  expect(failing).not.toHaveBeenCalled();
  await choose();
  await expect.element(page.getByText('Choose a workbook that Equihome exported.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByRole('heading', { name: 'Verify a pack' })).toBeVisible();
});

const change = (path: string, title: string, returned: unknown, problem = ''): ReturnedInputs['changes'][number] => ({
  path,
  title,
  now: 0.02,
  made: 0.02,
  returned,
  change: { kind: 'set', path, value: returned },
  problem,
});
const returned: ReturnedInputs = {
  fileName: 'base.xlsx',
  scenarioId: 1,
  changes: [
    change('fees.managementFeeRateAnnual', 'Management fee', 0.0175),
    change('waterfall.carryFraction', 'Carry', 0.25),
    change('waterfall.hurdleAnnual', 'Hurdle', 9, 'At most 100 %.'),
  ],
};

test('returned inputs: what is marked becomes one step, what cannot be taken says why', async () => {
  const edit = vi.fn(async () => ({ row }) as ScenarioState);
  const undo = vi.fn(async () => ({ row }) as ScenarioState);
  const answers = { 'packs.readInputs': async () => returned, 'scenarios.edit': edit, 'scenarios.undo': undo };
  await showPacks('inputs', answers);
  await choose();
  await expect.element(page.getByRole('row', { name: /Management fee.*2\.00.*1\.75/ })).toBeVisible();
  await expect.element(page.getByText('At most 100 %.')).toBeVisible();
  expect(page.getByRole('checkbox', { name: 'Take Hurdle' }).element().getAttribute('aria-disabled')).toBe('true');
  expect((await axe.run(document.querySelector('main')!)).violations).toEqual([]);
  await page.getByRole('checkbox', { name: 'Take Carry' }).click();
  await page.getByRole('button', { name: 'Accept 1 input', exact: true }).click();
  expect(edit.mock.calls).toMatchObject([
    [
      {
        id: 1,
        label: 'Inputs from base.xlsx',
        changes: [{ kind: 'set', path: 'fees.managementFeeRateAnnual', value: 0.0175 }],
      },
    ],
  ]);
  await vi.waitFor(() => expect(useRoute.getState()).toMatchObject({ screen: 'scenario', place: 'tab:differences' }));
  const notice = useNotices.getState().notices.at(-1)!;
  expect(notice.title).toBe('1 input of Base was set');
  notice.action!.act();
  await vi.waitFor(() => expect(undo).toHaveBeenCalledOnce());
});

test('a workbook that changes nothing says so', async () => {
  await showPacks('inputs', { 'packs.readInputs': async () => ({ ...returned, changes: [] }) });
  await choose();
  await expect.element(page.getByRole('heading', { name: 'base.xlsx changes nothing' })).toBeVisible();
});

test('a locked scenario takes nothing', async () => {
  useLibrary.setState({ rows: [{ ...row, isLocked: true }] });
  await showPacks('inputs');
  await expect.element(page.getByRole('button', { name: 'Choose a workbook' })).toBeDisabled();
});
