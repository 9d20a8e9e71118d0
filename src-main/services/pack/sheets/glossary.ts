import { headSheet } from '../layout/heading.ts';
import { headRow, wrappedRow } from '../layout/table-rows.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { text } from '../model/cell.ts';
import { createSheet } from '../model/sheet-builder.ts';
import { glossaryTerms } from './glossary-terms.ts';

const widths = [30, 106] as const;

/** Terms of the program that no sheet of a pack speaks of. A test holds that the glossary has them. */
export const termsOfProgram: ReadonlySet<string> = new Set([
  'A/E',
  'Anomaly',
  'AUC',
  'Brier score',
  'Chunk',
  'Cluster',
  'Interrupted',
  'Netted carry',
  'Pooled carry',
  'Project',
  'Registry',
  'Silhouette',
  'Version',
  'Vintage triangle',
  'Witness',
]);

/** Words that only a pack has. */
const ofPacks: readonly (readonly [term: string, meaning: string])[] = [
  ['Check cell', 'a difference that must be zero; the cover counts the checks that are not'],
  [
    'Gross-up',
    'performance told from the flows between the fund and its advances, beside the flows between investors and fund',
  ],
  ['ITD', 'inception to date: from first close to the end of the period'],
  ['LVR', 'loan to valuation ratio: the Australian word for LTV'],
  ['Related party', 'the manager and whoever belongs to it'],
];

/** What the words of a pack mean, in the order of the alphabet. */
export const glossarySheet: SheetMaker = () => {
  const terms = [...glossaryTerms.filter(([term]) => !termsOfProgram.has(term)), ...ofPacks].toSorted(([a], [b]) =>
    a.toLowerCase() < b.toLowerCase() ? -1 : 1,
  );
  const sheet = createSheet('glossary', 'Glossary', widths);
  headSheet(sheet, widths, `What ${terms.length} words mean in this pack`, 'In the order of the alphabet');
  headRow(sheet, widths, 'Term', 'Meaning here');
  sheet.freeze(sheet.next(), 0);
  for (const [term, meaning] of terms) wrappedRow(sheet, widths, text(term), text(meaning.replaceAll('`', ''), 'body'));
  return sheet.done();
};
