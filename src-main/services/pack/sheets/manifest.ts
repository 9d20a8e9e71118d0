import { numberWords } from '../../../../src-engine/index.ts';
import { headSheet, runsCaption } from '../layout/heading.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { text } from '../model/cell.ts';
import type { PackData } from '../model/pack-data.ts';
import { recipeTexts } from '../model/pack-recipe.ts';
import { createSheet } from '../model/sheet-builder.ts';
import { LETTERS, runFacts, timeWords, warningsOf } from './run-facts.ts';

const widths = [34, 110, 22];

/** Everything that is needed to run this pack again and to compare it, for people above and for the program below. */
export const manifest: SheetMaker = (data) => {
  const sheet = createSheet('manifest', 'Manifest', widths);
  headSheet(
    sheet,
    widths,
    'This file can be proved: the program runs it again from this sheet and compares every cell',
    runsCaption(data),
  );
  const rows = (title: string, facts: readonly (readonly [string, string])[]) => {
    sheet.row(text(title, 'heading'), text('', 'heading'), text('', 'heading'));
    for (const [label, value] of facts) {
      const row = sheet.row(text(label), text(value, 'body'));
      const lines = Math.ceil(value.length / widths[1]!);
      if (lines > 1) sheet.lines(row, lines);
    }
    sheet.space();
  };
  rows('Pack', packFacts(data));
  for (const [r, run] of data.runs.entries()) {
    const { dataHashes } = run.result.manifest;
    const letter = data.runs.length === 1 ? '' : ` ${LETTERS[r]}`;
    rows(`Run${letter}`, runFacts(run));
    const hashes = Object.entries(dataHashes).toSorted(([a], [b]) => (a < b ? -1 : 1));
    if (hashes.length > 0) rows(`Data of run${letter}`, hashes);
  }
  const warnings = warningsOf(data);
  if (warnings.length > 0)
    rows(
      'Warnings',
      warnings.map((warning, k) => [`${k + 1}`, warning] as const),
    );
  sheet.row(text('Recipe, for the program', 'heading'), text('', 'heading'), text('', 'heading'));
  sheet.paragraph(
    'Scenario documents, seeds and template as text. Do not edit: File > Verify, or equihome verify, reads it.',
    'note',
  );
  const pieces = recipeTexts(data);
  // Text to the right of a piece keeps it from running over the page.
  for (const [k, piece] of pieces.entries())
    sheet.row(
      text(`Part ${k + 1} of ${pieces.length}`),
      text(piece, 'note'),
      text(`${numberWords(piece.length)} characters`, 'unit'),
    );
  return sheet.done();
};

function packFacts({
  title,
  template,
  madeAt,
  appVersion,
  kernelHash,
  runs,
}: PackData): readonly (readonly [string, string])[] {
  return [
    ['Title', title],
    ['Template', `${template.name} (${template.id})`],
    ['Paths of studies', numberWords(template.studyPaths)],
    ['Made', timeWords(madeAt)],
    ['Equihome', appVersion],
    ['Engine', runs[0].result.manifest.engineVersion],
    ['Arithmetic (kernel hash)', kernelHash],
  ];
}
