import { expect, test } from 'vitest';
import { differencesOf, inputText } from '../../../src-renderer/features/library/differences.ts';

test('what a scenario sets, beside its base or the default', () => {
  const found = differencesOf({
    document: { fund: { commitmentsAud: 250_000_000 }, waterfall: { carryFraction: 0.15 } },
    baseDocument: { fund: { commitmentsAud: 100_000_000 } },
  });
  expect(found.map((one) => [one.path, one.from, one.to])).toEqual([
    ['fund.commitmentsAud', 100_000_000, 250_000_000],
    ['waterfall.carryFraction', 0.2, 0.15],
  ]);
  expect(differencesOf({ document: {}, baseDocument: {} })).toEqual([]);
});

test('an input set to what it would follow anyway differs in nothing', () => {
  const document = { waterfall: { carryFraction: 0.2 }, fund: { lifeMonths: 96 } };
  const found = differencesOf({ document, baseDocument: {} });
  expect(found.map((one) => one.path)).toEqual(['fund.lifeMonths']);
});

test('inputs read as they are typed', () => {
  expect(inputText(0.016, 'Annual')).toBe('1.60');
  expect(inputText(250_000_000, 'Aud')).toBe('250,000,000');
  expect(inputText(1.25, 'Multiple')).toBe('1.25');
  expect(inputText('most-sales', 'Text')).toBe('most-sales');
  expect(inputText([1, 2], 'Aud')).toBe('2 entries');
  expect(inputText(null, 'Annual')).toBe('not set');
});
