import { metricNames, metricOf } from '../../src-engine/fund/data/metrics.ts';
import type { MetricName } from '../../src-engine/fund/data/metrics.ts';
import { readRentFigures } from './rent-history.ts';
import {
  priceLogSpread,
  readPostcodeHistory,
  recentGrowth,
  salesTrend,
  salesVariation,
  worstFall,
} from './sales-history.ts';
import type { Kind } from './sales-history.ts';
import { numberAt, readSource } from './source-table.ts';
import type { SourceRow } from './source-table.ts';
import { numberColumn, textColumn } from './table-file.ts';
import type { OutTable } from './table-file.ts';

/** Where a metric comes from: a column of the profile, as it is (`=`), a percentage (`%`) or its complement (`-%`). */
const direct: Partial<Record<MetricName, readonly ['=' | '%' | '-%', string]>> = {
  housePriceGrowthAnnual: ['%', 'dcj_house_price_cagr_2018_to_2023_24_pct'],
  unitPriceGrowthAnnual: ['%', 'dcj_unit_price_cagr_2018_to_2023_24_pct'],
  allPriceGrowthAnnual: ['%', 'dcj_all_price_cagr_2018_to_2023_24_pct'],
  housePriceChangeSdFraction: ['%', 'dcj_house_annual_change_sd_2018_2023_pct'],
  unitPriceChangeSdFraction: ['%', 'dcj_unit_annual_change_sd_2018_2023_pct'],
  allPriceChangeSdFraction: ['%', 'dcj_all_annual_change_sd_2018_2023_pct'],
  houseRentWeeklyAud: ['=', 'dcj_rent_house_3br_aud_per_week_2023Q3_2024Q2'],
  unitRentWeeklyAud: ['=', 'dcj_rent_unit_2br_aud_per_week_2023Q3_2024Q2'],
  houseGrossYieldAnnual: ['%', 'gross_yield_house_pct'],
  unitGrossYieldAnnual: ['%', 'gross_yield_unit_pct'],
  houseSalesCount: ['=', 'dcj_house_sales_count_2023Q2_2024Q1'],
  unitSalesCount: ['=', 'dcj_unit_sales_count_2023Q2_2024Q1'],
  allSalesCount: ['=', 'dcj_all_sales_count_2023Q2_2024Q1'],
  turnoverAnnual: ['%', 'postcode_turnover_pct_of_dwellings_per_year'],
  unemploymentFraction: ['%', 'unemployment_rate_2021_pct'],
  disadvantageScore: ['=', 'seifa2016_irsd_score'],
  economicResourcesScore: ['=', 'seifa2016_ier_score'],
  householdIncomeWeeklyAud: ['=', 'median_household_income_aud_per_week'],
  familyIncomeWeeklyAud: ['=', 'median_family_income_aud_per_week'],
  personalIncomeWeeklyAud: ['=', 'median_personal_income_aud_per_week'],
  highIncomeHouseholdFraction: ['%', 'households_income_3000plus_per_week_pct'],
  rentWeeklyAud: ['=', 'median_rent_aud_per_week_census2021'],
  unoccupiedFraction: ['%', 'unoccupied_dwellings_pct'],
  dwellingCount: ['=', 'private_dwellings_total'],
  movedWithinYearFraction: ['-%', 'same_address_1yr_ago_pct'],
  movedWithinFiveYearsFraction: ['-%', 'same_address_5yr_ago_pct'],
  populationCount: ['=', 'population_2021'],
  medianAgeYear: ['=', 'median_age_years'],
  aged65PlusFraction: ['%', 'share_aged_65plus_pct'],
  bornOverseasFraction: ['%', 'born_overseas_pct'],
  bachelorDegreeFraction: ['%', 'bachelor_or_higher_pct_of_15plus'],
  labourForceFraction: ['%', 'labour_force_participation_2021_pct'],
  householdSizeCount: ['=', 'average_household_size_persons'],
  advantageScore: ['=', 'seifa2016_irsad_score'],
  educationOccupationScore: ['=', 'seifa2016_ieo_score'],
  advantageDecileScore: ['=', 'seifa2016_irsad_decile_within_greater_sydney'],
  ownedOutrightFraction: ['%', 'owned_outright_pct'],
  rentedFraction: ['%', 'rented_pct'],
  medianHousePriceAud: ['=', 'dcj_median_house_price_aud_2023Q2_2024Q1'],
  medianUnitPriceAud: ['=', 'dcj_median_unit_price_aud_2023Q2_2024Q1'],
  medianAllPriceAud: ['=', 'dcj_median_all_price_aud_2023Q2_2024Q1'],
  housePriceToIncomeMultiple: ['=', 'house_price_to_household_income_ratio'],
  mortgageRepaymentMonthlyAud: ['=', 'median_mortgage_repayment_aud_per_month'],
  mortgageToIncomeFraction: ['%', 'mortgage_repayment_to_household_income_pct'],
  rentToIncomeFraction: ['%', 'rent_to_household_income_pct'],
  ownedWithMortgageFraction: ['%', 'owned_with_mortgage_pct'],
  personsPerBedroomMultiple: ['=', 'persons_per_bedroom'],
  houseFraction: ['%', 'separate_house_pct'],
  semiFraction: ['%', 'semi_terrace_townhouse_pct'],
  apartmentFraction: ['%', 'flat_apartment_pct'],
  distanceToCbdKilometre: ['=', 'distance_to_cbd_km'],
  areaSquareKilometre: ['=', 'area_km2'],
  populationPerSquareKilometre: ['=', 'population_density_per_km2'],
};

/** Decimals that the figures deserve. */
const decimalsOf = {
  Aud: 0,
  Count: 1,
  Score: 0,
  Year: 0,
  Fraction: 4,
  Annual: 4,
  Multiple: 2,
  Kilometre: 2,
  SquareKilometre: 3,
  PerSquareKilometre: 0,
} as const;

/** The suburb table: identity, place, and one column per metric of the dictionary. Refuses figures outside the dictionary's ranges. */
export function suburbs(folder: string): OutTable {
  const rows = readSource(
    folder,
    'sydney_suburb_profile.csv',
    Object.values(direct).map(([, column]) => column),
  ).toSorted((a, b) => (a.sal_code_2021! < b.sal_code_2021! ? -1 : 1));
  const codes = rows.map((row) => row.sal_code_2021!);
  if (new Set(codes).size !== rows.length) throw new Error('a suburb code stands twice');
  const derived = derivedColumns(folder, rows);
  const metricColumns = metricNames.map((name) => {
    const { unit, title, doc, minimum, maximum } = metricOf(name);
    const source = direct[name];
    const values = source === undefined ? derived[name] : rows.map((row) => read(row, source));
    if (values === undefined) throw new Error(`${name}: no source`);
    const checked = values.map((value, i) => inRange(name, codes[i]!, value, minimum, maximum));
    const decimals = decimalsOf[unit as keyof typeof decimalsOf];
    return numberColumn(name, unit, `${title}. ${doc}`, decimals, checked);
  });
  return {
    name: 'suburbs',
    period: 'Census 2021; sales 2018-Q1 to 2024-Q1; rents to 2024-Q2; SEIFA 2016',
    columns: [
      textColumn('code', 'Text', 'ABS suburb and locality code of 2021.', codes),
      textColumn(
        'name',
        'Text',
        'Suburb.',
        rows.map((row) => row.suburb!),
      ),
      textColumn(
        'postcode',
        'Text',
        'Postcode that holds most of the suburb.',
        rows.map((row) => row.postcode!),
      ),
      textColumn(
        'lga',
        'Text',
        'Local government area that holds most of the suburb.',
        rows.map((row) => row.lga!),
      ),
      numberColumn(
        'latitudeDegree',
        'Degree',
        'Latitude of the middle.',
        4,
        rows.map((row) => numberAt(row, 'latitude')),
      ),
      numberColumn(
        'longitudeDegree',
        'Degree',
        'Longitude of the middle.',
        4,
        rows.map((row) => numberAt(row, 'longitude')),
      ),
      numberColumn(
        'hasBoundaryFlag',
        'Flag',
        '1 when the suburb has a polygon in suburb-boundaries; else it is placed at the middle of its postcode.',
        0,
        rows.map((row) => numberAt(row, 'has_polygon')),
      ),
      ...metricColumns,
    ],
  };
}

function read(row: SourceRow, [how, column]: readonly ['=' | '%' | '-%', string]): number {
  const value = numberAt(row, column);
  return how === '=' ? value : how === '%' ? value / 100 : 1 - value / 100;
}

/** A value inside the dictionary's range. Two known flaws are mended: shares pushed over 1 by perturbation, and standard deviations of thin trading. */
function inRange(name: MetricName, code: string, value: number, minimum: number, maximum: number): number {
  if (Number.isNaN(value) || (value >= minimum && value <= maximum)) return value;
  if (name.endsWith('ChangeSdFraction') && value > maximum) return NaN;
  if (maximum === 1 && value > 1 && value < 1.06) return 1;
  throw new Error(`${name} of ${code}: ${value} is outside ${minimum} to ${maximum}`);
}

/** Metrics that are computed here from the postcode and area histories, or from two columns of the profile. */
function derivedColumns(folder: string, rows: readonly SourceRow[]): Partial<Record<MetricName, number[]>> {
  const history = readPostcodeHistory(folder);
  const rents = readRentFigures(folder);
  type Quarters = Parameters<typeof recentGrowth>[0];
  const sold = (kind: Kind, compute: (quarters: Quarters) => number) =>
    rows.map((row) => compute(history.get(`${row.postcode}|${kind}`) ?? []));
  const let_ = (pick: 'rentGrowth' | 'lettingTurnover' | 'stockGrowth') =>
    rows.map((row) => rents.get(row.lga!)?.[pick] ?? NaN);
  const over = (top: string, bottom: string, scale = 1) =>
    rows.map((row) => numberAt(row, top) / (numberAt(row, bottom) * scale));
  return {
    houseRecentGrowthAnnual: sold('house', recentGrowth),
    unitRecentGrowthAnnual: sold('unit', recentGrowth),
    allRecentGrowthAnnual: sold('all', recentGrowth),
    houseDrawdownFraction: sold('house', worstFall),
    unitDrawdownFraction: sold('unit', worstFall),
    housePriceLogSpreadFraction: sold('house', priceLogSpread),
    unitPriceLogSpreadFraction: sold('unit', priceLogSpread),
    salesTrendAnnual: sold('all', salesTrend),
    salesVariationFraction: sold('all', salesVariation),
    lgaRentGrowthAnnual: let_('rentGrowth'),
    lgaLettingTurnoverAnnual: let_('lettingTurnover'),
    lgaRentalStockGrowthAnnual: let_('stockGrowth'),
    strataSalesFraction: over('dcj_unit_sales_count_2023Q2_2024Q1', 'dcj_all_sales_count_2023Q2_2024Q1').map((share) =>
      Math.min(share, 1),
    ),
    unitPriceToIncomeMultiple: over(
      'dcj_median_unit_price_aud_2023Q2_2024Q1',
      'median_household_income_aud_per_week',
      365.25 / 7,
    ),
    unitToHousePriceMultiple: over(
      'dcj_median_unit_price_aud_2023Q2_2024Q1',
      'dcj_median_house_price_aud_2023Q2_2024Q1',
    ),
    dwellingsPerSquareKilometre: over('private_dwellings_total', 'area_km2'),
  };
}
