import {
  choice,
  date,
  formula,
  linked,
  number,
  text,
  type Cell,
  type TextRole,
} from '../../src-main/services/pack/model/cell.ts';
import { createSheet } from '../../src-main/services/pack/model/sheet-builder.ts';
import { sheetKeys, type PackModel, type SheetModel } from '../../src-main/services/pack/model/sheet.ts';
import { naughtyStrings } from './naughty-strings.ts';
import { plainLogo } from './small-pack.ts';

/** Figures that are none, or that lie at the end of what a double can be. */
const FIGURES = [
  0,
  -0,
  1,
  -1,
  NaN,
  Infinity,
  -Infinity,
  1e308,
  -1e308,
  5e-324,
  1e-7,
  123456789012345680,
  0.1 + 0.2,
  null,
];
const ROLES: readonly TextRole[] = [
  'title',
  'subtitle',
  'heading',
  'label',
  'total-label',
  'unit',
  'note',
  'body',
  'good',
  'bad',
  'warn',
];

/** A source of choices that gives the same ones for the same seed. */
function chooser(seed: number) {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  const below = (count: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % count;
  };
  return { below, of: <T>(list: readonly T[]): T => list[below(list.length)]! };
}

/** A pack with hostile names, texts and figures wherever a user's words can come, and charts and formulas over them. */
export function hostilePack(seed: number): PackModel {
  const { below, of } = chooser(seed);
  const words = () => of(naughtyStrings);
  const keys = sheetKeys.slice(0, 2 + below(6));
  const cellOf = (): Cell => {
    switch (below(7)) {
      case 0:
        return number(of(FIGURES), 'AudMillion', of(['value', 'input', 'total', 'check']));
      case 1:
        return { kind: 'number', value: of(FIGURES), unit: 'Annual', role: 'value' }; // past the maker's guard
      case 2:
        return choice(words(), ['a', 'b']);
      case 3:
        return date(of(['2026-07-01', words()]));
      case 4:
        return linked(words(), of(keys), of(ROLES));
      case 5:
        return null;
      default:
        return text(words(), of(ROLES));
    }
  };
  const sheets = keys.map((key): SheetModel => {
    const sheet = createSheet(key, words(), [20, 12, 12, 30]);
    sheet.freeze(below(3), below(2));
    for (let row = 0, rows = 3 + below(20); row < rows; row += 1) sheet.row(...Array.from({ length: 4 }, cellOf));
    sheet.paragraph(words());
    const label = sheet.row(
      text(words()),
      formula(`"${'a'}"&A1`, words(), 'Text'),
      formula('1/3', of([...FIGURES, words()]), 'Annual'),
    );
    const figures = sheet.row(text(words()), number(of(FIGURES), 'Aud'), formula('B1*2', of(FIGURES), 'Aud', 'total'));
    sheet.anchor('label', label, 0);
    sheet.anchor('figures', figures, 1, figures, 2);
    const series = [{ name: `${key}.label`, values: `${key}.figures` }];
    const at = { from: { row: figures + 1, column: 0 }, to: { row: figures + 12, column: 3 } };
    const kind = of(['line', 'bar', 'stacked-bar', 'area-band', 'bar-and-line'] as const);
    sheet.chart({
      kind,
      title: words(),
      xTitle: words(),
      yTitle: words(),
      valueFormat: '0.0',
      categories: `${key}.figures`,
      series,
      at,
    });
    if (below(2) === 0) sheet.stream({ count: 5, columns: 3, rowAt: () => [of(FIGURES), of(FIGURES), of(FIGURES)] });
    return sheet.done();
  });
  return {
    title: words(),
    sheets,
    brand: {
      companyName: words(),
      accentColour: of(['1F4E79', 'FFFFFF', '"><x', words().slice(0, 6)]),
      logo: of([
        null,
        { mediaType: 'image/png', bytes: plainLogo },
        { mediaType: 'image/jpeg', bytes: new Uint8Array(3) },
      ]),
    },
    madeAt: of(['2026-11-21T10:05:00.000Z', null, words()]),
    properties: { 'Equihome result hash': words(), [`Equihome ${words().slice(0, 200)}`]: words() },
  };
}
