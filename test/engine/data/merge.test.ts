import { describe, expect, test } from 'vitest';
import { mergeDataRoom } from '../../../src-engine/fund/data/merge.ts';
import { importSeries } from '../../../src-main/services/data/import-series.ts';
import { importSuburbTable } from '../../../src-main/services/data/import-suburbs.ts';
import { builtInData } from '../../support/data-room.ts';

const base = builtInData();
const own = (text: string) => mergeDataRoom(base, { suburbs: importSuburbTable(text, 'own.csv') });

describe('own suburbs over the built-in ones', () => {
  test('given figures replace, blank cells keep, nothing else moves, the base is untouched', () => {
    const row = base.suburbs.names.indexOf('Abbotsford');
    const before = base.suburbs.metrics.turnoverAnnual[row];
    const merged = own('name,medianHousePriceAud,turnoverAnnual\nabbotsford,3000000,\n');
    expect(merged.suburbs.metrics.medianHousePriceAud[row]).toBe(3_000_000);
    expect(merged.suburbs.metrics.turnoverAnnual[row]).toBe(before);
    expect(merged.suburbs.rows).toBe(826);
    expect(base.suburbs.metrics.medianHousePriceAud[row]).not.toBe(3_000_000);
    const changed = merged.suburbs.metrics.medianHousePriceAud.filter(
      (price, s) => !Object.is(price, base.suburbs.metrics.medianHousePriceAud[s]),
    );
    expect(changed).toHaveLength(1);
    expect(merged.provenance['own-suburbs']!.contentHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('a code that is not built in adds a suburb in order of code, all else missing', () => {
    const merged = own('code,name,lga,medianHousePriceAud\nSAL10003x,Abbotsford East,canada bay,2000000\n');
    expect(merged.suburbs.rows).toBe(827);
    const row = merged.suburbs.codes.indexOf('SAL10003x');
    expect(merged.suburbs.codes.slice(row - 1, row + 2)).toEqual(['SAL10003', 'SAL10003x', 'SAL10014']);
    expect(merged.lga.areas[merged.suburbs.lga[row]!]).toBe('Canada Bay');
    expect(merged.suburbs.metrics.populationCount[row]).toBeNaN();
    expect(merged.suburbs.metrics.populationCount[row + 1]).toBe(base.suburbs.metrics.populationCount[row]);
  });

  test('every row that does not fit is named', () => {
    const text = 'code,name,lga\n,Atlantis,\nZ1,,\nSAL10002,,\n,Abbotsbury,\nZ2,Zed,Nowhere\n';
    expect(() => own(text)).toThrow(
      expect.objectContaining({
        code: 'input/invalid',
        issues: [
          expect.objectContaining({ path: 'line 2', message: "There is no suburb 'Atlantis'." }),
          expect.objectContaining({ path: 'line 3' }),
          expect.objectContaining({ path: 'line 5', message: 'Abbotsbury is also on line 4.' }),
          expect.objectContaining({ path: 'line 6, column lga' }),
        ],
      }),
    );
  });
});

describe('own series', () => {
  const merge = (text: string, name: string) => mergeDataRoom(base, { series: [importSeries(text, name, 'own.csv')] });

  test('take the place of the built-in series of that name', () => {
    const merged = merge('date,value\n2020-Q1,100\n2020-Q2,\n2020-Q3,103\n', 'rppiSydneyIndex');
    const series = merged.series.rppiSydneyIndex!;
    expect(series).toMatchObject({ firstPeriod: '2020-Q1', frequency: 'quarter', unit: 'Index' });
    expect(series.values).toEqual(Float64Array.of(100, NaN, 103));
    expect(merged.provenance[series.table]!.attribution).toBe('Own data: own.csv');
  });

  test('an unknown name, another frequency, a percentage and a negative index are refused', () => {
    const monthly = 'date,value\n2020-01,5\n2020-02,5\n';
    expect(() => merge(monthly, 'nothing')).toThrow("no series 'nothing'");
    expect(() => merge(monthly, 'rppiSydneyIndex')).toThrow('by month');
    expect(() => merge(monthly, 'cashRateAnnual')).toThrow('is a fraction');
    expect(() => merge('date,value\n2020-Q1,-1\n2020-Q2,5\n', 'rppiSydneyIndex')).toThrow('above 0');
  });
});
