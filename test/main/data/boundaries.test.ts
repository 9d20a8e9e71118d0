import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { junctions, simplifyRing } from '../../../resources/make/boundaries.ts';
import type { Ring } from '../../../resources/make/boundaries.ts';
import { importBoundaries } from '../../../src-main/services/data/import-boundaries.ts';
import { builtInData, dataDir } from '../../support/data-room.ts';

describe('built-in boundaries', () => {
  test('pass the checks that own boundaries must pass, for every suburb that claims one', () => {
    const { suburbs } = builtInData();
    const text = readFileSync(join(dataDir, 'suburb-boundaries.geojson'), 'utf8');
    const { polygons } = importBoundaries(text, suburbs);
    const claimed = suburbs.codes.filter((_, s) => suburbs.hasBoundary[s] === 1);
    expect([...polygons.keys()].toSorted()).toEqual(claimed);
  });
});

describe('simplification', () => {
  // Two squares side by side; their common border has a corner that is nearly straight and one that is not.
  const left: Ring = [
    [0, 0],
    [10, 0],
    [11, 20],
    [10, 40],
    [20, 60],
    [10, 80],
    [0, 80],
  ];
  const right: Ring = [
    [10, 0],
    [30, 0],
    [30, 80],
    [10, 80],
    [20, 60],
    [10, 40],
    [11, 20],
  ];

  test('neighbours keep the same common border, without its nearly straight corner', () => {
    const fixed = junctions([left, right]);
    const shared = (ring: Ring) =>
      ring
        .filter(([x, y]) => x >= 10 && x <= 20 && y > 0 && y < 80)
        .map(String)
        .toSorted();
    const [a, b] = [simplifyRing(left, fixed, 3)!, simplifyRing(right, fixed, 3)!];
    expect(shared(a)).toEqual(shared(b));
    expect(shared(a)).toEqual(['10,40', '20,60']);
  });

  test('a ring stays closed, and one without an area disappears', () => {
    const ring = simplifyRing(left, new Set(), 3)!;
    expect(ring[0]).toEqual(ring.at(-1));
    expect(
      simplifyRing(
        [
          [0, 0],
          [5, 1],
          [10, 0],
        ],
        new Set(),
        3,
      ),
    ).toBeNull();
  });
});
