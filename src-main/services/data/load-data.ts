import {
  AppError,
  type ArrearsTable,
  type DataRoom,
  type HazardRatioTable,
  type MigrationFact,
  type Series,
  periodNumber,
} from '../../../src-engine/index.ts';
import { loadCatalogue, type Catalogue } from './catalogue.ts';
import { loadLgaSales } from './load-lga.ts';
import { loadSuburbs } from './load-suburbs.ts';
import { provenanceOf, readTable } from './read-table.ts';

/** Tables of series, with the column that holds the period. */
const seriesTables = [
  ['price-indices', 'quarter'],
  ['long-price-indices', 'quarter'],
  ['dwelling-stock', 'quarter'],
  ['interest-rates', 'month'],
  ['unemployment', 'month'],
  ['consumer-prices', 'quarter'],
  ['population', 'quarter'],
  ['lending', 'month'],
] as const;

/**
 * Everything that a run is resolved against, from a folder laid out as resources/data. Each file is checked against the
 * hash in the catalogue; `data/invalid` names the file, line and column of what is wrong. Rents by area are not part of it
 * (`loadLgaRents` reads them when they are asked for), nor are boundaries: no run needs them.
 */
export function loadDataRoom(dataDir: string): DataRoom {
  const catalogue = loadCatalogue(dataDir);
  const lga = loadLgaSales(dataDir, catalogue);
  const series: Record<string, Series> = {};
  for (const [name, frequency] of seriesTables) Object.assign(series, loadSeries(dataDir, catalogue, name, frequency));
  return {
    suburbs: loadSuburbs(dataDir, catalogue, lga),
    series,
    lga,
    arrears: loadArrears(dataDir, catalogue),
    hazardRatios: loadHazardRatios(dataDir, catalogue),
    migration: loadMigration(dataDir, catalogue),
    provenance: Object.fromEntries(catalogue.tables.map((entry) => [entry.name, provenanceOf(entry)])),
  };
}

function loadSeries(
  dataDir: string,
  catalogue: Catalogue,
  name: string,
  frequency: Series['frequency'],
): Record<string, Series> {
  const table = readTable(dataDir, catalogue, name);
  const periods = table.text(frequency);
  const firstPeriod = periods[0]!;
  const first = periodNumber(firstPeriod, frequency);
  periods.forEach((period, i) => {
    if (periodNumber(period, frequency) !== first + i)
      throw new AppError(
        'data/invalid',
        `${table.entry.file}, line ${i + 2}: ${period} does not follow the period before.`,
        {
          file: table.entry.file,
          line: i + 2,
        },
      );
  });
  const columns = table.entry.columns.filter((column) => column.name !== frequency);
  return Object.fromEntries(
    columns.map((column): [string, Series] => [
      column.name,
      {
        name: column.name,
        title: column.doc,
        unit: column.unit,
        frequency,
        firstPeriod,
        values: table.numbers(column.name),
        doc: `${column.doc} ${table.entry.note}`.trim(),
        table: name,
      },
    ]),
  );
}

function loadArrears(dataDir: string, catalogue: Catalogue): ArrearsTable {
  const table = readTable(dataDir, catalogue, 'mortgage-arrears');
  return {
    quarters: table.text('quarter'),
    creditAud: table.numbers('creditAud', 0),
    pastDue30To89Fraction: table.numbers('pastDue30To89Fraction', 0, 1),
    nonPerformingFraction: table.numbers('nonPerformingFraction', 0, 1),
    lvr80PlusFraction: table.numbers('lvr80PlusFraction', 0, 1),
    newLoansAud: table.numbers('newLoansAud', 0),
  };
}

function loadHazardRatios(dataDir: string, catalogue: Catalogue): HazardRatioTable {
  const table = readTable(dataDir, catalogue, 'arrears-hazard-ratios');
  return {
    model: table.text('model').map((text) => (text === 'cox' ? 'cox' : 'logit')),
    lowerLvrFraction: table.numbers('lowerLvrFraction', 0, 2),
    upperLvrFraction: table.numbers('upperLvrFraction', 0, 2),
    isBase: Uint8Array.from(table.numbers('isBaseFlag', 0, 1)),
    enteredArrearsMultiple: table.numbers('enteredArrearsMultiple', 0),
    fullRepaymentMultiple: table.numbers('fullRepaymentMultiple', 0),
    arrearsToForeclosureMultiple: table.numbers('arrearsToForeclosureMultiple', 0),
    arrearsToCuredMultiple: table.numbers('arrearsToCuredMultiple', 0),
    arrearsToRepaymentMultiple: table.numbers('arrearsToRepaymentMultiple', 0),
  };
}

function loadMigration(dataDir: string, catalogue: Catalogue): MigrationFact[] {
  const table = readTable(dataDir, catalogue, 'migration');
  const years = table.text('financialYear');
  const vintages = table.text('vintage');
  const persons = table.numbers('personsCount');
  return years.map((financialYear, i) => ({ financialYear, personsCount: persons[i]!, vintage: vintages[i]! }));
}
