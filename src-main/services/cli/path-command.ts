import {
  AppError,
  columnNames,
  exitCauses,
  facilityStates,
  parseScenario,
  pathDetail,
  zoneNames,
  type Job,
  type PathReplay,
  type Table,
  type TableDef,
} from '../../../src-engine/index.ts';
import { createEngineClient } from '../engine-host/engine-client.ts';
import { EXIT } from './console.ts';
import { csvText } from '../exports/csv.ts';
import { managerFiles, managerLine } from './manager-files.ts';
import { pathDetailText } from './path-detail-text.ts';
import { readJob } from './read-job.ts';
import type { CommandContext } from './run-command.ts';
import { seasonedFiles } from './seasoned-export.ts';
import { trancheMonths, trancheText } from './tranche-files.ts';
import { writeFiles } from './write-files.ts';

/** Lines of the cash ledger that a lender would reconcile. */
const lenderLines = /^(subscription|navLine|dealNote|facility)/;

export type PathOptions = {
  readonly path: number;
  readonly seed?: string;
  readonly out: string;
  /** Also writes the path cut at this month, as a seasoned start takes it. */
  readonly asOfMonth?: number;
};

/** `equihome path`: replays one path alone and writes its loan tape, monthly book and ledger, and waterfall. */
export async function pathCommand(reference: string, options: PathOptions, context: CommandContext): Promise<number> {
  const { job, explain } = await readJob(reference, context.folders, context.dataDir, { seed: options.seed });
  const engine = createEngineClient(context.startEngine());
  try {
    const replay = await engine.replay(job, options.path).catch(explain);
    const files = { ...pathFiles(replay), ...cutFiles(replay, job, options.asOfMonth) };
    await writeFiles(options.out, files);
    const { netIrrAnnual } = replay.figures;
    const irr = Number.isFinite(netIrrAnnual) ? `net IRR ${(100 * netIrrAnnual!).toFixed(2)} %` : 'no net IRR';
    context.console.out(`path ${replay.path}: ${replay.advances.rows} advances, ${replay.lastMonth} months, ${irr}\n`);
    context.console.out(debtLines(replay));
    context.console.out(taxLine(replay));
    context.console.out(managerLine(replay));
    context.console.out(trancheText(replay));
    context.console.out(`\n${pathDetailText(pathDetail(replay))}\n`);
    context.console.out(`wrote ${Object.keys(files).join(', ')} to ${options.out}\n`);
    return EXIT.ok;
  } finally {
    engine.close();
  }
}

/** The path as an existing fund; in deterministic mode advances exit in parts, which no tape can say. */
function cutFiles(replay: PathReplay, job: Job, asOfMonth: number | undefined): Record<string, string> {
  if (asOfMonth === undefined) return {};
  const { run, fund } = parseScenario(job.scenario);
  if (run.mode === 'deterministic')
    throw new AppError(
      'input/invalid',
      'A deterministic path exits in parts, so it cannot be cut into a loan tape.',
      {},
      [{ path: 'run.mode', message: 'is deterministic', remedy: 'Set run.mode to monteCarlo.' }],
    );
  return seasonedFiles(replay, asOfMonth, fund.firstCloseDate);
}

/** What each line did for the path; nothing when the fund has none. */
function debtLines({ figures, facilities: lenders }: PathReplay): string {
  if (lenders === null) return '';
  const percent = (value: number | undefined) => `${(100 * value!).toFixed(2)} %`;
  const million = (value: number | undefined) => `${(value! / 1e6).toFixed(2)} m`;
  const without = [
    ['subscription line', figures['netIrrWithoutSubscriptionLineAnnual']],
    ['NAV line', figures['netIrrWithoutNavLineAnnual']],
    ['deal notes', figures['netIrrWithoutDealNotesAnnual']],
  ] as const;
  const lines = without.flatMap(([line, irr]) =>
    Number.isFinite(irr) ? [`without the ${line}: net IRR ${percent(irr)}`] : [],
  );
  lines.push(
    `debt at most ${million(figures['peakDebtAud'])}, interest ${million(figures['facilityInterestAud'])}, ` +
      `fees ${million(figures['facilityFeeAud'])}, unpaid ${million(figures['facilityUnpaidAud'])}`,
  );
  return `${lines.join('\n')}\n`;
}

/** The path after tax; nothing without a rate. */
function taxLine({ figures }: PathReplay): string {
  const { afterTaxNetIrrAnnual: irr, lpTaxAud: tax } = figures;
  if (!Number.isFinite(tax)) return '';
  const rate = Number.isFinite(irr) ? `net IRR ${(100 * irr!).toFixed(2)} %` : 'no net IRR';
  return `after tax at stated rates: ${rate}, tax ${(tax! / 1e6).toFixed(2)} m\n`;
}

/** The files of one path. Homes are simulated, and the tape says so. */
export function pathFiles(replay: PathReplay): Record<string, string> {
  return {
    'loan-tape.csv': loanTape(replay),
    ...managerFiles(replay),
    'book.csv': monthly(replay.book),
    'allocation.csv': allocation(replay),
    'cohorts.csv': cohorts(replay),
    'ledger.csv': monthly(replay.cash),
    ...(replay.facilities === null ? {} : { 'facilities.csv': facilities(replay.cash, replay.facilities) }),
    ...(replay.rules === null ? {} : { 'rules.csv': rules(replay.rules) }),
    ...(replay.tranches === null ? {} : { 'tranches.csv': trancheMonths(replay.tranches) }),
    'waterfall.csv': monthly(replay.waterfall),
    'waterfall-trace.csv': csvText(
      ['month', 'tier', 'party', 'amountAud', 'balanceBeforeAud', 'balanceAfterAud', 'why'],
      replay.trace.map((row) => [
        row.month,
        row.tier,
        row.party,
        row.amountAud,
        row.balanceBeforeAud ?? NaN,
        row.balanceAfterAud ?? NaN,
        row.why,
      ]),
    ),
    'fees.csv': yearly(replay.fees),
    ...(replay.tax === null ? {} : { 'tax.csv': yearly(replay.tax) }),
    'figures.csv': csvText(['figure', 'value'], Object.entries(replay.figures)),
  };
}

function loanTape({ advances, exits, suburbNames }: PathReplay): string {
  const advanceColumns = columnsOf(advances);
  const exitColumns = columnsOf(exits);
  const names = [...advanceColumns.map(([name]) => name), ...exitColumns.map(([name]) => name)];
  const rows = Array.from({ length: advances.rows }, (_, i) => [
    i,
    suburbNames[advances.columns.suburb[i]!]!,
    zoneNames[advances.columns.zone[i]!]!,
    exitCauses[exits.columns.cause[i]!]!,
    advances.columns.property[i]! < 0 ? 'tape' : 'simulated',
    ...advanceColumns.map(([, values]) => values[i]!),
    ...exitColumns.map(([, values]) => values[i]!),
  ]);
  return csvText(['advance', 'suburbName', 'zoneName', 'causeName', 'home', ...names], rows);
}

/** The tape summed by vintage, LTV band, zone and suburb. */
function cohorts(replay: PathReplay): string {
  return csvText(
    ['by', 'cohort', 'advances', 'defaults', 'principalAud', 'proceedsAud', 'lossAud', 'meanYears', 'grossIrrAnnual'],
    replay.cohorts.map((c) => [
      c.kind,
      c.name,
      c.advances,
      c.defaults,
      c.principalAud,
      c.proceedsAud,
      c.lossAud,
      c.principalYearsAud / c.principalAud,
      c.grossIrrAnnual,
    ]),
  );
}

/** Actual against target by zone, at cost. */
function allocation({ zones, lastMonth }: PathReplay): string {
  const header = zoneNames.flatMap((zone) =>
    ['CostAud', 'MarkAud', 'ShareFraction', 'TargetFraction'].map((c) => zone + c),
  );
  const rows = Array.from({ length: lastMonth + 1 }, (_, month) => {
    const totalAud = zones.reduce((sum, zone) => sum + zone.costAud[month]!, 0);
    return [
      month,
      ...zones.flatMap((zone) => [
        zone.costAud[month]!,
        zone.markAud[month]!,
        totalAud > 0 ? zone.costAud[month]! / totalAud : NaN,
        zone.targetFraction,
      ]),
    ];
  });
  return csvText(['month', ...header], rows);
}

/** The lenders' account: their lines of the ledger beside limits, tests and accruals. */
function facilities(cash: PathReplay['cash'], lenders: Table<TableDef>): string {
  const columns = [...columnsOf(cash).filter(([name]) => lenderLines.test(name)), ...columnsOf(lenders)];
  return csvText(
    ['month', ...columns.map(([name]) => name), 'stateName'],
    Array.from({ length: lenders.rows }, (_, month) => [
      month,
      ...columns.map(([, values]) => values[month]!),
      facilityStates[lenders.columns['navLineState']![month]!]!,
    ]),
  );
}

/** What each rule saw at each month-end, and whether it acted in the month. */
function rules(lines: NonNullable<PathReplay['rules']>): string {
  return csvText(
    ['rule', 'metric', 'month', 'value', 'inForce'],
    lines.flatMap(({ name, metric, value, inForce }) =>
      Array.from(value, (seen, month) => [name, metric, month, seen, inForce[month]!]),
    ),
  );
}

/** A row each financial year, named by the 30 June that ends it. */
function yearly(table: Table<TableDef>): string {
  const columns = columnsOf(table);
  return csvText(
    columns.map(([name]) => name),
    Array.from({ length: table.rows }, (_, year) => columns.map(([, values]) => values[year]!)),
  );
}

export function monthly(table: Table<TableDef>): string {
  const columns = columnsOf(table);
  return csvText(
    ['month', ...columns.map(([name]) => name)],
    Array.from({ length: table.rows }, (_, month) => [month, ...columns.map(([, values]) => values[month]!)]),
  );
}

export function columnsOf(table: Table<TableDef>): [string, ArrayLike<number>][] {
  return columnNames({ name: table.name, spec: table.columns as never }).map((name) => [name, table.columns[name]!]);
}
