import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { TableView } from '../../../src-engine/index.ts';
import { toTsv } from '../../../src-renderer/ui/copy-text.ts';
import { DataTable } from '../../../src-renderer/ui/data-table.tsx';
import type { DataColumn } from '../../../src-renderer/ui/table-columns.ts';
import { viewColumns } from '../../../src-renderer/ui/table-from-view.tsx';
import '../../../src-renderer/styles/index.css';

type Row = { id: number; suburb: string; irr: number | null };
const columns: readonly DataColumn<Row>[] = [
  { key: 'suburb', title: 'Suburb', value: (row) => row.suburb },
  { key: 'irr', title: 'Net IRR', unit: 'Annual', value: (row) => row.irr },
];
const rows = (count: number): Row[] =>
  Array.from({ length: count }, (_, id) => ({
    id,
    suburb: `Suburb ${id}`,
    irr: id % 7 === 3 ? null : (id % 100) / 1000,
  }));
const keyOf = (row: Row) => String(row.id);

function table(count: number, more: Partial<Parameters<typeof DataTable<Row>>[0]> = {}) {
  return render(
    <main style={{ height: 400, width: 500 }}>
      <DataTable label="Suburbs" columns={columns} rows={rows(count)} rowKey={keyOf} {...more} />
    </main>,
  );
}
const texts = () =>
  [...document.querySelectorAll('tbody tr:not(.pad)')].map((row) => row.firstElementChild!.textContent);
const marked = () =>
  [...document.querySelectorAll('tr[aria-selected="true"]')].map((row) => row.firstElementChild!.textContent);
const grid = () => page.getByRole('grid', { name: 'Suburbs' });
const focusGrid = () => document.querySelector<HTMLElement>('[role="grid"]')!.focus();

afterEach(() => document.getSelection()?.removeAllRanges());

test('a hundred thousand rows: a few are drawn, all are counted, the last can be reached', async () => {
  await table(100_000);
  await expect.element(grid()).toHaveAttribute('aria-rowcount', '100001');
  expect(document.querySelectorAll('tbody tr').length).toBeLessThan(60);
  focusGrid();
  await userEvent.keyboard('{Control>}{End}{/Control}');
  await expect.element(page.getByText('Suburb 99999')).toBeVisible();
});

test('a head sorts up, down and as given; what is not known stands last both ways', async () => {
  await table(10);
  const head = page.getByRole('button', { name: 'Net IRR' });
  await head.click();
  expect(texts().slice(0, 2)).toEqual(['Suburb 0', 'Suburb 1']);
  expect(texts().at(-1)).toBe('Suburb 3');
  await head.click();
  expect(texts()[0]).toBe('Suburb 9');
  expect(texts().at(-1)).toBe('Suburb 3');
  await expect.element(page.getByRole('columnheader', { name: 'Net IRR' })).toHaveAttribute('aria-sort', 'descending');
  await head.click();
  expect(texts()).toEqual(rows(10).map((row) => row.suburb));
});

test('the filter looks at what is shown', async () => {
  await table(40, { filter: '3.9' });
  expect(texts()).toEqual(['Suburb 39']);
});

test('arrows move, shift marks on, space and Ctrl+A mark; Enter opens', async () => {
  const opened: string[] = [];
  await table(12, { onOpen: (row) => opened.push(row.suburb) });
  focusGrid();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(marked()).toEqual(['Suburb 2']);
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  expect(marked()).toEqual(['Suburb 2', 'Suburb 3', 'Suburb 4']);
  await userEvent.keyboard('{Enter}');
  expect(opened).toEqual(['Suburb 4']);
  await userEvent.keyboard(' ');
  expect(marked()).toEqual(['Suburb 2', 'Suburb 3']);
  const active = grid().element().getAttribute('aria-activedescendant')!;
  expect(document.getElementById(active)!.textContent).toBe('Suburb 4');
  await userEvent.keyboard('{Control>}a{/Control}');
  expect(marked()).toHaveLength(12);
});

test('columns can be hidden from the menu', async () => {
  await table(5);
  await page.getByRole('button', { name: 'Copy and columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Net IRR' }).click();
  await expect.element(page.getByRole('columnheader', { name: 'Net IRR' })).not.toBeInTheDocument();
});

test('a table of a view: units go to the heads, rows with units carry their own', () => {
  const view: TableView = {
    key: 't',
    title: 'Cash',
    caption: '',
    columns: [
      { key: 'year', title: 'Year', unit: 'Year', doc: '' },
      { key: 'cash', title: 'Cash', unit: 'Aud', doc: '' },
    ],
    rows: [
      [2027, -85_700_000],
      [2028, null],
    ],
    rowUnits: null,
    totalRows: [],
  };
  const shown = (of: TableView) => {
    const drawn = viewColumns(of);
    return [
      drawn.map((column) => column.title),
      ...of.rows.map((cells, index) => drawn.map((column) => column.text!({ index, cells }))),
    ];
  };
  expect(shown(view)).toEqual([
    ['Year', 'Cash, A$m'],
    ['2027', '(85.7)'],
    ['2028', 'n/a'],
  ]);
  const measures: TableView = {
    ...view,
    columns: [
      { key: 'name', title: 'Measure', unit: 'Text', doc: '' },
      { key: 'p50', title: 'P50', unit: null, doc: '' },
    ],
    rows: [
      ['Net IRR', 0.083],
      ['Net TVPI', 1.62],
    ],
    rowUnits: ['Annual', 'Multiple'],
  };
  expect(shown(measures)[1]![1]!.replace('\u00a0', ' ')).toBe('8.3 %');
  expect(shown(measures)[2]![1]).toBe('1.62x');
});

test('what is copied pastes into a spreadsheet', () => {
  expect(
    toTsv([
      ['a', 'b\tc'],
      ['1', 'say "so"'],
    ]),
  ).toBe('a\t"b\tc"\n1\t"say ""so"""');
});

test('accessible', async () => {
  await table(50);
  const found = await axe.run(document.querySelector('main')!, { resultTypes: ['violations'] });
  expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
});
