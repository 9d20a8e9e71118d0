import { expect, test } from 'vitest';
import { text } from '../../../../src-main/services/pack/model/cell.ts';
import { createSheet } from '../../../../src-main/services/pack/model/sheet-builder.ts';
import { pageEnds } from '../../../../src-main/services/pack/write/page-plan.ts';

/** Rows of the usual height on a page: 474 points of 15. */
const PER_PAGE = 31;

function sheetOf(...tables: readonly number[]) {
  const sheet = createSheet('returns', 'Returns', [40]);
  for (const length of tables) {
    for (let row = 0; row < length; row += 1) sheet.row(text('x'));
    sheet.space();
  }
  return sheet;
}

test('what fits on a page is not divided', () => expect(pageEnds(sheetOf(10, 10, 8).done())).toEqual([]));

test('a table that would be cut in two begins a page', () => expect(pageEnds(sheetOf(20, 20).done())).toEqual([20]));

test('a table longer than a page runs on', () => expect(pageEnds(sheetOf(5, PER_PAGE * 2).done())).toEqual([]));

test('a chart is never cut in two', () => {
  const sheet = sheetOf(20);
  const series = [{ name: 'returns.top', values: 'returns.top' }];
  const at = { from: { row: 22, column: 0 }, to: { row: 42, column: 0 } };
  sheet.chart({
    kind: 'bar',
    title: '',
    xTitle: '',
    yTitle: '',
    valueFormat: '0',
    categories: 'returns.top',
    series,
    at,
  });
  expect(pageEnds(sheet.done())).toEqual([21]);
});

test('ends that the sheet asks for stay and begin the count anew', () => {
  const sheet = sheetOf(10);
  sheet.breakPage();
  for (let row = 0; row < 25; row += 1) sheet.row(text('x'));
  expect(pageEnds(sheet.done())).toEqual([10]);
});

test('frozen rows stand on every page', () => {
  const sheet = sheetOf(20, 20, 15);
  sheet.freeze(1, 0);
  expect(pageEnds(sheet.done())).toEqual([20, 41]);
});

test('what is below the last printed cell has no pages', () => {
  const sheet = sheetOf(20, 5);
  sheet.printUpTo();
  sheet.breakPage();
  for (let row = 0; row < 25; row += 1) sheet.row(text('x'));
  expect(pageEnds(sheet.done())).toEqual([]);
});

test('a sheet that shrinks to a page has no ends within it', () => {
  const sheet = sheetOf(20, 20);
  sheet.printOnePageTall();
  expect(pageEnds(sheet.done())).toEqual([]);
});
