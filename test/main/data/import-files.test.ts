import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importDataFiles, importSeriesFiles } from '../../../src-main/services/data/import-files.ts';
import { builtInData, dataDir } from '../../support/data-room.ts';

const own = join(dataDir, '..', 'scenarios', 'own-data');
const base = builtInData();

describe('the data files of a scenario', () => {
  test('without any it is the built-in data', () => {
    expect(importDataFiles(base, {})).toBe(base);
  });

  test('the example table is read and merged, and stands in the provenance by name', () => {
    const data = importDataFiles(base, { 'data.suburbsFile': join(own, 'suburbs.csv') });
    expect(data.suburbs.rows).toBe(826);
    expect(data.provenance['own-suburbs']!.attribution).toBe('Own data: suburbs.csv');
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
