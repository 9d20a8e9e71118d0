import fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { parseYamlTree } from '../../../src-main/services/scenarios/yaml-tree.ts';

/** Plain data that a scenario can hold: text keys without reserved names, finite numbers. */
const data = fc.letrec((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, tie('leaf'), fc.array(tie('tree'), { maxLength: 4 }), tie('group')),
  leaf: fc.oneof(fc.boolean(), fc.constant(null), fc.integer(), fc.string({ maxLength: 12 })),
  group: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('tree'), { maxKeys: 4, noNullPrototype: true }),
})).tree;

function outcomeOf(source: string): string {
  try {
    parseYamlTree(source, 'x.yaml');
    return 'read';
  } catch (error) {
    const refused = error instanceof AppError && error.code === 'input/invalid' && error.issues.length > 0;
    return refused ? 'refused' : String(error);
  }
}

describe('parseYamlTree', () => {
  test('reads back what was written, as YAML and as JSON', () => {
    fc.assert(
      fc.property(data, (value) => {
        expect(parseYamlTree(JSON.stringify(value, null, '\t'), 'x.json').data).toEqual(value);
        expect(parseYamlTree(stringify(value), 'x.yaml').data).toEqual(value);
      }),
      { seed: 21, numRuns: 300 },
    );
  });

  test('any text is read or refused by name', () => {
    const fragments = fc.constantFrom(
      'a:',
      ' ',
      '\n',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&x',
      '*x',
      '!!t',
      '|',
      '>',
      '#',
      '1',
      '\t',
      '?',
      '---',
      '%',
      ',',
      '<<',
    );
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(fragments, { maxLength: 25 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (source) => {
        expect(outcomeOf(source)).toMatch(/^(read|refused)$/);
      }),
      { seed: 22, numRuns: 3000 },
    );
  });

  test('knows the line of every field and list item', () => {
    const { lines } = parseYamlTree('a:\n  b: 1\n\n  c:\n    - x\n    - { d: 2 }\n', 'x.yaml');
    expect(Object.fromEntries(lines)).toEqual({ a: 1, 'a.b': 2, 'a.c': 4, 'a.c[0]': 5, 'a.c[1]': 6, 'a.c[1].d': 6 });
  });

  test('values are those of YAML 1.2: no dates, no sexagesimals, no yes and no', () => {
    const source = 'a: 2026-07-31\nb: 12:30\nc: yes\nd: 1e3\ne: ~\nf: "1"\ng: .5\n';
    expect(parseYamlTree(source, 'x.yaml').data).toEqual({
      a: '2026-07-31',
      b: '12:30',
      c: 'yes',
      d: 1000,
      e: null,
      f: '1',
      g: 0.5,
    });
  });
});
