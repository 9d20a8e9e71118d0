import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataConfig } from '../../../src-engine/fund/data/config.ts';
import { importDataFiles, importSeriesFiles } from '../../../src-main/services/data/import-files.ts';
import { loadScenarioData } from '../../../src-main/services/data/scenario-data.ts';
import { builtInData, dataDir } from '../../support/data-room.ts';

const scenarioDir = join(dataDir, '..', 'scenarios');
const own = join(scenarioDir, 'own-data');
const base = builtInData();

describe('the data files of a scenario', () => {
  test('without any it is the built-in data', () => {
    expect(importDataFiles(base, {})).toBe(base);
    expect(loadScenarioData(dataDir, { data: dataConfig.parse({}) }, scenarioDir)).toEqual(base);
  });

  test('the example table is read and merged, and stands in the provenance by name', () => {
    const data = importDataFiles(base, { 'data.suburbsFile': join(own, 'suburbs.csv') });
    expect(data.suburbs.rows).toBe(826);
    expect(data.provenance['own-suburbs']!.attribution).toBe('Own data: suburbs.csv');
    const config = dataConfig.parse({ suburbsFile: 'own-data/suburbs.csv' });
    expect(loadScenarioData(dataDir, { data: config }, scenarioDir)).toEqual(data);
  });

  test('own series for a calibration', () => {
    const data = importSeriesFiles(base, { rppiSydneyIndex: join(own, 'price-index.csv') });
    expect(data.series.rppiSydneyIndex!.values).toHaveLength(74);
    expect(data.provenance['own-series-rppiSydneyIndex']!.source).toBe('price-index.csv');
  });

  test('a file that is not there is named with the field that asks for it', () => {
    expect(() => importDataFiles(base, { 'data.suburbsFile': join(own, 'nowhere.csv') })).toThrow(
      expect.objectContaining({
        code: 'input/not-found',
        issues: [expect.objectContaining({ path: 'data.suburbsFile' })],
      }),
    );
  });

  test('a field that names no data file is refused', () => {
    expect(() => importDataFiles(base, { 'data.zonesFile': 'x' })).toThrow(
      expect.objectContaining({ code: 'input/invalid' }),
    );
  });
});
