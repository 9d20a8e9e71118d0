import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { gatherOutcome } from '../../../src-engine/fund/run/outcome.ts';
import { registryResultSchema } from '../../../src-engine/registry/result-schema.ts';
import { buildRegistryResult } from '../../../src-engine/registry/result.ts';
import { shapeOf } from '../../../src-engine/registry/work.ts';
import { forkEngine } from '../../../src-main/services/engine-host/child-engine.ts';
import { createEngineClient, type EngineProcess } from '../../../src-main/services/engine-host/engine-client.ts';
import { registryCommand } from '../../../src-main/services/cli/registry-command.ts';
import { jsonText } from '../../../src-main/services/exports/json-text.ts';
import { startPool } from '../../../src-main/services/engine-process/run-pool.ts';
import { loadRegistry } from '../../../src-main/services/registries/load-registry.ts';
import { scenarioNames } from '../../../src-main/services/scenarios/scenario-file.ts';
import { builtEngine, repository, runCli } from '../../support/built-cli.ts';
import { commandContext, keptConsole } from '../../support/cli-context.ts';
import { registryPlan, runRegistry } from '../../engine/registry/plans.ts';
import { smallFund } from '../../support/gallery.ts';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'equihome-registry-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const resourceFolder = join(repository, 'resources/scenarios');
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const two = `format: 1
kind: registry
scenario: base-100m
settings:
  zones.universe.count: 30
  run: { paths: 70 }
funds:
  - name: Early
    settings: { fund: { commitmentsAud: 20000000 } }
  - name: Late
    closeMonth: 12
    settings:
      fund.commitmentsAud: 30000000
crossFundCarry: { basis: pooled }
`;

describe('worker threads', () => {
  const entry = join(repository, 'src-main/engine-worker.ts');
  const plan = registryPlan({ ...smallFund, 'fund.commitmentsAud': 1e7, 'run.paths': 130 }, [{}, { closeMonth: 9 }], {
    basis: 'pooled',
  });
  const own = buildRegistryResult(plan, runRegistry(plan));

  test.each([1, 2, 4])('%i of them give the bytes of one thread of our own', async (workers) => {
    const outcome = await startPool(plan, workers, { entry }).outcome;
    expect(outcome.partial).toBe(false);
    expect(jsonText(buildRegistryResult(plan, outcome))).toBe(jsonText(own));
  });

  test('the result is of the format that is written down, without a figure that is none', () => {
    const stored: unknown = JSON.parse(jsonText(own));
    expect(() => registryResultSchema.parse(stored)).not.toThrow();
    expect(registryResultSchema.safeParse({ ...(stored as object), more: 1 }).success).toBe(false);
    expect(own.netIrrCorrelation[0]![1]).toBe(own.netIrrCorrelation[1]![0]);
    expect(own.netIrrCorrelation[1]![1]).toBe(1);
  });
});

describe('a run that is cut short', () => {
  const plan = registryPlan({ ...smallFund, 'fund.commitmentsAud': 1e7, 'run.paths': 130 }, [{}, { closeMonth: 9 }]);
  const whole = runRegistry(plan);

  test('shows the finished chunks, marked, as if they had been asked for', () => {
    const { rowWidth } = shapeOf(plan);
    // The second of three chunks is missing.
    const outcome = gatherOutcome(plan, whole.rows, whole.fans, [1, 0, 1]);
    expect(outcome.completedPaths.length).toBe(66);
    expect(outcome.rows.subarray(64 * rowWidth)).toEqual(whole.rows.subarray(128 * rowWidth));
    const result = buildRegistryResult(plan, outcome);
    expect(result.partial).toBe(true);
    expect(result.funds.map((fund) => fund.result.manifest.pathsCompleted)).toEqual([66, 66]);
    expect(() => registryResultSchema.parse(JSON.parse(jsonText(result)))).not.toThrow();
  });

  test('a cancel reaches the engine process', async () => {
    const file = write('long.yaml', 'kind: registry\nscenario: base-100m\nfunds: [{ name: A }, { name: B }]\n');
    const { job } = await loadRegistry(file, { workingFolder: folder, resourceFolder }, { 'run.paths': 20_000 });
    const client = createEngineClient(forkEngine(builtEngine));
    try {
      const progress: number[] = [];
      const run = client.runRegistry({ ...job, dataDir: join(repository, 'resources/data') }, 2, false, (state) => {
        progress.push(state.done);
        if (state.done > 2 * 64) run.cancel();
      });
      const { cancelled, answer } = await run.answer;
      expect(cancelled).toBe(true);
      expect(answer.result.partial).toBe(true);
      expect(answer.result.together.pathCount).toBeGreaterThan(0);
      expect(answer.result.together.pathCount).toBeLessThan(20_000);
    } finally {
      client.close();
    }
  });
});

describe('the command', () => {
  test('shows funds, funds together and years within 100 columns, and writes files that agree', async () => {
    const file = write('two.yaml', two);
    const { code, stdout } = await runCli(['registry', file, '--out', join(folder, 'out')]);
    expect(code).toBe(0);
    for (const part of ['two: 2 funds, 70 paths', 'Early', 'Net IRR of summed flows', 'pooled', 'Correlation', '2038'])
      expect(stdout).toContain(part);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    const stored: unknown = JSON.parse(readFileSync(join(folder, 'out/registry.json'), 'utf8'));
    const result = registryResultSchema.parse(stored);
    const rows = parse(readFileSync(join(folder, 'out/paths.csv'), 'utf8'), { columns: true }) as Record<
      string,
      string
    >[];
    expect(rows.length).toBe(3 * 70);
    const all = rows.filter((row) => row['of'] === 'all funds').map((row) => Number(row['aggregateNetIrrAnnual']));
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    expect(mean).toBeCloseTo(result.together.metrics[0]!.mean!, 12);
  });

  test('--json is the result alone; a fund of it is what a run of that scenario gives', async () => {
    const one = write('one.yaml', 'kind: registry\nscenario: base-100m\nfunds: [{ name: Only }]\n');
    const [registry, run] = await Promise.all([
      runCli(['registry', one, '--json', '--paths', '66', '--workers', '2']),
      runCli(['run', 'base-100m', '--json', '--paths', '66', '--workers', '1']),
    ]);
    const { funds } = registryResultSchema.parse(JSON.parse(registry.stdout));
    const alone = JSON.parse(run.stdout) as { manifest: Record<string, unknown>; summary: unknown; fans: unknown };
    expect(funds[0]!.result.manifest).toEqual({ ...alone.manifest, scenarioName: 'Only' });
    expect(funds[0]!.result.summary).toEqual(alone.summary);
    expect(funds[0]!.result.fans).toEqual(alone.fans);
  });

  test('--path writes every fund and the funds together', async () => {
    const out = join(folder, 'path');
    const { code, stdout } = await runCli(['registry', write('two.yaml', two), '--path', '3', '--out', out]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^path 3: 2 funds together, net IRR .* %\n {2}Early: \d+ advances/);
    const table = (name: string) =>
      parse(readFileSync(join(out, name), 'utf8'), { columns: true }) as Record<string, string>[];
    const late = table('2-late-ledger.csv');
    const early = table('1-early-ledger.csv');
    const flows = table('flows.csv');
    expect(Number(flows[12]!['calledLpAud'])).toBeCloseTo(
      Number(late[0]!['calledLpAud']) + Number(early[12]!['calledLpAud']),
      6,
    );
    expect(table('years.csv').length).toBe(12);
  });

  test.each([
    [['registry', 'base-100m'], 'is not a registry of funds', 'equihome run base-100m'],
    [['run', 'manager-three-funds'], 'is a registry of funds', 'equihome registry manager-three-funds'],
    [['registry', 'manager-thre-funds'], 'There is no scenario', 'Did you mean manager-three-funds?'],
    [['registry', 'manager-three-funds', '--path', '3'], 'written to files', '--out'],
    [['registry', 'manager-three-funds', '--paths', '0'], 'from 1 to', ''],
  ])('%j is refused', async (args, says, remedy) => {
    const { code, stdout, stderr } = await runCli(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(says);
    expect(stderr).toContain(remedy);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('a crash of the engine is no fault of the file', async () => {
    let leave: (code: number | null) => void = () => undefined;
    const context = commandContext(keptConsole().console, folder);
    const dead: EngineProcess = {
      post: () => leave(9),
      onMessage: () => undefined,
      onExit: (listener) => void (leave = listener),
      kill: () => undefined,
    };
    const error: unknown = await registryCommand(
      'manager-three-funds',
      {},
      { ...context, startEngine: () => dead },
    ).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'engine/crashed' });
    expect((error as AppError).context).not.toHaveProperty('file');
  });

  test('schema --registry prints the JSON Schema of such files', async () => {
    const { code, stdout } = await runCli(['schema', '--registry']);
    expect(code).toBe(0);
    const schema = JSON.parse(stdout) as { title: string; properties: Record<string, unknown>; required: string[] };
    expect(schema.title).toContain('registry of funds');
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(['kind', 'funds', 'crossFundCarry', 'manager']),
    );
    expect(schema.properties).not.toHaveProperty('extends');
  });

  test('validate checks a registry as it checks a scenario', async () => {
    const { code, stdout } = await runCli(['validate', 'manager-three-funds']);
    expect(code).toBe(0);
    expect(stdout).toBe('manager-three-funds: valid; 3 funds, 168 months, 1000 paths\n');
  });
});

describe('files that are refused, with field and line', () => {
  const folders = () => ({ workingFolder: folder, resourceFolder });
  async function issueOf(text: string) {
    try {
      await loadRegistry(write('bad.yaml', text), folders());
    } catch (error) {
      if (error instanceof AppError) return { code: error.code, issue: error.issues[0]! };
    }
    throw new Error('was not refused');
  }

  test.each([
    ['a scenario that is not there', two.replace('base-100m', 'nothing.yaml'), 'scenario', '(line 3 of bad.yaml)'],
    [
      'a scenario of a fund that is not there',
      two.replace('  - name: Late\n', '  - name: Late\n    scenario: lost.yaml\n'),
      'funds[1].scenario',
      '(line 11 of bad.yaml)',
    ],
    [
      'a common setting out of range',
      two.replace('count: 30', 'count: -1'),
      'settings.zones.universe.count',
      '(line 5 of',
    ],
    [
      'a setting of a fund out of range',
      two.replace('30000000', '3'),
      'funds[1].settings.fund.commitmentsAud',
      '(line 13 of bad.yaml)',
    ],
    [
      'an unknown setting',
      two.replace('fund.commitmentsAud: 3', 'fund.sizeAud: 3'),
      'funds[1].settings.fund.sizeAud',
      'not a known',
    ],
    ['an unknown field of the manager', `${two}manager: { stuff: 1 }\n`, 'manager.stuff', '(line 15 of bad.yaml)'],
    ['an unknown field', two.replace('closeMonth', 'closesMonth'), 'funds[1].closesMonth', '(line 11 of bad.yaml)'],
    ['a registry in place of a scenario', two.replace('base-100m', 'manager-three-funds'), 'kind', 'several funds'],
    ['itself as scenario', two.replace('base-100m', 'bad.yaml'), 'kind', 'several funds'],
    ['a field twice', `${two}crossFundCarry: {}\n`, 'crossFundCarry', 'stands twice'],
  ])('%s', async (_, text, path, says) => {
    const { code, issue } = await issueOf(text);
    expect(code).toMatch(/^input\//);
    expect(`${issue.path} ${issue.message}`).toContain(path);
    expect(issue.message).toContain(says);
  });

  test('a scenario beside the registry is found from the folder of the registry', async () => {
    write('own.yaml', 'extends: base-100m\nname: own\nfund: { lifeMonths: 96 }\n');
    const text = two.replace('  - name: Late\n', '  - name: Late\n    scenario: own.yaml\n');
    const { job } = await loadRegistry(
      write('with-own.yaml', text),
      { workingFolder: repository, resourceFolder },
      { 'run.paths': 5 },
    );
    expect(job.funds[1]).toMatchObject({
      fund: { lifeMonths: 96, commitmentsAud: 30_000_000 },
      zones: { universe: { count: 30 } },
      run: { paths: 5 },
    });
    expect(job.common).toMatchObject({ run: { paths: 5 } });
  });
});

test('samples are told apart by what they say they are', async () => {
  const scenarios = await scenarioNames(resourceFolder);
  expect(scenarios).toContain('base-100m');
  expect(scenarios).not.toContain('manager-three-funds');
});
