import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseScenario } from '../../../src-engine/fund/scenario/parse-scenario.ts';
import { importConfigFile, importedYaml } from '../../../src-main/services/imports/import-config.ts';
import { parseYamlTree } from '../../../src-main/services/scenarios/yaml-tree.ts';

describe('importConfigFile', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'equihome-import-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('reads JSON or YAML and says the line of each setting', async () => {
    const path = join(folder, 'my-fund.json');
    writeFileSync(
      path,
      JSON.stringify({ fund_size: 80_000_000, tranche_manager: { tranches: 3, enabled: true } }, null, 2),
    );
    const report = await importConfigFile(path);
    expect(report.document['name']).toBe('my-fund');
    expect(report.lines.map(({ line, outcome: result }) => [line, result])).toEqual([
      [2, 'mapped'],
      [4, 'refused'],
      [5, 'mapped'],
    ]);
    const yaml = importedYaml(report);
    expect(yaml).toContain('# not imported: tranche_manager.tranches');
    const { data } = parseYamlTree(yaml, 'imported.yaml');
    expect(data).toEqual(report.document);
    expect(parseScenario(data).fund.commitmentsAud).toBe(80_000_000);
  });

  test('refuses a file that is no configuration', async () => {
    const path = join(folder, 'list.yaml');
    writeFileSync(path, '- a\n');
    await expect(importConfigFile(path)).rejects.toMatchObject({ code: 'input/invalid' });
    await expect(importConfigFile(join(folder, 'nothing.yaml'))).rejects.toMatchObject({ code: 'input/not-found' });
  });
});
