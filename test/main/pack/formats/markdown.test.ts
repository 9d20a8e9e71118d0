import { expect, test } from 'vitest';
import { cellWords } from '../../../../src-main/services/pack/formats/cell-words.ts';
import { escaped, packMarkdown } from '../../../../src-main/services/pack/formats/markdown.ts';
import { date, formula, number, text } from '../../../../src-main/services/pack/model/cell.ts';
import { createSheet } from '../../../../src-main/services/pack/model/sheet-builder.ts';
import { plainBrand } from '../../../../src-main/services/pack/model/sheet.ts';

const packOfSheet = (sheet: ReturnType<typeof createSheet>) =>
  packMarkdown({
    title: 'A *fund*',
    sheets: [sheet.done()],
    brand: plainBrand,
    properties: {},
    madeAt: '2026-11-21T10:00:00Z',
  });

test('figures are told in their units', () => {
  expect(cellWords(number(0.0812, 'Annual'))).toBe('8.1\u00a0%');
  expect(cellWords(number(-1.25, 'AudMillion'))).toBe('\u2212A$1.3\u00a0m');
  expect(cellWords(number(-1234.4, 'Aud'))).toBe('\u2212A$1,234');
  expect(cellWords(number(null, 'Multiple'))).toBe('n/a');
  expect(cellWords(formula('A1', null, 'Annual'))).toBe('n/a');
  expect(cellWords(date('2027-06-30'))).toBe('30/06/2027');
});

test('a table has its heading, its figures on the right, and no empty column', () => {
  const sheet = createSheet('summary', 'Summary', [20, 8, 10]);
  sheet.paragraph('The finding', 'title');
  sheet.row(text('Line', 'heading'), null, text('A$m', 'heading'));
  sheet.row(text('Calls'), null, number(1.5, 'AudMillion'));
  expect(packOfSheet(sheet)).toBe(
    '# A \\*fund\\*\n\n## Summary\n\n### The finding\n\n| Line | A$m |\n| --- | ---: |\n| Calls | A$1.5\u00a0m |\n',
  );
});

test('words of a user are words: no markup, no cell, no list', () => {
  expect(escaped('a|b\n<script>`x`</script>\u0000 & _x_ [l](u)')).toBe(
    'a\\|b<br>\\<script\\>\\`x\\`\\</script\\>  \\& \\_x\\_ \\[l\\](u)',
  );
  const sheet = createSheet('summary', 'Summary', [20, 8]);
  sheet.paragraph('# no heading');
  sheet.paragraph('1. no list');
  expect(packOfSheet(sheet)).toContain('\\# no heading\n\n1\\. no list');
});
