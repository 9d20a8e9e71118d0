import { describe, expect, test } from 'vitest';
import { formula, number, text } from '../../../../src-main/services/pack/model/cell.ts';
import { createSheet } from '../../../../src-main/services/pack/model/sheet-builder.ts';
import type { ChartModel, PackModel } from '../../../../src-main/services/pack/model/sheet.ts';
import { chartXml } from '../../../../src-main/services/pack/write/charts/chart-xml.ts';
import { orderFaults } from '../../../support/xml-order.ts';
import { smallPack } from '../../../support/small-pack.ts';

const VALUES = [1.5, null, -3.25];

function packWith(names: readonly string[]): PackModel {
  const sheet = createSheet('returns', "Re'turns", [20, 10, 10, 10]);
  const head = sheet.row(null, ...names.map((name) => text(name)));
  const row = sheet.row(
    text('A & <B>'),
    ...VALUES.map((value, i) => (i === 2 ? formula('-B2-1.75', value, 'Multiple') : number(value, 'Multiple'))),
  );
  sheet.anchor('names', head, 1, head, 3);
  sheet.anchor('label', row, 0);
  sheet.anchor('values', row, 1, row, 3);
  return smallPack({ sheets: [sheet.done()] });
}

function chartOf(kind: ChartModel['kind'], changes: Partial<ChartModel> = {}): ChartModel {
  const series = { name: 'returns.label', values: 'returns.values' };
  const at = { from: { row: 4, column: 0 }, to: { row: 20, column: 3 } };
  return {
    kind,
    title: 'Found & "said"',
    xTitle: 'x',
    yTitle: 'y',
    valueFormat: '0.0"x"',
    categories: 'returns.names',
    series: [series],
    at,
    ...changes,
  };
}

const short = packWith(['a', 'b', 'c']);
const xml = (kind: ChartModel['kind'], changes?: Partial<ChartModel>, pack = short) =>
  chartXml(chartOf(kind, changes), pack, '1F4E79');
const kinds = ['line', 'bar', 'stacked-bar', 'area-band', 'bar-and-line'] as const;

test.each(kinds)('a %s chart is in the order of the schema and points to its cells', (kind) => {
  const chart = xml(kind);
  expect(orderFaults(chart, 'chart')).toEqual([]);
  expect(chart).toContain('<c:f>&apos;Re&apos;&apos;turns&apos;!$B$2:$D$2</c:f>');
  expect(chart).toContain('<a:t>Found &amp; &quot;said&quot;</a:t>');
});

test('keeps what is in its cells: text, figures, gaps, and the value of a formula', () => {
  const chart = xml('line');
  expect(chart).toContain('<c:strCache><c:ptCount val="3"/><c:pt idx="0"><c:v>a</c:v></c:pt>');
  expect(chart).toContain(
    '<c:ptCount val="3"/><c:pt idx="0"><c:v>1.5</c:v></c:pt><c:pt idx="2"><c:v>-3.25</c:v></c:pt></c:numCache>',
  );
  expect(chart).toContain('<c:v>A &amp; &lt;B&gt;</c:v>');
});

describe('looks', () => {
  const series = { name: 'returns.label', values: 'returns.values' };

  test('what is invisible has no fill and no line in the legend', () => {
    const chart = xml('stacked-bar', {
      series: [{ ...series, colour: null }, series, { ...series, colour: 'AABBCC' }],
    });
    expect(chart).toContain('<a:noFill/><a:ln><a:noFill/></a:ln>');
    expect(chart).toContain('<c:legendEntry><c:idx val="0"/><c:delete val="1"/></c:legendEntry>');
    expect(chart).toContain('<c:overlap val="100"/>');
    expect(chart).toContain('AABBCC');
  });

  test('one series needs no legend, and has the accent', () => {
    expect(xml('bar')).not.toContain('c:legend');
    expect(xml('bar')).toContain('<a:srgbClr val="1F4E79"/>');
  });

  test('bars and lines share their axes', () => {
    const chart = xml('bar-and-line', {
      series: [
        { ...series, as: 'bar' },
        { ...series, as: 'line' },
      ],
    });
    expect(chart.match(/<c:(?:bar|line)Chart>/g)).toEqual(['<c:barChart>', '<c:lineChart>']);
    expect(chart.match(/<c:axId val="111111101"\/>/g)).toHaveLength(3);
  });

  test('bars with long names lie, the first on top', () => {
    const long = packWith(['Management fee paid', 'Carried interest', 'Other']);
    expect(xml('bar', {}, long)).toMatch(
      /<c:barDir val="bar"\/>.*<c:orientation val="maxMin"\/>.*<c:crosses val="max"\/>/,
    );
    expect(xml('bar')).toContain('<c:barDir val="col"/>');
    expect(xml('stacked-bar', {}, long)).toContain('<c:barDir val="col"/>');
  });
});

test('a chart over cells that are nowhere is a fault', () =>
  expect(() => xml('bar', { categories: 'returns.nothing' })).toThrow('no place'));
