import { guardrailTable } from '../fund/guardrails/table.ts';
import { pathMetricsTable } from '../fund/metrics/table.ts';
import type { ColumnSpec } from '../core/table.ts';
import type { Unit } from '../core/units.ts';

const acronyms: ReadonlySet<string> = new Set('irr xirr mirr tvpi dpi rvpi pme lp gp nav ltv gst wal'.split(' '));
/** Units that the value itself shows. */
const shownByValue: ReadonlySet<string> = new Set(['aud', 'annual', 'fraction', 'multiple', 'flag', 'count', 'years']);

/** Names that read badly when they are only taken apart. */
const titles: Readonly<Record<string, string>> = {
  netDpiYear5Multiple: 'DPI at year 5',
  grossMultiple: 'Gross multiple',
  hurdleMetFlag: 'Hurdle reached',
  paidInFraction: 'Paid-in capital',
  paybackMonth: 'Payback',
  lossRateFraction: 'Loss rate',
  maxDrawdownFraction: 'Largest NAV fall',
  walYears: 'Weighted average life',
  peakNavLineLtvFraction: 'Peak NAV line LTV',
  netFromHereMultiple: 'Net multiple from here',
  navAud: 'Net asset value',
  cashAud: 'Cash',
  lpNetToDateAud: 'LP cash to date (J-curve)',
  distributedAud: 'Distributions of the month',
  calledAud: 'Calls of the month',
  livingCount: 'Living advances',
  homeIndex: 'Prices of the homes held',
  calledToDateAud: 'Calls to date',
  distributedToDateAud: 'Distributions to date',
};

/** A column or series by its name, as people say it: `netTvpiMultiple` is `Net TVPI`. */
export function titleOf(name: string): string {
  const known = titles[name];
  if (known !== undefined) return known;
  const words = name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
  if (words.length > 1 && shownByValue.has(words.at(-1)!)) words.pop();
  return capital(words.map((word) => (acronyms.has(word) ? word.toUpperCase() : word)).join(' '));
}

/** A line of a ledger by its doc: what stands before the first comma or bracket, without the word that says what kind it is. */
export function lineTitle(doc: string): string {
  const text = doc.replace(/^(Stock|Memo|Income)[^:]*: /, '').replace(/(,| \(|: ).*$/, '');
  return capital(text);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const specs: Readonly<Record<string, ColumnSpec>> = { ...pathMetricsTable.spec, ...guardrailTable.spec };

/** Unit and doc of a column of a run; null for a name that no run has. */
export function columnMeta(name: string): { readonly unit: Unit; readonly doc: string } | null {
  const spec = Object.hasOwn(specs, name) ? specs[name]! : null;
  return spec === null ? null : { unit: spec.unit, doc: spec.doc };
}
