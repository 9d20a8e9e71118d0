import { expect, test } from 'vitest';
import type { Verdict } from '../../../src-main/contract/index.ts';
import { contrastWithWhite, readColour } from '../../../src-renderer/features/packs/contrast.ts';
import { inputText } from '../../../src-renderer/features/packs/input-words.ts';
import { evenPieces, paginate } from '../../../src-renderer/features/packs/memo/paginate.ts';
import { termsOf } from '../../../src-renderer/features/packs/memo/terms.ts';
import { isWholePath } from '../../../src-renderer/features/packs/schedule-box.tsx';
import { movedTo } from '../../../src-renderer/features/packs/sheet-order.tsx';
import { simulatedFor, simulatedText } from '../../../src-renderer/features/packs/simulated.ts';
import { draftOf, problemsOf, templateOf, wholeList } from '../../../src-renderer/features/packs/template-drafts.ts';
import { verdictText } from '../../../src-renderer/features/packs/verdict-text.ts';
import { packTitle, runsToPack } from '../../../src-renderer/state/pack-runs.ts';
import { copyOf } from '../../../src-renderer/state/pack-jobs.ts';
import { fileStem } from '../../../src-renderer/ui/save-blob.ts';
import { runRow } from '../desk-host.tsx';
import { own, sheets, template } from './packs-host.tsx';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('colours are read as people type them; contrast is that of WCAG', () => {
  expect(['#1f4e79', '1F4E79', ' #abc ', '#12345', 'red'].map(readColour)).toEqual([
    '1F4E79',
    '1F4E79',
    'AABBCC',
    null,
    null,
  ]);
  expect(contrastWithWhite('FFFFFF')).toBeCloseTo(1, 10);
  expect(contrastWithWhite('000000')).toBeCloseTo(21, 10);
  expect(contrastWithWhite('767676')).toBeCloseTo(4.54, 2); // the lightest grey that text may have on white
});

test('blocks fill pages in their order; one that is too high stands alone; pieces of a list are even', () => {
  const blocks = [40, 50, 30, 120, 10].map((heightMm) => ({ heightMm }));
  expect(paginate(blocks, 100).map((page) => page.map(({ heightMm }) => heightMm))).toEqual([
    [40, 50],
    [30],
    [120],
    [10],
  ]);
  expect(paginate([], 100)).toEqual([]);
  expect(evenPieces([1, 2, 3, 4, 5, 6, 7], 4)).toEqual([
    [1, 2, 3, 4],
    [5, 6, 7],
  ]);
  expect(evenPieces([], 4)).toEqual([]);
});

test('sheets move without getting lost', () => {
  expect(movedTo(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b']);
  expect(movedTo(['a', 'b', 'c'], 'a', 9)).toEqual(['b', 'c', 'a']);
  expect(wholeList(['returns'], sheets)).toEqual(['cover', 'terms', 'returns', 'manifest', 'checks']);
  expect(wholeList(['cover', 'terms', 'waterfall-median', 'manifest', 'checks'], sheets)).toEqual([
    'cover',
    'terms',
    'waterfall-median',
    'waterfall-median-months',
    'manifest',
    'checks',
  ]);
});

test('a draft says what keeps it from being saved and otherwise is the template again', () => {
  const draft = draftOf(own, sheets);
  expect(problemsOf(draft)).toEqual({});
  expect(templateOf(draft)).toEqual(own);
  const bad = { ...draft, name: ' ', studyPaths: '99', accentColour: 'blue', sheets: [] };
  expect(Object.keys(problemsOf(bad)).sort()).toEqual(['accentColour', 'name', 'sheets', 'studyPaths']);
  expect(templateOf({ ...draft, studyPaths: '10,000' }).studyPaths).toBe(10_000);
});

test('what is simulated follows the sheets and the pace of the run', () => {
  const run = runRow(17, { pathsDone: 1000, workSeconds: 5 });
  const work = simulatedFor({ sheets: ['sensitivities', 'waterfall-mean'], studyPaths: 1000 }, [run]);
  expect(work.seconds).toBeCloseTo(110, 10); // 22,000 paths at 200 a second
  expect(plain(simulatedText(work))).toBe(
    'Sensitivities: about 21 re-runs of 1,000 paths; mean cash flow: 1,000 paths of the run once more. About 1 min 50 s.',
  );
  expect(simulatedText(simulatedFor({ sheets: ['returns'], studyPaths: 1000 }, [run]))).toBe(
    'Only the median path, in full detail.',
  );
});

test('the runs of a pack: those compared, else that of the address, else the newest of the scenario', () => {
  const rows = [
    runRow(20, { state: 'running', resultHash: null }),
    runRow(19, { scenarioId: 2 }),
    runRow(18),
    runRow(17),
  ];
  const route = { screen: 'results', runId: 17, scenarioId: 1, compareIds: [18, 17, 20] } as const;
  expect(runsToPack(route, rows)).toEqual([17]);
  expect(runsToPack({ ...route, screen: 'compare' }, rows)).toEqual([18, 17]);
  expect(runsToPack({ ...route, runId: 20 }, rows)).toEqual([18]);
  expect(runsToPack({ ...route, runId: null, scenarioId: null }, rows)).toEqual([19]);
  expect(runsToPack({ ...route, runId: 20 }, rows.slice(0, 1))).toEqual([]);
  expect(packTitle([17], rows)).toBe('Base, run 17');
  expect(packTitle([17, 18, 19], rows)).toBe('Runs 17, 18 and 19 compared');
});

test('a copy of a template is the user’s own, under a free name', () => {
  const first = copyOf(template(), [template()]);
  expect(first).toMatchObject({ name: 'Full pack, copy', isBuiltIn: false });
  expect(copyOf(template(), [template(), first]).name).toBe('Full pack, copy 2');
  expect(first.id).not.toBe('full');
});

test('a verdict as text holds every fact and every difference', () => {
  const verdict: Verdict = {
    outcome: 'different',
    finding: 'One cell of 2,104 differs.',
    fileName: 'base.xlsx',
    scenarioName: 'Base',
    seed: '42',
    madeAt: '2026-11-21T03:10:00Z',
    engineVersion: '0.1.0',
    resultHash: 'ab12',
    cellCount: 2104,
    differenceCount: 1,
    differences: [{ place: 'Returns!C7', label: 'Net IRR, mean', inFile: '0.06', computed: '0.05' }],
  };
  const lines = verdictText(verdict).split('\n');
  expect(lines).toContain('Verdict: Different. One cell of 2,104 differs.');
  expect(lines.at(-1)).toBe('Returns!C7\tNet IRR, mean\t0.06\t0.05');
});

test('inputs are shown with their units, terms in the order of a committee', () => {
  expect(plain(inputText('fees.managementFeeRateAnnual', 0.0175))).toMatch(/^1\.75 %/);
  expect(inputText('waterfall.style', undefined)).toBe('not set');
  expect(inputText('no.such.input', [1, 2])).toBe('[1,2]');
  const terms = termsOf({ waterfall: { hurdleAnnual: 0.07 } });
  expect(terms[0]!.title).toBe('Commitments');
  expect(terms.filter(({ isOwn }) => isOwn).map(({ title, text }) => [title, plain(text)])).toEqual([
    ['Hurdle', '7.00 %'],
  ]);
});

test('classes of capital and debt are terms of the funds that have them', () => {
  const titles = (document: Parameters<typeof termsOf>[0]) =>
    termsOf(document)
      .slice(16)
      .map(({ title }) => title);
  expect(titles({ tranches: { senior: { sizeFraction: 0.2 }, equityHurdleAnnual: 0.1 } })).toEqual([
    expect.stringMatching(/senior.*: size$/i),
    expect.stringMatching(/: hurdle of the equity class$/),
  ]);
  expect(titles({ leverage: { navLine: { limitFraction: 0 } } })).toEqual([]);
});

test('whole paths and names of files', () => {
  expect(['/srv/packs', 'C:\\packs', '\\\\nas\\packs', 'packs', ''].map(isWholePath)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(fileStem('Net IRR is ≥ 8 % in ½ of paths')).toBe('net-irr-is-8-in-½-of-paths');
  expect(fileStem('..')).toBe('chart');
});
