import { render } from 'vitest-browser-react';
import type { ExportJob, Template } from '../../../src-main/contract/index.ts';
import { Screen } from '../../../src-renderer/features/packs/screen.tsx';
import { useTemplateDrafts } from '../../../src-renderer/features/packs/template-drafts.ts';
import type { Host } from '../../../src-renderer/state/client.ts';
import { useLibrary } from '../../../src-renderer/state/library.ts';
import { usePackFiles } from '../../../src-renderer/state/pack-files.ts';
import { usePacks, type PacksSlice } from '../../../src-renderer/state/packs.ts';
import { startRoute, useRoute } from '../../../src-renderer/state/route.ts';
import { useRunRows } from '../../../src-renderer/state/run-rows.ts';
import '../../../src-renderer/styles/index.css';
import { DeskHost, runRow } from '../desk-host.tsx';

export const template = (change: Partial<Template> = {}): Template => ({
  id: 'full',
  name: 'Full pack',
  isBuiltIn: true,
  sheets: ['cover', 'terms', 'returns', 'sensitivities', 'comparison', 'manifest', 'checks'],
  studyPaths: 1000,
  rawMetrics: [],
  companyName: '',
  accentColour: '1F4E79',
  logo: null,
  ...change,
});

export const job = (id: number, change: Partial<ExportJob> = {}): ExportJob => ({
  id,
  runIds: [17],
  format: 'workbook',
  templateName: 'Full pack',
  fileName: `base-run-17-${id}.xlsx`,
  path: '/home/ann/packs/base.xlsx',
  state: 'done',
  step: '',
  doneFraction: 1,
  url: null,
  fileHash: 'c'.repeat(64),
  sizeBytes: 1_240_000,
  error: null,
  startedAt: '2026-11-21T03:10:00.000Z',
  endedAt: '2026-11-21T03:10:20.000Z',
  isScheduled: false,
  ...change,
});

export const sheets = [
  ['cover', 'Cover, manifest and checks', true],
  ['terms', 'Terms (inputs)', true],
  ['returns', 'Returns, gross to net', false],
  ['cash-annual', 'Cash flows by year, J-curve', false],
  ['waterfall-median', 'Waterfall of the median path', false, 'waterfall-median-months'],
  ['waterfall-median-months', 'The same by month', false],
  ['sensitivities', 'Sensitivities', false],
  ['comparison', 'Comparison of scenarios', false],
  ['paths', 'Raw figures by path', false],
  ['manifest', 'Manifest', true],
  ['checks', 'Checks', true],
].map(([key, title, isStanding, brings = null]) => ({ key, title, isStanding, brings })) as PacksSlice['sheets'];

export const own = template({
  id: 'own-1',
  name: 'Ours',
  isBuiltIn: false,
  sheets: ['cover', 'terms', 'returns', 'manifest', 'checks'],
});

/** The window has read a project with one run, one scenario and the templates of the program and of the user. */
export function readProject(change: Partial<PacksSlice> = {}): void {
  useRunRows.setState({ rows: [runRow(18, { workSeconds: 4 }), runRow(17)], live: new Map(), isLoaded: true });
  useLibrary.setState(useLibrary.getInitialState(), true);
  usePackFiles.setState(usePackFiles.getInitialState(), true);
  useTemplateDrafts.setState({ drafts: new Map() });
  usePacks.setState(
    { ...usePacks.getInitialState(), isLoaded: true, templates: [template(), own], sheets, ...change },
    true,
  );
}

/** The screen of packs at a place, over what the test answers. */
export async function showPacks(place: string, answers: Partial<Host['client']> = {}): Promise<void> {
  useRoute.setState({ ...startRoute, screen: 'packs', runId: 17, scenarioId: 1, place }, true);
  await render(
    <DeskHost answers={answers}>
      <Screen />
    </DeskHost>,
  );
}
