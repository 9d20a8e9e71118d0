import { expect, test } from 'vitest';
import type { TableView, Unit } from '../../../src-engine/index.ts';
import { viewColumns } from '../../../src-renderer/ui/table-from-view.tsx';

const heads = (columns: readonly (readonly [string, Unit])[]) => {
  const view: TableView = {
    key: 'k',
    title: 't',
    caption: '',
    columns: columns.map(([title, unit], at) => ({ key: String(at), title, unit, doc: '' })),
    rows: [columns.map(() => 1)],
    rowUnits: null,
    totalRows: [],
  };
  return viewColumns(view).map(({ title }) => title);
};

test('a unit stands behind the title of a column, unless the title names it', () => {
  expect(
    heads([
      ['First month', 'Month'],
      ['Fund year', 'Year'],
      ['Payback', 'Month'],
      ['Max', 'Multiple'],
      ['Rate, % a year', 'Annual'],
      ['Name', 'Text'],
    ]),
  ).toEqual(['First month', 'Fund year', 'Payback, months', 'Max', 'Rate, % a year', 'Name']);
});
