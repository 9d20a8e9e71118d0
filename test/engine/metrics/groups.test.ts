import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { columnNames } from '../../../src-engine/core/table.ts';
import { pathMetricsTable } from '../../../src-engine/fund/metrics/columns.ts';
import { metricGroups } from '../../../src-engine/fund/metrics/groups.ts';

test('every path metric stands in one group, in the order of the table', () => {
  expect(metricGroups.flatMap(({ names }) => names)).toEqual(columnNames(pathMetricsTable));
});

test('the groups are those that the table itself marks', () => {
  const source = readFileSync('src-engine/fund/metrics/columns.ts', 'utf8');
  const marked = [...source.matchAll(/^ {2}\/\/ (.+)\n {2}(\w+): of\(/gm)].map(([, title, first]) => [title!, first!]);
  expect(marked.map(([, first]) => first)).toEqual(metricGroups.map(({ names }) => names[0]));
  for (const [g, { title }] of metricGroups.entries()) expect(marked[g]![0]!.startsWith(title)).toBe(true); // a comment may say more;
});
