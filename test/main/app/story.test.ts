import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appHost } from '../../support/app-host.ts';

/** The analyst's day through the contract, over the real store and engine. */
describe('from a sample to a comparison', () => {
  let host: Awaited<ReturnType<typeof appHost>>;
  let baseId = 0;
  beforeAll(async () => {
    host = await appHost();
  });
  afterAll(() => host.close());
  const call: <K extends keyof typeof host.handlers>(
    method: K,
    input: Parameters<(typeof host.handlers)[K]>[0],
  ) => Promise<Awaited<ReturnType<(typeof host.handlers)[K]>>> = async (method, input) =>
    (await (host.handlers[method] as (input: unknown, signal: AbortSignal) => unknown)(input, host.signal)) as never;

  test('a new project holds the samples, each over its base', async () => {
    const rows = await call('scenarios.list', {});
    const base = rows.find(({ name }) => name === 'base-100m')!;
    baseId = base.id;
    expect(rows.filter((row) => row.baseId === baseId).map(({ name }) => name)).toContain('reference-100m');
    const state = await call('scenarios.open', { id: baseId });
    expect(state.issues).toEqual([]);
    expect(state.document).toMatchObject({ fund: { commitmentsAud: 100_000_000 } });
  });

  test('a run pins its version, comes to its end and shows what the command line would', async () => {
    const run = await call('runs.start', { scenarioId: baseId, paths: 128, seed: 'story' });
    expect(run.state).toMatch(/queued|running/);
    const done = await host.until(run.id, 'done');
    expect(done).toMatchObject({ pathsAsked: 128, pathsDone: 128, seed: 'story', scenarioName: 'base-100m' });
    const headline = await call('results.headline', { id: run.id });
    expect(headline.figures).toHaveLength(5);
    expect(headline.resultHash).toBe(done.resultHash);
    const { values } = await call('results.column', { id: run.id, metric: 'netIrrAnnual' });
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean).toBeCloseTo(done.meanNetIrrAnnual!, 12);
    for (const tab of headline.tabs) {
      const desk = await call('results.desk', { id: run.id, tab });
      expect(JSON.stringify(desk).length).toBeLessThan(1e6);
    }
    expect(host.events.some((event) => event.type === 'run' && event.row?.state === 'done')).toBe(true);
  });

  test('an edit is one step, undone and done again; the run keeps its version', async () => {
    const before = await call('scenarios.open', { id: baseId });
    const edited = await call('scenarios.edit', {
      id: baseId,
      label: 'Management fee 2 % to 1.5 %',
      changes: [{ kind: 'set', path: 'fees.managementFeeRateAnnual', value: 0.015 }],
    });
    expect(edited.row.version).toBe(before.row.version + 1);
    expect(edited.undoLabel).toBe('Management fee 2 % to 1.5 %');
    const undone = await call('scenarios.undo', { id: baseId });
    expect(undone.document).toEqual(before.document);
    const again = await call('scenarios.redo', { id: baseId });
    expect(again.document).toEqual(edited.document);
    const [run] = await call('runs.list', { scenarioId: baseId });
    expect(run!.version).toBeLessThan(again.row.version);
    const pinned = await call('results.document', { id: run!.id });
    expect(pinned).toMatchObject({ fund: { commitmentsAud: 100_000_000 } });
    expect(pinned['fees']).not.toMatchObject({ managementFeeRateAnnual: 0.015 });
    expect(again.document['fees']).toMatchObject({ managementFeeRateAnnual: 0.015 });
  });

  test('a host without a printer says that the browser prints', async () => {
    await expect(call('exports.memoPdf', { id: 1 })).rejects.toMatchObject({
      code: 'app/not-allowed',
      issues: [{ remedy: 'Print the memo, and choose PDF as the printer.' }],
    });
  });

  test('an invalid value is kept, named, and not run', async () => {
    const state = await call('scenarios.edit', {
      id: baseId,
      label: 'nonsense',
      changes: [{ kind: 'set', path: 'fees.managementFeeRateAnnual', value: -3 }],
    });
    expect(state.issues).toMatchObject([{ path: 'fees.managementFeeRateAnnual' }]);
    await expect(call('runs.start', { scenarioId: baseId })).rejects.toMatchObject({
      code: 'input/invalid',
      issues: [{ path: 'fees.managementFeeRateAnnual' }],
    });
    await call('scenarios.undo', { id: baseId });
  });

  test('a preview follows the scenario', async () => {
    const preview = await call('runs.preview', { scenarioId: baseId });
    expect(preview.netIrrAnnual).toBeGreaterThan(0);
    expect(preview.cash.lines.length).toBeGreaterThan(1);
    expect(preview.checks.length).toBeGreaterThan(0);
  });

  test('files: every metric of every path, the scenario with its comments', async () => {
    const [run] = await call('runs.list', { scenarioId: baseId });
    const saved = await call('exports.runCsv', { id: run!.id, table: 'metrics' });
    expect(saved.kind).toBe('saved');
    const lines = host.textOf(`base-100m-run-${run!.id}-metrics.csv`).trimEnd().split('\n');
    expect(lines).toHaveLength(129);
    expect(lines[0]).toMatch(/^path,/);
    await call('exports.scenarioYaml', { id: baseId });
    expect(host.textOf('base-100m.yaml')).toContain('# advance / value of the home');
  });

  test('two runs on the same draws are compared path by path, inputs first', async () => {
    const [first] = await call('runs.list', { scenarioId: baseId });
    const second = await call('runs.start', { scenarioId: baseId, paths: 128, seed: 'story' });
    await host.until(second.id, 'done');
    const view = await call('results.compare', { ids: [first!.id, second.id] });
    expect(view.pairing).toBe('paired');
    expect(view.inputs.rows.flat()).toContain('fees.managementFeeRateAnnual');
    const irr = view.headline.find(({ key }) => key === 'meanNetIrrAnnual')!;
    expect(irr.changes[1]).toMatchObject({ verdict: 'real' });
    expect(irr.changes[1]!.value).toBeGreaterThan(0); // a lower fee
    await call('exports.comparisonCsv', { ids: [first!.id, second.id] });
    expect(host.textOf(`comparison-of-runs-${first!.id}-${second.id}.csv`)).toContain('real');
  });

  test('a cancelled run keeps what was finished and says that it is partial', async () => {
    const run = await call('runs.start', { scenarioId: baseId, paths: 20_000 });
    while (
      !host.events.some(
        (event) => event.type === 'progress' && event.run.runId === run.id && event.run.progress.done > 130,
      )
    )
      await new Promise((resolve) => setTimeout(resolve, 5));
    const row = await call('runs.cancel', { id: run.id });
    expect(row.state).toBe('cancelled');
    // The answer does not wait for the partial result: that is written next.
    await expect
      .poll(async () => (await call('runs.get', { id: run.id })).resultHash, { timeout: 20_000 })
      .not.toBeNull();
    const headline = await call('results.headline', { id: run.id });
    expect(headline.partial).toBe(true);
    expect(headline.pathsCompleted).toBeGreaterThan(0);
    expect(headline.pathsCompleted).toBeLessThan(20_000);
    const { distributions } = await call('results.desk', { id: run.id, tab: 'distribution' });
    expect(distributions[0]!.pathCount).toBe(headline.pathsCompleted);
  });
});
