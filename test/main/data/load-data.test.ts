import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadDataRoom } from '../../../src-main/services/data/load-data.ts';
import { loadLgaRents } from '../../../src-main/services/data/load-lga.ts';
import { loadCatalogue } from '../../../src-main/services/data/catalogue.ts';
import {
  attributions,
  dataCatalogueJson,
  renderDataCatalogue,
} from '../../../src-main/services/data/render-catalogue.ts';
import { builtInData, dataDir } from '../../support/data-room.ts';

let copy = '';
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'equihome-data-'));
  cpSync(dataDir, copy, { recursive: true });
});
afterEach(() => rmSync(copy, { recursive: true }));

/** Changes a file of the copy and, if asked, vouches for the change in its catalogue. */
function alter(file: string, change: (text: string) => string, vouch: boolean): void {
  const text = change(readFileSync(join(copy, file), 'utf8'));
  writeFileSync(join(copy, file), text);
  if (!vouch) return;
  const catalogue = JSON.parse(readFileSync(join(copy, 'catalogue.json'), 'utf8')) as {
    tables: { file: string; sha256: string }[];
  };
  catalogue.tables.find((table) => table.file === file)!.sha256 = createHash('sha256').update(text).digest('hex');
  writeFileSync(join(copy, 'catalogue.json'), JSON.stringify(catalogue));
}

describe('loading the data room', () => {
  test('the built-in tables load: 826 suburbs in 34 areas with 25 quarters, and all is vouched for', () => {
    const data = builtInData();
    expect(data.suburbs.rows).toBe(826);
    expect(data.lga).toMatchObject({ lgaCount: 34, quarters: 25, firstQuarter: '2018-Q1' });
    expect(data.lga.areas.slice(34)).toContain('Greater Sydney');
    expect(new Set(data.suburbs.lga).size).toBe(34);
    expect(data.migration).toHaveLength(4);
    for (const entry of Object.values(data.provenance)) expect(entry.contentHash).toMatch(/^[0-9a-f]{64}$/);
    for (const series of Object.values(data.series)) expect(data.provenance[series.table]).toBeDefined();
  });

  test('an altered file is refused by its hash', () => {
    alter('unemployment.csv', (text) => text.replace('0.06645', '0.06646'), false);
    expect(() => loadDataRoom(copy)).toThrow(
      expect.objectContaining({ code: 'data/invalid', message: expect.stringContaining('unemployment.csv') }),
    );
  });

  test('a missing file, a missing catalogue and a broken catalogue are refused', () => {
    rmSync(join(copy, 'lga-sales.csv'));
    expect(() => loadDataRoom(copy)).toThrow('lga-sales.csv cannot be read');
    writeFileSync(join(copy, 'catalogue.json'), '{"format":1,"tables":[{}]}');
    expect(() => loadDataRoom(copy)).toThrow('is not a catalogue');
    rmSync(join(copy, 'catalogue.json'));
    expect(() => loadDataRoom(copy)).toThrow('catalogue.json cannot be read');
  });

  test('a wrong cell is named by file, line and column', () => {
    alter('unemployment.csv', (text) => text.replace('0.06304', 'six'), true);
    expect(() => loadDataRoom(copy)).toThrow(
      "unemployment.csv, line 3, column unemploymentFraction: 'six' is not a number",
    );
  });

  test('a figure outside its range, a hole in a series, a row too short', () => {
    alter(
      'suburbs.csv',
      (text) =>
        text.replace('SAL10002,Abbotsbury,2176,Fairfield,-33.8701', 'SAL10002,Abbotsbury,2176,Fairfield,-133.8701'),
      true,
    );
    expect(() => loadDataRoom(copy)).toThrow('suburbs.csv, line 2, column latitudeDegree');
    cpSync(dataDir, copy, { recursive: true });
    alter('population.csv', (text) => text.replace('1971-Q3', '1971-Q4'), true);
    expect(() => loadDataRoom(copy)).toThrow('population.csv, line 3: 1971-Q4 does not follow');
    cpSync(dataDir, copy, { recursive: true });
    alter('population.csv', (text) => text.replace('1971-Q3,13130500', '1971-Q3'), true);
    expect(() => loadDataRoom(copy)).toThrow('population.csv, line 3 is not a CSV table row: 1 cells of 2');
  });

  test('rents by area are read on their own', () => {
    const rents = loadLgaRents(dataDir);
    expect(rents).toMatchObject({ firstQuarter: '2018-Q1', quarters: 26 });
    const area = rents.areas.indexOf('Bayside');
    expect(rents.columns.unit1BedroomRentWeeklyAud![area * 26]).toBe(540);
  });

  test('loading is quick: the best of five under 150 ms', () => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      loadDataRoom(dataDir);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(150);
  });
});

describe('the catalogue', () => {
  const catalogue = loadCatalogue(dataDir);

  test('lists every file of the folder, each with publisher, licence and credit line, at most 2.5 MB together', () => {
    const total = catalogue.tables.reduce((sum, table) => sum + statSync(join(dataDir, table.file)).size, 0);
    expect(total).toBeLessThan(2_500_000);
    expect(catalogue.tables).toHaveLength(15);
    expect(new Set(catalogue.tables.map((table) => table.name)).size).toBe(15);
  });

  test('shows every credit line that the licences ask for, and the doubt about the DCJ licence', () => {
    const text = renderDataCatalogue(catalogue).replaceAll(/\s+/g, ' ');
    for (const words of [
      'Source: Australian Bureau of Statistics',
      'Based on ABS data',
      'Source: Reserve Bank of Australia 2024',
      '© State of New South Wales (Department of Communities and Justice), Rent and Sales Report',
      'NSW Government, Rental Bond Data',
      'Administrative Boundaries © PSMA/Geoscape Australia, licensed by the Commonwealth of Australia under CC BY 4.0',
      'National sources, BIS Residential Property Price database',
      'APRA (CC BY 3.0 AU)',
      'the licence text itself was not seen',
    ])
      expect(text).toContain(words);
  });

  test('lines stay within 100 columns; JSON names the columns', () => {
    expect(
      Math.max(
        ...renderDataCatalogue(catalogue)
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(100);
    const json = JSON.parse(dataCatalogueJson(catalogue)) as { tables: { columns: string[] }[] };
    expect(json.tables[0]!.columns).toContain('medianHousePriceAud');
    expect(attributions(catalogue).length).toBeGreaterThanOrEqual(7);
  });
});
