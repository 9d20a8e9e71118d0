import { numberWords } from '../../../../src-engine/index.ts';
import { headRow } from '../layout/table-rows.ts';
import { text } from '../model/cell.ts';
import type { PackData } from '../model/pack-data.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';

/** Letters of a hash that tell two tables apart for a reader; the whole stands in the manifest. */
const SHOWN_HASH = 12;

/** Tables of market data that the run was resolved against: whose they are, under which licence, and that they are the same bytes. */
export function sourceTables(
  sheet: SheetBuilder,
  widths: readonly number[],
  hashes: Readonly<Record<string, string>>,
  sources: PackData['sources'],
): void {
  sheet.space();
  headRow(sheet, widths, 'Market data', 'Rows', '', 'Hash', 'In this run', '', 'Period');
  for (const { name, title, publisher, licence, attribution, source, period, rows, sha256 } of sources) {
    const used = hashes[name];
    const state =
      used === undefined
        ? text('not read', 'unit')
        : used === sha256
          ? text('as shipped', 'good')
          : text('other data', 'warn');
    const hash = text((used ?? sha256).slice(0, SHOWN_HASH), 'unit');
    sheet.row(text(title), text(numberWords(rows), 'unit'), null, hash, state, null, text(period, 'unit'));
    sheet.paragraph(`${publisher}. ${sentence(source)} Licence: ${sentence(licence)} ${sentence(attribution)}`, 'note');
  }
  const own = Object.entries(hashes).filter(([name]) => !sources.some((source) => source.name === name));
  for (const [name, hash] of own)
    sheet.row(text(name), null, null, text(hash.slice(0, SHOWN_HASH), 'unit'), text('own data', 'warn'));
}

const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);
