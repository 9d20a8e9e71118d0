import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { columnNames } from '../../../src-engine/core/table.ts';
import { pathMetricsTable } from '../../../src-engine/fund/metrics/table.ts';
import type { Progress } from '../../../src-engine/protocol.ts';
import { csvText } from '../../../src-main/services/exports/csv.ts';
import { formatValue } from '../../../src-main/services/cli/format-value.ts';
import { createProgressLine } from '../../../src-main/services/cli/progress-line.ts';
import { headline } from '../../../src-main/services/cli/run-report.ts';
import { textTable } from '../../../src-main/services/cli/text-table.ts';
import { wrapText } from '../../../src-main/services/cli/wrap-text.ts';
import { keptConsole } from '../../support/cli-context.ts';

describe('CSV', () => {
  test('numbers come back to the last bit, a missing one as an empty cell', () => {
    const values = [0.1 + 0.2, 1e-300, -0, 123456789.98765433, NaN, Infinity];
    const [header, row] = parse(csvText(['a', 'b', 'c', 'd', 'e', 'f'], [values])) as string[][];
    expect(header).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(row!.slice(0, 4).map(Number)).toEqual([0.1 + 0.2, 1e-300, 0, 123456789.98765433]);
    expect(row!.slice(4)).toEqual(['', '']);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r=x'])('text %j cannot start a formula', (text) => {
    const [, row] = parse(csvText(['name'], [[text]])) as string[][];
    expect(row).toEqual([`'${text}`]);
  });

  test('a negative number stays a number', () => expect(csvText(['a'], [[-1.5]])).toBe('a\n-1.5\n'));

  test('separators, quotes and line breaks come back', () => {
    const text = 'a "b", c\nd; e';
    expect(parse(csvText(['x'], [[text]]))).toEqual([['x'], [text]]);
  });
});

describe('figures for people', () => {
  test.each([
    [0.0476, 'Annual', '4.76 %'],
    [NaN, 'Annual', '-'],
    [null, 'Aud', '-'],
    [17_300_000, 'Aud', '17.30 m'],
    [-1_500, 'Aud', '-1.5 k'],
    [12.345, 'Aud', '12.35'],
    [1.4789, 'Multiple', '1.479 x'],
    [512, 'Count', '512'],
    [6.437, 'Year', '6.44 y'],
  ] as const)('%d %s is "%s"', (value, unit, text) => expect(formatValue(value, unit)).toBe(text));

  test('every headline figure is one that a run keeps', () => {
    const kept = columnNames(pathMetricsTable) as readonly string[];
    expect(headline.map(([name]) => name).filter((name) => !kept.includes(name))).toEqual([]);
  });
});

describe('lines', () => {
  test('a note breaks at spaces, keeps every word and stands in', () => {
    const text = 'one two three four 4.0 % five six seven';
    const lines = wrapText(text, '  ', 20).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(20);
    expect(lines.map((line) => line.trim()).join(' ')).toBe(text);
    expect(lines.slice(1).every((line) => line.startsWith('  '))).toBe(true);
    expect(lines.some((line) => line.trim().startsWith('%'))).toBe(false);
  });

  test('a table aligns its columns and leaves no blanks at line ends', () => {
    const table = textTable(
      [
        { title: 'name', align: 'left' },
        { title: 'value', align: 'right' },
      ],
      [
        ['a', '1'],
        ['longer', '23456789'],
      ],
    );
    expect(table).toBe('name       value\n------  --------\na              1\nlonger  23456789\n');
  });
});

describe('progress', () => {
  const state: Progress = {
    stage: 'simulate',
    done: 500,
    total: 1000,
    pathsPerSecond: 250,
    remainingSeconds: 2,
    meanNetIrrAnnual: 0.0476,
    standardErrorAnnual: 0.0013,
  };

  test('on a terminal: one line, drawn over itself, never wider than the terminal, gone at the end', () => {
    const { kept, console } = keptConsole(true, 60);
    const line = createProgressLine(console, () => 0);
    line.show(state);
    line.show({ ...state, done: 600 });
    line.clear();
    expect(kept.err).not.toContain('\n');
    const drawn = kept.err.split('\r').map((part) => part.replaceAll('\u001b[K', ''));
    expect(Math.max(...drawn.map((part) => part.length))).toBeLessThan(60);
    expect(kept.err).toContain('[############............] 500 of 1000 paths');
    expect(kept.err.endsWith('\r\u001b[K')).toBe(true);
    expect(kept.out).toBe('');
  });

  test('elsewhere: plain lines, at most one every two seconds', () => {
    let now = 0;
    const { kept, console } = keptConsole();
    const line = createProgressLine(console, () => now);
    for (now = 0; now <= 4000; now += 200) line.show(state);
    line.clear();
    const words = '500 of 1000 paths, 250 a second, 2 s left, mean net IRR 4.76 +- 0.13 %\n';
    expect(kept.err).toBe(words.repeat(3));
  });
});
