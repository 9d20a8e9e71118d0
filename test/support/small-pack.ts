import { choice, date, formula, linked, number, text } from '../../src-main/services/pack/model/cell.ts';
import { createSheet } from '../../src-main/services/pack/model/sheet-builder.ts';
import { plainBrand, type PackModel, type SheetModel } from '../../src-main/services/pack/model/sheet.ts';
import { plainPng } from './plain-png.ts';

/** A logo of 120 by 40 pixels. */
export const plainLogo = plainPng(120, 40, '1F4E79');

/** A pack by hand that has one of everything that a writer must do. The figures are made up and add up. */
export function smallPack(changes: Partial<PackModel> = {}): PackModel {
  return {
    title: 'Home-equity fund of A$100 m',
    sheets: [coverSheet(), termsSheet(), cashSheet(), rawSheet(40)],
    brand: { ...plainBrand, companyName: 'Harbour & Sons', logo: { mediaType: 'image/png', bytes: plainLogo } },
    madeAt: '2026-11-21T10:05:00.000Z',
    properties: { 'Equihome result hash': 'a1b2c3d4e5f60718', 'Equihome seed': 'committee <1>' },
    ...changes,
  };
}

function coverSheet(): SheetModel {
  const sheet = createSheet('cover', 'Cover', [30, 16, 12, 40]);
  sheet.row(text('Net IRR is 10.0% a year', 'title'));
  sheet.paragraph(
    'A finding that runs over several lines of the page, because it says more than one line can hold, and then says it again so that it must be wrapped by the program that shows it.',
  );
  sheet.row(linked('To the terms', 'terms.hurdle'), text('% a year', 'unit'));
  const row = sheet.row(text('Checks that fail'), formula('{cash-annual.check}', 0, 'Count', 'check'));
  sheet.anchor('checks', row, 1);
  sheet.row(text('Not in this pack'), formula('{glossary.none}+1', 12.5, 'AudMillion'));
  sheet.row(text('Unknown'), number(null, 'Annual'), text('=1+1'), text('_x0041_ and \u0007'));
  return sheet.done();
}

function termsSheet(): SheetModel {
  const sheet = createSheet('terms', "Terms of the 'A' class", [30, 16, 14]);
  sheet.freeze(1, 0);
  sheet.row(text('Term', 'heading'), text('Value', 'heading'), text('Unit', 'heading'));
  const hurdle = sheet.row(text('Hurdle'), number(0.08, 'Annual', 'input'), text('% a year', 'unit'));
  sheet.anchor('hurdle', hurdle, 1);
  sheet.define('Hurdle_Annual', 'hurdle');
  sheet.validate({ at: { row: hurdle, column: 1 }, rule: { kind: 'decimal', low: 0, high: 0.3 }, message: '0 to 30%' });
  sheet.row(text('Waterfall'), choice('european', ['european', 'american']));
  sheet.row(text('First close'), date('2026-07-01', 'input'));
  sheet.row(text('Second close'), formula('EDATE(B4,12)', '2027-07-01', 'Date'));
  return sheet.done();
}

const YEARS = [1, 2, 3, 4, 5];
const CALLS = [-30, -20, 0, 0, 0];
const RECEIPTS = [0, 5.25, 10, 25.5, 30];

function cashSheet(): SheetModel {
  const sheet = createSheet('cash-annual', 'Cash flows', [24, 12, 12, 12, 12, 12, 12]);
  sheet.freeze(2, 1);
  sheet.row(text('Cash comes back in year 5', 'title'));
  const head = sheet.row(
    text('A$m', 'heading'),
    ...YEARS.map((year) => number(year, 'Year')),
    text('Total', 'heading'),
  );
  const calls = sheet.row(
    text('Calls'),
    ...CALLS.map((value) => number(value, 'AudMillion')),
    formula('SUM(B3:F3)', -50, 'AudMillion', 'total'),
  );
  sheet.row(
    text('Receipts'),
    ...RECEIPTS.map((value) => number(value, 'AudMillion')),
    formula('SUM(B4:F4)', 70.75, 'AudMillion', 'total'),
  );
  const net = sheet.row(
    text('Net', 'total-label'),
    ...YEARS.map((_year, i) =>
      formula(`${'BCDEF'[i]!}3+${'BCDEF'[i]!}4`, CALLS[i]! + RECEIPTS[i]!, 'AudMillion', 'total'),
    ),
    formula('SUM(B5:F5)', 20.75, 'AudMillion', 'total'),
  );
  let sum = 0;
  const running = sheet.row(
    text('Cumulative'),
    ...YEARS.map((_year, i) =>
      formula(i === 0 ? 'B5' : `${'ABCDE'[i]!}6+${'BCDEF'[i]!}5`, (sum += CALLS[i]! + RECEIPTS[i]!), 'AudMillion'),
    ),
  );
  const check = sheet.row(text('Adds up'), formula('ROUND(G5-G3-G4,6)', 0, 'AudMillion', 'check'));
  sheet.anchor('check', check, 1);
  sheet.check('check', 'net is calls and receipts');
  for (const [name, row] of Object.entries({ years: head, calls, receipts: calls + 1, net, running })) {
    sheet.anchor(name, row, 1, row, 5);
    sheet.anchor(`${name}-label`, row, 0);
  }
  const series = (name: string) => ({ name: `cash-annual.${name}-label`, values: `cash-annual.${name}` });
  const shared = { xTitle: 'Year', yTitle: 'A$m', valueFormat: '#,##0;(#,##0)', categories: 'cash-annual.years' };
  const at = (row: number) => ({ from: { row, column: 0 }, to: { row: row + 14, column: 6 } });
  sheet.chart({
    ...shared,
    kind: 'bar-and-line',
    title: 'Cash flows',
    series: [
      { ...series('calls'), as: 'bar' },
      { ...series('receipts'), as: 'bar' },
      { ...series('running'), as: 'line' },
    ],
    at: at(8),
  });
  sheet.chart({
    ...shared,
    kind: 'line',
    title: 'A fan',
    series: [series('calls'), series('net'), series('receipts')],
    at: at(24),
  });
  sheet.chart({ ...shared, kind: 'bar', title: 'A histogram', series: [series('receipts')], at: at(40) });
  sheet.chart({
    ...shared,
    kind: 'stacked-bar',
    title: 'A bridge',
    series: [{ ...series('receipts'), colour: null }, series('running')],
    at: at(56),
  });
  sheet.chart({
    ...shared,
    kind: 'area-band',
    title: 'A band',
    series: [
      { ...series('receipts'), colour: null },
      { ...series('receipts'), colour: 'BDD7EE' },
      { ...series('net'), as: 'line' },
    ],
    at: at(72),
  });
  sheet.breakPage();
  return sheet.done();
}

/** A raw sheet of that many rows and four columns. */
export function rawSheet(count: number): SheetModel {
  const sheet = createSheet('paths', 'Paths', [12, 14, 14, 14]);
  sheet.freeze(1, 1);
  sheet.row(text('Path', 'heading'), text('Net IRR', 'heading'), text('TVPI', 'heading'), text('Profit', 'heading'));
  sheet.stream({
    count,
    columns: 4,
    units: ['Count', 'Annual', 'Multiple', 'Aud'],
    rowAt: (row) => [row, row % 7 === 3 ? null : 0.1 + row / 1000, 1.5 + row / 100, -1e6 * row],
  });
  return sheet.done();
}
