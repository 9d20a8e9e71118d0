import { monthsPerPeriod, periodNumber } from '../../src-engine/fund/data/series.ts';
import type { Unit } from '../../src-engine/core/units.ts';
import { fractionAt, numberAt, readSource } from './source-table.ts';
import type { SourceRow } from './source-table.ts';
import { numberColumn, textColumn } from './table-file.ts';
import type { OutTable } from './table-file.ts';

type Spec = readonly [name: string, unit: Unit, decimals: number, doc: string, value: (row: SourceRow) => number];
const pick = (column: string) => (row: SourceRow) => numberAt(row, column);
const percent = (column: string) => (row: SourceRow) => fractionAt(row, column);
const scaled = (column: string, factor: number) => (row: SourceRow) => numberAt(row, column) * factor;

/** A table of series with one row a period: periods must follow each other without a hole. */
function seriesTable(
  name: OutTable['name'],
  frequency: 'month' | 'quarter',
  rows: readonly SourceRow[],
  period: (row: SourceRow) => string,
  specs: readonly Spec[],
): OutTable {
  const periods = rows.map(period);
  for (let i = 1; i < periods.length; i += 1)
    if (periodNumber(periods[i]!, frequency) !== periodNumber(periods[i - 1]!, frequency) + 1)
      throw new Error(`${name}: ${periods[i - 1]} is followed by ${periods[i]}`);
  const step = monthsPerPeriod(frequency) === 1 ? 'Month' : 'Quarter';
  const columns = specs.map(([column, unit, decimals, doc, value]) =>
    numberColumn(column, unit, doc, decimals, rows.map(value)),
  );
  for (const column of columns)
    if (column.values.every((value) => Number.isNaN(value))) throw new Error(`${name}.${column.name} is empty`);
  return {
    name,
    period: `${periods[0]} to ${periods.at(-1)}`,
    columns: [textColumn(frequency, 'Date', `${step} of the observation.`, periods), ...columns],
  };
}

const quarterOf = (row: SourceRow) => row.quarter!;
const monthOf = (row: SourceRow) => row.month!;

/** Quarter of an ISO quarter-end date. */
function quarterOfDate(date: string): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

export function priceIndices(folder: string): OutTable {
  const cities = ['sydney', 'melbourne', 'brisbane', 'adelaide', 'perth', 'hobart', 'darwin', 'canberra'];
  const from = (city: string) => `rppi_${city}_index_2011_12_eq_100`;
  const rows = readSource(folder, 'abs_rppi_capital_cities_quarterly.csv', cities.map(from));
  const specs: Spec[] = cities.map((city) => {
    const title = city[0]!.toUpperCase() + city.slice(1);
    return [
      `rppi${title}Index`,
      'Index',
      1,
      `Price index of all dwellings, ${title}, 2011-12 = 100.`,
      pick(from(city)),
    ];
  });
  specs.push([
    'rppiAustraliaIndex',
    'Index',
    1,
    'Weighted average of the eight capital cities, 2011-12 = 100.',
    pick(from('australia_weighted_avg')),
  ]);
  return seriesTable('price-indices', 'quarter', rows, quarterOf, specs);
}

export function longPriceIndices(folder: string): OutTable {
  const rows = readSource(folder, 'bis_australia_residential_property_prices_quarterly.csv', ['quarter_end']);
  return seriesTable('long-price-indices', 'quarter', rows, (row) => quarterOfDate(row.quarter_end!), [
    [
      'bisNominalIndex',
      'Index',
      3,
      'Nominal dwelling prices, Australia, 2010 = 100.',
      pick('nominal_index_2010_eq_100'),
    ],
    [
      'bisRealIndex',
      'Index',
      3,
      'Dwelling prices deflated by consumer prices, Australia, 2010 = 100.',
      pick('real_index_2010_eq_100'),
    ],
  ]);
}

export function dwellingStock(folder: string): OutTable {
  const rows = readSource(folder, 'abs_dwelling_stock_value_quarterly.csv', ['quarter']);
  const areas = [
    ['nsw', 'New South Wales'],
    ['australia', 'Australia'],
  ] as const;
  return seriesTable(
    'dwelling-stock',
    'quarter',
    rows,
    quarterOf,
    areas.flatMap(([area, title]): Spec[] => [
      [
        `${area}DwellingStockAud`,
        'Aud',
        0,
        `Value of all residential dwellings, ${title}.`,
        scaled(`${area}_dwelling_stock_value_all_sectors_aud_million`, 1e6),
      ],
      [
        `${area}DwellingCount`,
        'Count',
        0,
        `Residential dwellings, ${title}.`,
        scaled(`${area}_dwellings_thousand`, 1e3),
      ],
      [
        `${area}MeanPriceAud`,
        'Aud',
        0,
        `Mean price of residential dwellings, ${title}.`,
        scaled(`${area}_mean_dwelling_price_aud_thousand`, 1e3),
      ],
    ]),
  );
}

export function interestRates(folder: string): OutTable {
  const cash = new Map(readSource(folder, 'rba_cash_rate_monthly.csv', ['month']).map((row) => [row.month!, row]));
  const rows = readSource(folder, 'rba_mortgage_rates_monthly.csv', ['month']);
  const cashOf = (column: string) => (row: SourceRow) => fractionAt(cash.get(row.month!) ?? {}, column);
  const firstKnown = (row: SourceRow) =>
    [
      cashOf('cash_rate_target_monthly_avg_pct')(row),
      cashOf('cash_rate_target_month_end_pct')(row),
      cashOf('interbank_overnight_monthly_avg_pct')(row),
    ].find((value) => !Number.isNaN(value)) ?? NaN;
  return seriesTable('interest-rates', 'month', rows, monthOf, [
    [
      'cashRateAnnual',
      'Annual',
      5,
      'Cash rate: monthly mean of the target, else month-end target, else overnight rate.',
      firstKnown,
    ],
    [
      'interbankRateAnnual',
      'Annual',
      5,
      'Interbank overnight cash rate, monthly mean.',
      cashOf('interbank_overnight_monthly_avg_pct'),
    ],
    [
      'standardVariableRateAnnual',
      'Annual',
      5,
      "Banks' standard variable housing rate, owner-occupiers.",
      percent('std_variable_owner_occ_pct'),
    ],
    [
      'discountedVariableRateAnnual',
      'Annual',
      5,
      "Banks' discounted variable housing rate, owner-occupiers.",
      percent('discounted_variable_owner_occ_pct'),
    ],
    [
      'fixed3YearRateAnnual',
      'Annual',
      5,
      "Banks' three-year fixed housing rate, owner-occupiers.",
      percent('fixed_3yr_owner_occ_pct'),
    ],
    [
      'investorDiscountedRateAnnual',
      'Annual',
      5,
      "Banks' discounted variable housing rate, investors.",
      percent('discounted_variable_investor_pct'),
    ],
    [
      'homeEquityRateAnnual',
      'Annual',
      5,
      'Revolving credit secured by residential property.',
      percent('home_equity_revolving_credit_pct'),
    ],
  ]);
}

export function unemployment(folder: string): OutTable {
  const rows = readSource(folder, 'abs_unemployment_rate_monthly.csv', ['month']);
  return seriesTable('unemployment', 'month', rows, monthOf, [
    [
      'unemploymentFraction',
      'Fraction',
      5,
      'Unemployed persons over the labour force, seasonally adjusted.',
      percent('unemployment_rate_sa_pct'),
    ],
  ]);
}

export function consumerPrices(folder: string): OutTable {
  const rows = readSource(folder, 'abs_cpi_quarterly.csv', ['quarter']);
  return seriesTable('consumer-prices', 'quarter', rows, quarterOf, [
    ['consumerPriceIndex', 'Index', 1, 'All groups, 2011-12 = 100.', pick('cpi_all_groups_index_2011_12_eq_100')],
    [
      'trimmedMeanInflationAnnual',
      'Annual',
      4,
      'Trimmed mean, change on a year before.',
      percent('trimmed_mean_yoy_pct'),
    ],
  ]);
}

export function population(folder: string): OutTable {
  const rows = readSource(folder, 'abs_population_australia_quarterly.csv', ['quarter']);
  return seriesTable('population', 'quarter', rows, quarterOf, [
    [
      'australiaPopulationCount',
      'Count',
      0,
      'Estimated resident population at the end of the quarter.',
      pick('estimated_resident_population_persons'),
    ],
  ]);
}

export function lending(folder: string): OutTable {
  const rows = readSource(folder, 'abs_lending_indicators_refinancing_monthly.csv', ['month']);
  return seriesTable('lending', 'month', rows, monthOf, [
    [
      'refinancedLoanCount',
      'Count',
      0,
      'Owner-occupier housing loans refinanced with another lender.',
      pick('owner_occ_external_refinancing_loans_sa_count'),
    ],
    [
      'refinancedValueAud',
      'Aud',
      0,
      'Value of the same.',
      scaled('owner_occ_external_refinancing_value_sa_aud_million', 1e6),
    ],
    [
      'newLoanCount',
      'Count',
      0,
      'New owner-occupier loans for existing dwellings.',
      pick('owner_occ_existing_dwelling_new_loans_sa_count'),
    ],
    [
      'newLoanValueAud',
      'Aud',
      0,
      'Value of the same.',
      scaled('owner_occ_existing_dwelling_new_loans_value_sa_aud_million', 1e6),
    ],
  ]);
}
