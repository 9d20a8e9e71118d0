type Publication = {
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly attribution: string;
  readonly source: string;
  readonly note: string;
};

const abs = {
  publisher: 'Australian Bureau of Statistics',
  licence: 'CC BY 4.0',
  attribution: 'Source: Australian Bureau of Statistics. Based on ABS data.',
} as const;
const rba = {
  publisher: 'Reserve Bank of Australia',
  licence: 'CC BY 4.0',
} as const;
const dcj = {
  publisher: 'NSW Department of Communities and Justice',
  licence:
    'CC BY 4.0 as stated by secondary sources and the practice of data.nsw.gov.au; the licence text itself was not seen. Confirm before publishing.',
} as const;
const dcjSales = '© State of New South Wales (Department of Communities and Justice), Rent and Sales Report';
const dcjBonds = 'NSW Government, Rental Bond Data';
const boundaries =
  'Administrative Boundaries © PSMA/Geoscape Australia, licensed by the Commonwealth of Australia under CC BY 4.0';

/** What the catalogue says of each table: title, publisher, licence, the credit line to show, public source, and the caveats. */
export const publications = {
  suburbs: {
    title: 'Suburbs of Greater Sydney',
    publisher: 'Australian Bureau of Statistics; NSW Department of Communities and Justice; Geoscape Australia',
    licence: `ABS and boundaries: CC BY 4.0. Sales and rents: ${dcj.licence}`,
    attribution: `${abs.attribution} ${dcjSales}. ${dcjBonds}. ${boundaries}.`,
    source:
      'ABS Census 2021 General Community Profile (suburbs and localities); ABS SEIFA 2016; NSW DCJ Rent and Sales Report, postcode tables 2018-Q1 to 2024-Q1 and rent tables to 2024-Q2',
    note: 'Suburbs of 150 or more residents. Prices, sales, growth and yields are those of the postcode, copied to each suburb in it: suburbs of one postcode are alike in them. Rent growth and letting are those of the local government area. SEIFA is of 2016. A suburb without its own polygon is placed at the middle of its postcode. Shares that ABS perturbation pushed over 1 are set to 1.',
  },
  'price-indices': {
    ...abs,
    title: 'Residential property price indices, capital cities',
    source: 'ABS 6416.0 Residential Property Price Indexes: Eight Capital Cities (discontinued after December 2021)',
    note: 'Sydney to 2021-Q4, other cities and the average to 2018-Q2. The last Sydney quarter is computed from the changes in the December 2021 release.',
  },
  'long-price-indices': {
    title: 'Residential property prices, Australia, since 1970',
    publisher: 'Bank for International Settlements',
    licence: 'Reuse with attribution',
    attribution: 'National sources, BIS Residential Property Price database',
    source: 'BIS selected residential property prices, Australia',
    note: 'National; spliced by the BIS from several national sources.',
  },
  'dwelling-stock': {
    ...abs,
    title: 'Value and number of dwellings',
    source: 'ABS 6416.0, table 6: total value of dwelling stock, number and mean price',
    note: '',
  },
  'interest-rates': {
    ...rba,
    title: 'Cash rate and housing lending rates',
    attribution: 'Source: Reserve Bank of Australia 2024 (table F1) and 2025 (table F5)',
    source: 'RBA statistical tables F1 (cash rate) and F5 (indicator lending rates)',
    note: 'The Reserve Bank adds conditions to the use of the cash rate. The cash rate is the monthly mean of the target where published, else the target at month end, else (before 1990-08) the overnight rate.',
  },
  unemployment: {
    ...abs,
    title: 'Unemployment rate, Australia',
    source: 'ABS 6202.0 Labour Force, series A84423050A',
    note: 'Seasonally adjusted.',
  },
  'consumer-prices': {
    ...abs,
    title: 'Consumer prices, Australia',
    source: 'ABS 6401.0 Consumer Price Index, as in RBA statistical table G1',
    note: 'Not seasonally adjusted; trimmed mean is the annual change.',
  },
  population: {
    ...abs,
    title: 'Resident population, Australia',
    source: 'ABS 3101.0 National, state and territory population',
    note: 'National only.',
  },
  migration: {
    ...abs,
    title: 'Net overseas migration, Australia',
    source: 'ABS Overseas Migration and Migration Australia releases, and press reports of them',
    note: 'A few published financial years, not a series; 2022-23 is given as first published and as revised.',
  },
  lending: {
    ...abs,
    title: 'Housing loans to owner-occupiers: refinanced and new',
    source: 'ABS 5601.0 Lending Indicators',
    note: 'Seasonally adjusted. Refinanced = external, from one lender to another; loans renegotiated with the same lender are not in it.',
  },
  'mortgage-arrears': {
    title: 'Residential mortgage quality',
    publisher: 'Australian Prudential Regulation Authority',
    licence: 'CC BY 3.0 AU',
    attribution: 'APRA (CC BY 3.0 AU)',
    source: 'APRA Quarterly authorised deposit-taking institution property exposure statistics, highlights',
    note: 'Six quarters, transcribed from the highlights pages; 2024-Q3 is not in the table. All of Australia, all authorised deposit-taking institutions.',
  },
  'arrears-hazard-ratios': {
    ...rba,
    title: 'Mortgage arrears by loan-to-value, hazard and odds ratios',
    attribution: 'Source: Reserve Bank of Australia 2020, Research Discussion Paper 2020-03',
    source: 'RBA Research Discussion Paper 2020-03, appendices B (table B1) and C (table C1)',
    note: 'Cut at a loan-to-value of 110 %. Standard errors are not in the excerpt. Cox = competing-risks hazard ratio against 60-70 %; logit = multinomial odds ratio against 50-60 %.',
  },
  'lga-sales': {
    ...dcj,
    title: 'Sales and prices by local government area',
    attribution: dcjSales,
    source: 'NSW DCJ Rent and Sales Report, tables 3 and 4, 2018-Q1 to 2024-Q1',
    note: 'Blank = 10 or fewer sales (prices) or 30 or fewer (count). House = non-strata titles, unit = strata titles. The Greater Sydney totals include Central Coast. An upper quartile of more than five medians is left out (a site sold in many contracts).',
  },
  'lga-rents': {
    ...dcj,
    title: 'Rents of new bonds by local government area',
    attribution: `${dcjSales}. ${dcjBonds}`,
    source: 'NSW DCJ Rent and Sales Report, rent tables, 2018-Q1 to 2024-Q2',
    note: 'Medians a week of bonds lodged in the quarter. Blank = suppressed.',
  },
  'suburb-boundaries': {
    title: 'Suburb boundaries of Greater Sydney, simplified',
    publisher: 'Geoscape Australia',
    licence: 'CC BY 4.0',
    attribution: boundaries,
    source: 'Geoscape Administrative Boundaries, suburbs and localities (data.gov.au)',
    note: 'For maps only: 4 decimals, simplified along shared edges. The north of Central Coast and the upper Blue Mountains are missing.',
  },
} as const satisfies Record<string, Publication>;
