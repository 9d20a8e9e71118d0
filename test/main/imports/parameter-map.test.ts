import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeScenario } from '../../../src-engine/fund/scenario/parse-scenario.ts';
import { parameterMap } from '../../../src-main/services/imports/parameter-map.ts';

/** Names that configurations of earlier engines use, one a line. */
const names = readFileSync(join(import.meta.dirname, 'parameter-names.txt'), 'utf8')
  .trim()
  .split('\n');
const ours = new Set(describeScenario().parameters.map((parameter) => parameter.path));

describe('the map of earlier parameters', () => {
  test('has one row for each of the 395 known names, and no other', () => {
    expect(names).toHaveLength(395);
    expect(parameterMap.map((row) => row.from).toSorted()).toEqual(names.toSorted());
  });

  test('leads to parameters that exist, where it leads anywhere', () => {
    const unknown = parameterMap.flatMap((row) =>
      row.to.filter((path) => !ours.has(path)).map((path) => [row.from, path]),
    );
    expect(unknown).toEqual([]);
    const leading = parameterMap.filter((row) => row.outcome === 'mapped' || row.outcome === 'merged');
    expect(leading.filter((row) => row.to.length === 0).map((row) => row.from)).toEqual([]);
    expect(parameterMap.filter((row) => !leading.includes(row) && row.to.length > 0)).toEqual([]);
  });

  test('gives a reason for everything', () => {
    expect(parameterMap.filter((row) => row.why.length < 5)).toEqual([]);
  });

  test('names only parameters that exist in its reasons', () => {
    const groups = new Set([...ours].map((path) => path.split('.')[0]));
    for (const row of parameterMap) {
      for (const [mention] of row.why.matchAll(/\b[a-z]+(?:\.[a-z][A-Za-z0-9]+)+\b/g)) {
        if (!groups.has(mention.split('.')[0]) || names.includes(mention)) continue;
        const exists = [...ours].some(
          (path) => path === mention || path.startsWith(`${mention}.`) || path.startsWith(mention),
        );
        expect({ from: row.from, mention, exists }).toMatchObject({ exists: true });
      }
    }
  });
});
