import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueSchema } from '../../src-main/services/data/catalogue.ts';
import { suburbBoundaries } from './make-boundaries.ts';
import { arrearsHazardRatios, migration, mortgageArrears } from './make-credit.ts';
import { lgaRents, lgaSales } from './make-lga.ts';
import * as series from './make-series.ts';
import { suburbs } from './make-suburbs.ts';
import { writeTable, writeWithEntry } from './table-file.ts';

// Makes resources/data from a folder of input files: `node resources/make/make-data.ts <input folder>`.
// Run by hand when the inputs change; the tables and the catalogue it writes are what the product reads.

const input = process.argv[2];
if (input === undefined) {
  console.error('usage: node resources/make/make-data.ts <input folder>');
  process.exit(2);
}
const output = join(import.meta.dirname, '..', 'data');
mkdirSync(output, { recursive: true });

const tables = [
  suburbs,
  series.priceIndices,
  series.longPriceIndices,
  series.dwellingStock,
  series.interestRates,
  series.unemployment,
  series.consumerPrices,
  series.population,
  migration,
  series.lending,
  mortgageArrears,
  arrearsHazardRatios,
  lgaSales,
  lgaRents,
].map((make) => writeTable(output, make(input)));

const boundaries = suburbBoundaries(input);
tables.push(
  writeWithEntry(output, 'suburb-boundaries', 'geojson', boundaries.text, {
    rows: boundaries.count,
    period: 'Boundaries of about 2016 to 2021',
    columns: [
      { name: 'code', unit: 'Text', doc: 'ABS suburb and locality code of 2021.' },
      { name: 'name', unit: 'Text', doc: 'Suburb.' },
    ],
  }),
);

const catalogue = catalogueSchema.parse({ format: 1, tables });
writeFileSync(join(output, 'catalogue.json'), `${JSON.stringify(catalogue, null, 1)}\n`);
for (const table of catalogue.tables) console.log(`${table.file}: ${table.rows} rows, ${table.columns.length} columns`);
