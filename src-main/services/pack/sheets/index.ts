import type { SheetMakers } from '../model/build-pack.ts';
import { assumptionsSheet } from './assumptions.ts';
import { comparisonSheet } from './comparison.ts';
import { downsideSheet } from './downside.ts';
import { guardrailsSheet } from './guardrails.ts';
import { portfolioSheet } from './portfolio.ts';
import { sensitivitiesSheet } from './sensitivities.ts';

/** Who makes which sheet: one line a sheet, in the order of the full pack. */
export const sheetMakers: SheetMakers = {
  portfolio: portfolioSheet,
  sensitivities: sensitivitiesSheet,
  downside: downsideSheet,
  guardrails: guardrailsSheet,
  comparison: comparisonSheet,
  assumptions: assumptionsSheet,
};
