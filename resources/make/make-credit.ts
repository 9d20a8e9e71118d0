import { fractionAt, numberAt, readSource } from './source-table.ts';
import type { SourceRow } from './source-table.ts';
import { numberColumn, textColumn } from './table-file.ts';
import type { OutTable } from './table-file.ts';

export function mortgageArrears(folder: string): OutTable {
  const rows = readSource(folder, 'apra_adi_residential_mortgage_quality.csv', ['quarter', 'share_non_performing_pct']);
  const share = (column: string) => rows.map((row) => fractionAt(row, column));
  const billion = (column: string) => rows.map((row) => numberAt(row, column) * 1e9);
  return {
    name: 'mortgage-arrears',
    period: `${rows[0]!.quarter} to ${rows.at(-1)!.quarter}`,
    columns: [
      textColumn(
        'quarter',
        'Date',
        'Quarter end.',
        rows.map((row) => row.quarter!),
      ),
      numberColumn(
        'creditAud',
        'Aud',
        'Housing credit outstanding.',
        0,
        billion('total_credit_outstanding_aud_billion'),
      ),
      numberColumn(
        'pastDue30To89Fraction',
        'Fraction',
        'Share of credit 30 to 89 days past due.',
        5,
        share('share_30_89_days_past_due_pct'),
      ),
      numberColumn(
        'nonPerformingFraction',
        'Fraction',
        'Share of credit that is non-performing (90 days past due or unlikely to be paid).',
        5,
        share('share_non_performing_pct'),
      ),
      numberColumn(
        'lvr80PlusFraction',
        'Fraction',
        'Share of credit at a loan-to-value of 80 % or more.',
        4,
        share('share_lvr_80plus_pct'),
      ),
      numberColumn('newLoansAud', 'Aud', 'Loans funded in the quarter.', 0, billion('new_loans_funded_aud_billion')),
    ],
  };
}

/** Band text such as `(60,70] base` as fractions. */
function band(text: string): readonly [lower: number, upper: number] {
  const match = /^\((\d+),(\d+)\]/.exec(text);
  if (match === null) throw new Error(`'${text}' is not a band`);
  return [Number(match[1]) / 100, Number(match[2]) / 100];
}

export function arrearsHazardRatios(folder: string): OutTable {
  const rows = readSource(folder, 'rba_rdp2020_03_mortgage_arrears_hazard_ratios_by_lvr.csv', [
    'indexed_scheduled_lvr_band_pct',
  ]);
  const bands = rows.map((row) => band(row.indexed_scheduled_lvr_band_pct!));
  const ratio = (name: string, doc: string, column: string) =>
    numberColumn(
      name,
      'Multiple',
      doc,
      3,
      rows.map((row: SourceRow) => numberAt(row, column)),
    );
  return {
    name: 'arrears-hazard-ratios',
    period: 'Published 2020; loans of the RBA Securitisation Dataset',
    columns: [
      textColumn(
        'model',
        'Text',
        'cox or logit.',
        rows.map((row) => (row.table!.startsWith('B1') ? 'cox' : 'logit')),
      ),
      numberColumn(
        'lowerLvrFraction',
        'Fraction',
        'Lower edge of the band of indexed scheduled loan-to-value, excluded.',
        2,
        bands.map(([lower]) => lower),
      ),
      numberColumn(
        'upperLvrFraction',
        'Fraction',
        'Upper edge, included.',
        2,
        bands.map(([, upper]) => upper),
      ),
      numberColumn(
        'isBaseFlag',
        'Flag',
        '1 for the band that the ratios are against.',
        0,
        rows.map((row) => (row.indexed_scheduled_lvr_band_pct!.endsWith('base') ? 1 : 0)),
      ),
      ratio('enteredArrearsMultiple', 'Entering arrears of 90 days or more.', 'entered_90plus_arrears_ratio'),
      ratio('fullRepaymentMultiple', 'Repaying in full from performing.', 'full_repayment_ratio'),
      ratio('arrearsToForeclosureMultiple', 'From arrears to foreclosure.', 'arrears_to_foreclosure_ratio'),
      ratio('arrearsToCuredMultiple', 'From arrears to cured.', 'arrears_to_cured_ratio'),
      ratio('arrearsToRepaymentMultiple', 'From arrears to full repayment.', 'arrears_to_full_repayment_ratio'),
    ],
  };
}

export function migration(folder: string): OutTable {
  const rows = readSource(folder, 'abs_net_overseas_migration_financial_years.csv', ['financial_year']);
  return {
    name: 'migration',
    period: `${rows[0]!.financial_year} to ${rows.at(-1)!.financial_year}`,
    columns: [
      textColumn(
        'financialYear',
        'Date',
        'Year to 30 June.',
        rows.map((row) => row.financial_year!),
      ),
      numberColumn(
        'personsCount',
        'Count',
        'Arrivals less departures.',
        0,
        rows.map((row) => numberAt(row, 'net_overseas_migration_persons')),
      ),
      textColumn(
        'vintage',
        'Text',
        'Which release.',
        rows.map((row) => row.note!.replaceAll(',', ';')),
      ),
    ],
  };
}
