import type { PackTemplate } from './model/pack-data.ts';
import { sheetKeys } from './model/sheet.ts';

/** Metrics of the raw sheet: what a reader would plot or count again. */
const rawMetrics = [
  'netIrrAnnual',
  'grossIrrAnnual',
  'fundIrrAnnual',
  'netTvpiMultiple',
  'netDpiMultiple',
  'netDpiYear5Multiple',
  'paidInFraction',
  'paybackMonth',
  'pmeMultiple',
  'maxDrawdownFraction',
  'hurdleMetFlag',
  'advancesMadeCount',
  'advancesMadeAud',
  'recycledAud',
  'proceedsAud',
  'principalLostAud',
  'lossRateFraction',
  'defaultCount',
  'walYears',
  'meanHoldYears',
] as const;

/** Templates that come with the program. */
export const builtInTemplates: readonly PackTemplate[] = [
  {
    id: 'memo',
    name: 'Short memo',
    sheets: [
      'cover',
      'summary',
      'terms',
      'returns',
      'cash-annual',
      'waterfall-median',
      'guardrails',
      'manifest',
      'checks',
    ],
    studyPaths: 1000,
    rawMetrics: [],
  },
  { id: 'full', name: 'Full pack', sheets: sheetKeys, studyPaths: 1000, rawMetrics },
  {
    id: 'lp-report',
    name: 'LP report',
    sheets: [
      'cover',
      'summary',
      'terms',
      'returns',
      'cash-annual',
      'cash-quarterly',
      'portfolio',
      'ilpa-fees',
      'ilpa-performance',
      'rg-45',
      'glossary',
      'manifest',
      'checks',
    ],
    studyPaths: 1000,
    rawMetrics: [],
  },
];
