import { expect, test } from 'vitest';
import { glossary, parseGlossary } from '../../../src-renderer/features/help/glossary.ts';

test('the glossary of the docs is in the program, term by term', () => {
  expect(glossary.length).toBeGreaterThan(60);
  expect(glossary.every((one) => one.term !== '' && one.meaning !== '')).toBe(true);
  expect(new Set(glossary.map((one) => one.term)).size).toBe(glossary.length);
  expect(glossary.find((one) => one.term === 'Hurdle')?.meaning).toMatch(/return/);
});

test('only the rows of the table are terms', () => {
  expect(parseGlossary('# G\n\n| Term | Meaning |\n| --- | --- |\n| A | b |\n')).toEqual([{ term: 'A', meaning: 'b' }]);
});
