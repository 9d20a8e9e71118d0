import { expect, test } from 'vitest';
import { createSheet } from '../../../../src-main/services/pack/model/sheet-builder.ts';
import { withSafeNames } from '../../../../src-main/services/pack/write/sheet-names.ts';
import { smallPack } from '../../../support/small-pack.ts';

const namesOf = (...names: string[]) =>
  withSafeNames({ ...smallPack(), sheets: names.map((name) => createSheet('cover', name, [10]).done()) }).sheets.map(
    ({ name }) => name,
  );

test.each([
  ['Cash flows', 'Cash flows'],
  ['a/b\\c?d*e[f]g:h', 'a-b-c-d-e-f-g-h'],
  ["'quoted'", 'quoted'],
  ["it's", "it's"],
  ['', 'Sheet'],
  ['History', 'Sheet History'],
  ['a\u0000\nb', 'a␀-b'],
  ['A name that is longer than thirty-one characters', 'A name that is longer than thir'],
])('%j becomes %j', (name, safe) => expect(namesOf(name)).toEqual([safe]));

test('names differ whatever their case, and stay short', () => {
  const long = 'x'.repeat(31);
  expect(namesOf('Cash', 'CASH', 'cash', long, long)).toEqual([
    'Cash',
    'CASH (2)',
    'cash (3)',
    long,
    `${'x'.repeat(27)} (2)`,
  ]);
});

test('safe names are not changed again', () => {
  const once = withSafeNames({
    ...smallPack(),
    sheets: ['a/b', 'A-B', ''].map((name) => createSheet('cover', name, [10]).done()),
  });
  expect(withSafeNames(once)).toEqual(once);
});
