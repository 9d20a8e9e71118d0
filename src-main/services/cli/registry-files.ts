import {
  columnNames,
  figureOf,
  registryTable,
  ROW_WIDTH,
  rowColumns,
  type RegistryAnswer,
  type RegistryReplay,
  type RegistryResult,
  type Table,
  type TableDef,
} from '../../../src-engine/index.ts';
import { csvText } from '../exports/csv.ts';
import { jsonText } from '../exports/json-text.ts';
import { metricCells, metricHeader } from '../exports/metric-cells.ts';
import { columnsOf, monthly, pathFiles } from './path-command.ts';

/** The files of `registry --out`: the result, its tables, and a log of what is no part of a result. */
export function registryFiles(answer: RegistryAnswer, log: Readonly<Record<string, unknown>>): Record<string, string> {
  const { result } = answer;
  return {
    'registry.json': jsonText(result),
    'summary.csv': summaryCsv(result),
    'correlation.csv': correlationCsv(result),
    'years.csv': yearsCsv(result.years),
    ...(result.manager === null
      ? {}
      : { 'manager-years.csv': yearsCsv(result.manager.years), 'carry.csv': carryCsv(result.manager) }),
    'paths.csv': pathsCsv(answer),
    'run-log.json': `${JSON.stringify(log, null, 2)}\n`,
  };
}

/** Metrics of each fund and of all together, one below the other. */
function summaryCsv({ funds, together, manager }: RegistryResult): string {
  const parts = [
    { of: 'all funds', metrics: together.metrics },
    ...(manager === null ? [] : [{ of: 'manager', metrics: manager.metrics }]),
    ...funds.map(({ name, result }) => ({ of: name, metrics: result.summary.metrics })),
  ];
  return csvText(
    ['of', ...metricHeader(together.metrics)],
    parts.flatMap(({ of, metrics }) => metrics.map((m) => [of, ...metricCells(m)])),
  );
}

function correlationCsv({ funds, netIrrCorrelation }: RegistryResult): string {
  return csvText(
    ['netIrrCorrelation', ...funds.map(({ name }) => name)],
    funds.map(({ name }, i) => [name, ...netIrrCorrelation[i]!]),
  );
}

/** Carry by participant across paths. */
function carryCsv({ participants }: NonNullable<RegistryResult['manager']>): string {
  return csvText(
    ['participant', 'kind', 'shareFraction', 'meanAud', 'p5Aud', 'p50Aud', 'p95Aud'],
    participants.map(({ name, kind, shareFraction, carry }) => [
      name,
      kind,
      shareFraction,
      carry.mean,
      carry.p5,
      carry.p50,
      carry.p95,
    ]),
  );
}

function yearsCsv(years: RegistryResult['years']): string {
  return csvText(
    ['yearEnd', 'fromMonth', 'toMonth', 'figure', 'unit', 'mean', 'p5', 'p50', 'p95'],
    years.flatMap(({ yearEnd, fromMonth, toMonth, figures }) =>
      figures.map((f) => [yearEnd, fromMonth, toMonth, f.name, f.unit, f.mean, f.p5, f.p50, f.p95]),
    ),
  );
}

/** A row per path and fund, and a row per path for all funds: the columns that a part does not have are empty. */
function pathsCsv({ result, rows, rowWidth, completedPaths }: RegistryAnswer): string {
  if (rows === null) return '';
  const together = columnNames(registryTable);
  const at = result.funds.length * ROW_WIDTH;
  const aggregate = together.map((_, i) => figureOf(rows, rowWidth, at + i));
  const lines = Array.from(completedPaths, (path, i) => [
    [path, 'all funds', ...aggregate.map((column) => column[i]!), ...rowColumns.map(() => NaN)],
    ...result.funds.map(({ name }, fund) => {
      const from = i * rowWidth + fund * ROW_WIDTH;
      return [path, name, ...together.map(() => NaN), ...rows.subarray(from, from + ROW_WIDTH)];
    }),
  ]);
  return csvText(['path', 'of', ...together, ...rowColumns], lines.flat());
}

/** The files of one path: those of each fund behind its name, and the funds together by month of the registry. */
export function registryPathFiles(replay: RegistryReplay): Record<string, string> {
  const own = replay.funds.flatMap(({ name, replay: fund }, i) =>
    Object.entries(pathFiles(fund)).map(([file, text]) => [`${fileName(name, i)}-${file}`, text] as const),
  );
  return {
    'flows.csv': flowsCsv(replay),
    'years.csv': replayYearsCsv(replay),
    'figures.csv': csvText(
      ['figure', 'unit', 'value'],
      replay.figures.map(({ name, unit, value }) => [name, unit, value]),
    ),
    ...(replay.manager === null ? {} : managerPathFiles(replay.manager)),
    ...Object.fromEntries(own),
  };
}

/** The manager of one path: accounts by month and year, figures, carry of each participant by month. */
function managerPathFiles({ months, years, figures, participants }: NonNullable<RegistryReplay['manager']>) {
  return {
    'manager.csv': monthly(months),
    'manager-years.csv': rowsCsv(years),
    'manager-figures.csv': csvText(['figure', 'value'], Object.entries(figures)),
    'carry.csv': csvText(
      ['month', 'participant', 'kind', 'shareFraction', 'paidAud', 'returnedAud'],
      participants.flatMap(({ name, kind, shareFraction, paidAud, returnedAud }) =>
        Array.from(
          paidAud,
          (aud, month) => [month, name, kind, shareFraction, aud, returnedAud[month]!] as const,
        ).filter(([, , , , paid, returned]) => paid !== 0 || returned !== 0),
      ),
    ),
  };
}

/** Number and name of a fund as the beginning of a file name, on any system: letters, digits and hyphens. */
function fileName(name: string, fund: number): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain === '' ? `${fund + 1}` : `${fund + 1}-${plain}`;
}

function flowsCsv({ flows, pool }: RegistryReplay): string {
  const columns = Object.entries(flows).filter(([, column]) => typeof column !== 'number') as [string, Float64Array][];
  if (pool !== null) columns.push(['poolCarryAud', pool.carryAud], ['poolClawbackAud', pool.clawbackAud]);
  return csvText(
    ['month', ...columns.map(([name]) => name)],
    Array.from({ length: flows.lastMonth + 1 }, (_, month) => [month, ...columns.map(([, values]) => values[month]!)]),
  );
}

function replayYearsCsv({ years }: RegistryReplay): string {
  const names = Object.keys(years[0]!) as (keyof (typeof years)[number])[];
  return csvText(
    names,
    years.map((year) => names.map((name) => year[name])),
  );
}

function rowsCsv(table: Table<TableDef>): string {
  const columns = columnsOf(table);
  return csvText(
    columns.map(([name]) => name),
    Array.from({ length: table.rows }, (_, row) => columns.map(([, values]) => values[row]!)),
  );
}
