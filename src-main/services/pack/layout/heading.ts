import { numberWords, pathsWords } from '../../../../src-engine/index.ts';
import type { PackData, PackRun } from '../model/pack-data.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';

/** A title is set larger than the text whose characters widths count. */
const TITLE_SCALE = 1.6;

/**
 * First rows of every sheet: what it finds as a sentence, what that stands on, and an empty row. Three rows.
 * @param fromColumn behind the columns that are printed on every page, on a sheet that is printed several pages wide
 */
export function headSheet(
  sheet: SheetBuilder,
  widths: readonly number[],
  title: string,
  caption: string,
  fromColumn = 0,
): void {
  const row = sheet.paragraph(title, 'title', fromColumn);
  const width = widths.reduce((sum, one) => sum + one, 0);
  const lines = Math.ceil((title.length * TITLE_SCALE) / width);
  if (lines > 1) sheet.lines(row, lines);
  sheet.paragraph(caption, 'subtitle', fromColumn);
  sheet.space();
}

/** `base-100m, version 1 (run 17); n = 1,000 of 2,000 paths (partial); seed 42` */
export function runCaption({ name, version, runId, result }: PackRun): string {
  const { pathsCompleted, pathsAsked, seed } = result.manifest;
  const count = result.partial
    ? `n = ${numberWords(pathsCompleted)} of ${pathsWords(pathsAsked)} (partial)`
    : `n = ${pathsWords(pathsCompleted)}`;
  return `${name}${version === null ? '' : `, version ${version}`}${runId === null ? '' : ` (run ${runId})`}; ${count}; seed ${seed}`;
}

/** Captions of all runs of a pack, A to D. */
export function runsCaption({ runs }: PackData): string {
  return runs.length === 1
    ? runCaption(runs[0])
    : runs.map((run, r) => `${'ABCDEF'[r]}: ${runCaption(run)}`).join('  |  ');
}

/** What a sheet about the median path must say about it. */
export function medianCaption(run: PackRun): string {
  const path = run.median?.path ?? null;
  return path === null
    ? `${runCaption(run)}; no path has a net IRR, so there is no median path`
    : `Median path (path ${numberWords(path)}): the one path of the run at the middle rank of net IRR, not an average of paths; ${runCaption(run)}`;
}
