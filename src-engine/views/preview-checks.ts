import { ledgerSides } from '../fund/cash/table.ts';
import { evaluateGuardrails } from '../fund/guardrails/evaluate.ts';
import { METRIC } from '../fund/metrics/column-index.ts';
import { returnRiskOf } from '../fund/metrics/return-risk.ts';
import type { PathTables } from '../fund/metrics/table.ts';
import { lazyColumns } from '../fund/run/result.ts';
import type { RunPlan } from '../fund/run/run-plan.ts';
import type { PreviewView } from './shapes.ts';

type Check = PreviewView['checks'][number];

/** A gap below this share of commitments is rounding of some thousand additions. */
const ROUNDING_FRACTION = 1e-9;
/** Commitments that are never called beyond this share are worth a word. */
const UNCALLED_FRACTION = 0.1;

/** What holds on the expected path, and what a user should look at before a run. */
export function previewChecks(
  plan: RunPlan,
  tables: PathTables,
  row: Float64Array,
): { readonly checks: readonly Check[]; readonly warnings: readonly string[] } {
  return {
    checks: [
      { state: 'pass', text: 'Every input is in its range and agrees with the others.' },
      ledgerCheck(plan, tables),
      settledCheck(tables),
      calledCheck(plan, tables),
      returnCheck(row),
      ...guardrailChecks(plan, row),
    ],
    warnings: plan.warnings,
  };
}

function ledgerCheck(plan: RunPlan, { cash, lastMonth }: PathTables): Check {
  const sides = Object.entries(ledgerSides) as [keyof typeof ledgerSides, 'source' | 'use'][];
  let worstAud = 0;
  for (let m = 0; m <= lastMonth; m += 1) {
    let netAud = m > 0 ? cash.cashAud[m - 1]! : 0;
    for (const [line, side] of sides) netAud += side === 'source' ? cash[line][m]! : -cash[line][m]!;
    worstAud = Math.max(worstAud, Math.abs(netAud - cash.cashAud[m]!));
  }
  return worstAud <= ROUNDING_FRACTION * plan.book.treasury.commitmentsAud
    ? { state: 'pass', text: 'Sources equal uses in every month.' }
    : { state: 'fail', text: `Sources and uses of a month differ by ${Math.round(worstAud)} AUD.` };
}

function settledCheck({ book, lastMonth, advanceCount }: PathTables): Check {
  if (advanceCount === 0) return { state: 'warning', text: 'The fund makes no advance.' };
  return book.livingCount[lastMonth]! <= 1e-6
    ? { state: 'pass', text: 'Every advance is settled by the last month.' }
    : { state: 'fail', text: `${Math.round(book.livingCount[lastMonth]!)} advances are not settled at the end.` };
}

function calledCheck(plan: RunPlan, { cash, lastMonth }: PathTables): Check {
  const share = cash.uncalledAud[lastMonth]! / plan.book.treasury.commitmentsAud;
  return share <= UNCALLED_FRACTION
    ? { state: 'pass', text: 'The commitments are put to work.' }
    : { state: 'warning', text: `More than a tenth of the commitments is never called (${share.toFixed(2)} of 1).` };
}

function returnCheck(row: Float64Array): Check {
  return Number.isNaN(row[METRIC.netIrrAnnual])
    ? { state: 'warning', text: 'The expected path has no net IRR.' }
    : { state: 'pass', text: 'The expected path has a net IRR.' };
}

/** Rules that look at a path; those about the spread of many paths say nothing here. */
function guardrailChecks(plan: RunPlan, row: Float64Array): readonly Check[] {
  const columns = lazyColumns(row);
  const facts = { returnRisk: returnRiskOf(plan.metrics, columns['netIrrAnnual']!), seedGiven: true };
  const judged = evaluateGuardrails(plan.guardrails, columns, facts).filter(
    ({ shareOfPaths }) => shareOfPaths !== null,
  );
  const broken = judged.filter(({ state, override }) => state === 'breach' && override?.covers !== true);
  if (broken.length === 0) return [{ state: 'pass', text: 'The expected path keeps every guardrail.' }];
  return broken.map(({ title, severity }) => ({
    state: severity === 'breach' ? 'fail' : 'warning',
    text: `Guardrail on the expected path: ${title}.`,
  }));
}
