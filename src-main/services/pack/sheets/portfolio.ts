import { numberWords, percentWords } from '../../../../src-engine/index.ts';
import { headSheet, medianCaption } from '../layout/heading.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import type { PackRun } from '../model/pack-data.ts';
import { createSheet } from '../model/sheet-builder.ts';
import { portfolioWidths } from './portfolio-rows.ts';
import { cohortTables } from './portfolio-cohorts.ts';
import { concentrationTable } from './portfolio-concentration.ts';
import { exitTable } from './portfolio-exits.ts';
import { allocationTable, zoneTable } from './portfolio-zones.ts';

/** Where the money goes and how it comes back: zones against their targets, cohorts, concentration, exits. */
export const portfolioSheet: SheetMaker = ({ runs: [run] }) => {
  const sheet = createSheet('portfolio', 'Portfolio and zones', portfolioWidths);
  headSheet(sheet, portfolioWidths, titleOf(run), medianCaption(run));
  zoneTable(sheet, run);
  if (run.median === null) return sheet.done();
  allocationTable(sheet, run.median);
  cohortTables(sheet, run.median);
  concentrationTable(sheet, run, run.median);
  exitTable(sheet, run, run.median);
  return sheet.done();
};

function titleOf({ median, result }: PackRun): string {
  if (median === null) return `The fund lends in ${result.zones.length} zones of suburbs`;
  const zones = median.cohorts.filter(({ kind }) => kind === 'zone');
  const totalAud = zones.reduce((sum, { principalAud }) => sum + principalAud, 0);
  const count = zones.reduce((sum, { advances }) => sum + advances, 0);
  if (totalAud === 0) return 'No advance is made on the median path';
  const shares = zones.map(({ name, principalAud }) => `${percentWords(principalAud / totalAud, 0)} to ${name}`);
  return `${numberWords(count)} advances on the median path: of the money lent ${shares.join(', ')} suburbs`;
}
