import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { importBoundaries } from '../../../src-main/services/data/import-boundaries.ts';
import { importSeries } from '../../../src-main/services/data/import-series.ts';
import { importSuburbTable } from '../../../src-main/services/data/import-suburbs.ts';

/** Paths of the issues that a reader throws. */
function issuesOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof AppError && error.code === 'input/invalid') return error.issues.map((issue) => issue.path);
    throw error;
  }
  return [];
}

describe('own suburb table', () => {
  test('reads figures by metric; blank is missing', () => {
    const own = importSuburbTable('name,postcode,turnoverAnnual\nNewtown,2042,0.05\n"Glebe",,\n');
    expect(own.rows.map((row) => [row.line, row.name, row.postcode])).toEqual([
      [2, 'Newtown', '2042'],
      [3, 'Glebe', null],
    ]);
    expect(own.metrics.turnoverAnnual).toEqual(Float64Array.of(0.05, NaN));
  });

  test('collects every problem: unknown column, wrong type, out of range, duplicate, no suburb', () => {
    const text = 'name,turnoverAnual,rentedFraction,medianHousePriceAud\nGlebe,1,40,900000\nGLEBE,1,x,-5\n,1,0.2,\n';
    expect(issuesOf(() => importSuburbTable(text))).toEqual([
      'column turnoverAnual',
      'line 3',
      'line 4',
      'line 2, column rentedFraction',
      'line 3, column rentedFraction',
      'line 3, column medianHousePriceAud',
    ]);
  });

  test('an unknown column brings the nearest name', () => {
    expect(() => importSuburbTable('name,turnoverAnual\nGlebe,1\n')).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ remedy: "Did you mean 'turnoverAnnual'?" })] }),
    );
  });

  test('no rows, ragged rows, a column twice and no name are refused', () => {
    expect(() => importSuburbTable('name\n')).toThrow('has no rows');
    expect(() => importSuburbTable('name,lga\nGlebe\n')).toThrow('is not a CSV table');
    expect(() => importSuburbTable('name,name\na,b\n')).toThrow("'name' stands twice");
    expect(issuesOf(() => importSuburbTable('postcode\n2000\n'))).toContain('header');
  });

  test('more problems than 200 are counted, not listed', () => {
    const rows = Array.from({ length: 500 }, (_, i) => `S${i},x`).join('\n');
    const issues = issuesOf(() => importSuburbTable(`name,turnoverAnnual\n${rows}\n`));
    expect(issues).toHaveLength(201);
  });

  test('a text above 20 million characters is not read', () => {
    expect(() => importSuburbTable('x'.repeat(20_000_001))).toThrow(
      expect.objectContaining({ code: 'input/too-large' }),
    );
  });
});

describe('own series', () => {
  test('months and quarters in all three ways of writing a date', () => {
    expect(importSeries('date,value\n2004-06-30,1\n2004-07-31,2\n', 's')).toMatchObject({
      frequency: 'month',
      firstPeriod: '2004-06',
    });
    expect(importSeries('date,value\n2004-06-30,1\n2004-09-30,2\n', 's')).toMatchObject({
      frequency: 'quarter',
      firstPeriod: '2004-Q2',
    });
    expect(importSeries('date,value\n2004-Q2,1\n2004-Q3,\n', 's')).toMatchObject({
      frequency: 'quarter',
      firstPeriod: '2004-Q2',
    });
  });

  test('repeats, holes, wrong dates and wrong values are named by line', () => {
    expect(
      issuesOf(() => importSeries('date,value\n2004-01,1\n2004-02,x\n2004-02,1\n2004-04,1\nMay,1\n', 's')),
    ).toEqual(['line 6, column date', 'line 3, column value', 'line 4, column date', 'line 5, column date']);
  });

  test('one value is not a series, and columns are date and value', () => {
    expect(issuesOf(() => importSeries('date,value\n2004-01,1\n', 's'))).toHaveLength(1);
    expect(issuesOf(() => importSeries('day,level\n2004-01,1\n', 's'))).toEqual(['header']);
  });
});

describe('own boundaries', () => {
  const suburbs = { codes: ['A', 'B'], names: ['Alpha', 'Beta'] };
  const square = [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ];
  const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
  const feature = (properties: object, coordinates: unknown, type = 'Polygon') => ({
    type: 'Feature',
    properties,
    geometry: { type, coordinates },
  });

  test('polygons are found by name or code', () => {
    const own = importBoundaries(
      collection(feature({ name: 'alpha' }, square), feature({ code: 'B' }, [square], 'MultiPolygon')),
      suburbs,
    );
    expect([...own.polygons.keys()]).toEqual(['A', 'B']);
    expect(own.polygons.get('B')).toEqual([square]);
  });

  test('every feature that is wrong is named', () => {
    const text = collection(
      feature({ name: 'Gamma' }, square),
      feature({ name: 'Alpha' }, [
        [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      ]),
      feature({ name: 'Alpha' }, [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
      ]),
      feature({ name: 'Beta' }, [
        [
          [0, 0],
          [500, 0],
          [1, 1],
          [0, 0],
        ],
        [
          [0, 0],
          [1, 0],
          [2, 0],
          [0, 0],
        ],
      ]),
      feature({ name: 'Beta' }, 'here'),
    );
    expect(issuesOf(() => importBoundaries(text, suburbs))).toEqual([
      'feature 1',
      'feature 2 (Alpha), part 1, ring 1',
      'feature 3',
      'feature 3 (Alpha), part 1, ring 1',
      'feature 4 (Beta), part 1, ring 1',
      'feature 4 (Beta), part 1, ring 2',
      'feature 5, geometry.coordinates',
    ]);
  });

  test('what is not GeoJSON is refused', () => {
    expect(() => importBoundaries('<kml/>', suburbs)).toThrow('is not JSON');
    expect(() => importBoundaries('{"type":"Feature"}', suburbs)).toThrow('FeatureCollection');
  });
});
