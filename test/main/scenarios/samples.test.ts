import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diffScenarios, parseScenario } from '../../../src-engine/fund/scenario/parse-scenario.ts';
import { loadScenario } from '../../../src-main/services/scenarios/load-scenario.ts';
import { scenarioNames } from '../../../src-main/services/scenarios/scenario-file.ts';

const resourceFolder = join(import.meta.dirname, '../../../resources/scenarios');
const load = (name: string) => loadScenario(name, { workingFolder: resourceFolder, resourceFolder });

describe('sample scenarios', () => {
  test('all parse, under their own names', async () => {
    const names = await scenarioNames(resourceFolder);
    expect(names).toEqual(
      expect.arrayContaining(['american-tranched', 'base-100m', 'levered-sub-and-nav', 'reference-100m']),
    );
    for (const name of names) expect((await load(name)).scenario.name).toBe(name);
  });

  test('base-100m is what a scenario without settings is, apart from its seed', async () => {
    const { scenario } = await load('base-100m');
    const changes = diffScenarios(parseScenario({ name: 'defaults' }), scenario);
    expect(changes.map((change) => change.path)).toEqual(['run.seed']);
  });

  test('levered-sub-and-nav differs from base-100m by its debt alone', async () => {
    const base = await load('base-100m');
    const levered = await load('levered-sub-and-nav');
    const changes = diffScenarios(base.scenario, levered.scenario).map((change) => change.path);
    expect(changes.filter((path) => !path.startsWith('leverage.'))).toEqual([]);
    expect(changes).toContain('leverage.navLine.limitFraction');
  });

  test('seasoned-sample differs from base-100m by size, first close and what has happened alone', async () => {
    const base = await load('base-100m');
    const { scenario, dataFiles } = await load('seasoned-sample');
    expect(diffScenarios(base.scenario, scenario).map((change) => change.path)).toEqual([
      'fund.commitmentsAud',
      'fund.firstCloseDate',
      'seasoned.loanTapeFile',
      'seasoned.flowsFile',
      'seasoned.asOfMonth',
    ]);
    expect([...dataFiles.keys()]).toEqual(['seasoned.loanTapeFile', 'seasoned.flowsFile']);
  });

  test('american-tranched differs from base-100m by its capital structure and waterfall alone', async () => {
    const base = await load('base-100m');
    const structured = await load('american-tranched');
    const changes = diffScenarios(base.scenario, structured.scenario).map((change) => change.path);
    expect(changes.filter((path) => !/^(tranches|waterfall)\./.test(path))).toEqual([]);
    expect(changes).toEqual(expect.arrayContaining(['tranches.senior.sizeFraction', 'waterfall.style']));
  });

  test('reference-100m differs from base-100m by its zones alone', async () => {
    const base = await load('base-100m');
    const reference = await load('reference-100m');
    expect(diffScenarios(base.scenario, reference.scenario).map((change) => change.path)).toEqual(['zones.preset']);
  });

  test('the examples of docs/scenario-format.md parse', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/scenario-format.md'), 'utf8');
    const examples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text!);
    expect(examples).toHaveLength(2);
    const folder = mkdtempSync(join(tmpdir(), 'equihome-examples-'));
    for (const [i, text] of examples.entries()) {
      writeFileSync(join(folder, `example-${i}.yaml`), text);
      const { scenario } = await loadScenario(`example-${i}.yaml`, { workingFolder: folder, resourceFolder });
      expect(diffScenarios(parseScenario({ name: 'defaults' }), scenario).length).toBeGreaterThan(1);
    }
    rmSync(folder, { recursive: true });
  });
});
