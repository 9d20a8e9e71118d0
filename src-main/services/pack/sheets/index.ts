import type { SheetMakers } from '../model/build-pack.ts';
import { assumptionsSheet } from './assumptions.ts';
import { cashAnnual } from './cash-annual.ts';
import { cashMonthly } from './cash-monthly.ts';
import { cashQuarterly } from './cash-quarterly.ts';
import { checks } from './checks.ts';
import { comparisonSheet } from './comparison.ts';
import { cover } from './cover.ts';
import { distributions } from './distributions.ts';
import { downsideSheet } from './downside.ts';
import { glossarySheet } from './glossary.ts';
import { guardrailsSheet } from './guardrails.ts';
import { ilpaFeesSheet } from './ilpa-fees.ts';
import { ilpaPerformanceSheet } from './ilpa-performance.ts';
import { manifest } from './manifest.ts';
import { methodologySheet } from './methodology.ts';
import { paths } from './paths.ts';
import { portfolioSheet } from './portfolio.ts';
import { rg45Sheet } from './rg-45.ts';
import { riskMatrixSheet } from './risk-matrix.ts';
import { sensitivitiesSheet } from './sensitivities.ts';
import { returns } from './returns.ts';
import { sourcesAndUses } from './sources-and-uses.ts';
import { terms } from './terms.ts';
import { waterfallMean, waterfallMeanMonths, waterfallMedian, waterfallMedianMonths } from '../waterfall/sheets.ts';

import { summary } from './summary.ts';

/** Who makes which sheet: one line a sheet, in the order of the full pack. */
export const sheetMakers: SheetMakers = {
  cover,
  summary,
  terms,
  'sources-and-uses': sourcesAndUses,
  portfolio: portfolioSheet,
  returns,
  'cash-annual': cashAnnual,
  'cash-quarterly': cashQuarterly,
  'cash-monthly': cashMonthly,
  'waterfall-median': waterfallMedian,
  'waterfall-median-months': waterfallMedianMonths,
  'waterfall-mean': waterfallMean,
  'waterfall-mean-months': waterfallMeanMonths,
  sensitivities: sensitivitiesSheet,
  downside: downsideSheet,
  guardrails: guardrailsSheet,
  'risk-matrix': riskMatrixSheet,
  comparison: comparisonSheet,
  assumptions: assumptionsSheet,
  methodology: methodologySheet,
  glossary: glossarySheet,
  'ilpa-fees': ilpaFeesSheet,
  'ilpa-performance': ilpaPerformanceSheet,
  'rg-45': rg45Sheet,
  distributions,
  paths,
  manifest,
  checks,
};
