import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataConfig } from '../../../src-engine/fund/data/config.ts';
import { loadScenarioData } from '../../../src-main/services/data/scenario-data.ts';
import { builtInData, dataDir } from '../../support/data-room.ts';

const scenarioDir = join(dataDir, '..', 'scenarios');

describe('the data of a scenario', () => {
  test('without own files it is the built-in data', () => {
    expect(loadScenarioData(dataDir, dataConfig.parse({}), scenarioDir)).toEqual(builtInData());
  });

  test('the example files are read and merged, and stand in the provenance', () => {
    const config = dataConfig.parse({
      suburbsFile: 'own-data/suburbs.csv',
      seriesFiles: { rppiSydneyIndex: 'own-data/price-index.csv' },
    });
    const data = loadScenarioData(dataDir, config, scenarioDir);
    expect(data.suburbs.rows).toBe(826);
    expect(data.series.rppiSydneyIndex!.values).toHaveLength(74);
    expect(Object.keys(data.provenance)).toEqual(
      expect.arrayContaining(['own-suburbs', 'own-series-rppiSydneyIndex', 'suburbs']),
    );
  });

  test('a file that is not there is named with the field that asks for it', () => {
    const config = dataConfig.parse({ suburbsFile: 'nowhere.csv' });
    expect(() => loadScenarioData(dataDir, config, scenarioDir)).toThrow(
      expect.objectContaining({
        code: 'input/not-found',
        issues: [expect.objectContaining({ path: 'data.suburbsFile' })],
      }),
    );
  });
});
