import { AppError, exitCauses, formatDate, monthEnd, parseDate, type PathReplay } from '../../../src-engine/index.ts';
import { csvText } from '../exports/csv.ts';

const dwellingTypes = ['house', 'semi', 'apartment'] as const;

/**
 * A simulated path cut at `asOfMonth`, in the form in which a seasoned start takes an existing fund: loan tape, flows, and the
 * lines of the scenario with its state. What the tape says was not known at the as-of date is left out.
 * @throws AppError `input/invalid` when the path has ended by then
 */
export function seasonedFiles(replay: PathReplay, asOfMonth: number, firstCloseDate: string): Record<string, string> {
  if (!(Number.isInteger(asOfMonth) && asOfMonth >= 1 && asOfMonth <= replay.lastMonth))
    throw new AppError('input/invalid', `The as-of month must be a whole number from 1 to ${replay.lastMonth}.`, {
      asOfMonth,
    });
  const firstClose = parseDate(firstCloseDate);
  const dateOf = (month: number) => formatDate(monthEnd(firstClose, month));
  return {
    'seasoned-tape.csv': tape(replay, asOfMonth - 1, dateOf),
    'seasoned-flows.csv': flows(replay, asOfMonth - 1, dateOf),
    'seasoned-state.yaml': state(replay, asOfMonth),
  };
}

function tape({ advances, exits, suburbNames }: PathReplay, known: number, dateOf: (month: number) => string): string {
  const a = advances.columns;
  const e = exits.columns;
  const rows: (string | number)[][] = [];
  for (let i = 0; i < advances.rows; i++) {
    if (a.originationMonth[i]! > known) continue;
    const exited = e.cashMonth[i]! <= known;
    const waits = !exited && e.exitMonth[i]! <= known;
    rows.push([
      `A${i + 1}`,
      dateOf(a.originationMonth[i]!),
      a.principalAud[i]!,
      a.valueAud[i]!,
      a.seniorAud[i]!,
      suburbNames[a.suburb[i]!]!,
      exited ? 'exited' : waits ? 'default' : 'living',
      exited || waits ? dateOf(e.exitMonth[i]!) : '',
      exited ? exitCauses[e.cause[i]!]! : '',
      exited ? e.paidAud[i]! : '',
      exited ? dateOf(e.cashMonth[i]!) : '',
      a.shareFraction[i]!,
      dwellingTypes[a.dwellingType[i]!]!,
      a.recycled[i]!,
      a.seniorAgeMonths[i]!,
      a.interestOnly[i]!,
      a.tenureMonths[i]!,
    ]);
  }
  return csvText(
    [
      'id',
      'advanceDate',
      'principalAud',
      'valueAud',
      'seniorAud',
      'suburb',
      'status',
      'exitDate',
      'cause',
      'proceedsAud',
      'cashDate',
      'shareFraction',
      'dwellingType',
      'recycledFlag',
      'seniorAgeMonths',
      'interestOnlyFlag',
      'tenureMonths',
    ],
    rows,
  );
}

function flows({ cash, waterfall }: PathReplay, known: number, dateOf: (month: number) => string): string {
  const c = cash.columns;
  const w = waterfall.columns;
  return csvText(
    [
      'date',
      'calledLpAud',
      'calledGpAud',
      'distributedLpAud',
      'distributedGpAud',
      'carryAud',
      'managementFeeAud',
      'expensesAud',
    ],
    Array.from({ length: known + 1 }, (_, m) => [
      dateOf(m),
      c.calledLpAud[m]!,
      c.calledGpAud[m]!,
      w.lpAud[m]!,
      w.gpCommitmentAud[m]!,
      w.carryAud[m]!,
      c.managementFeeAud[m]!,
      c.expensesAud[m]! +
        c.setUpAud[m]! +
        c.acquisitionFeeAud[m]! +
        c.dispositionFeeAud[m]! +
        c.gstAud[m]! +
        c.facilityInterestAud[m]! +
        c.facilityFeeAud[m]!,
    ]),
  );
}

function state({ cash }: PathReplay, asOfMonth: number): string {
  const at = asOfMonth - 1;
  const c = cash.columns;
  const lines = [
    ['loanTapeFile', 'seasoned-tape.csv'],
    ['flowsFile', 'seasoned-flows.csv'],
    ['asOfMonth', asOfMonth],
    ['cashAud', c.cashAud[at]!],
    ['accruedFeesAud', c.feePayableAud[at]!],
    ['subscriptionDebtAud', c.subscriptionDebtAud[at]!],
    ['navLineDebtAud', c.navLineDebtAud[at]!],
  ] as const;
  return `# Simulated: state of the path at the end of month ${at}. Add it to the scenario.\nseasoned:\n${lines.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;
}
