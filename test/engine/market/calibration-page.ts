import type { BandRow, CalibrationReport, FittedParameter } from '../../../src-engine/fund/market/calibrate.ts';

const modelTitles = {
  'mean-reversion': 'Mean reversion of growth (default)',
  gbm: 'Geometric Brownian motion',
  'regime-switching': 'Regime switching',
  'sydney-cycle': 'Sydney cycle',
} as const;

/** The text of docs/calibration.md. A test compares it with the file, so the page cannot fall behind the engine. */
export function renderCalibrationPage(report: CalibrationReport): string {
  const { models, economy } = report;
  return `${[
    '# Calibration of the market',
    'Written by `test/engine/market/calibrate.test.ts` from `calibrate()`; the test fails when this page is stale (renew it with `vitest -u`). `equihome calibrate` prints the same figures. Formulas and limits: `src-engine/fund/market/README.md`.',
    `History: ABS 6416.0, residential property price index of Sydney, ${report.quarters} quarters from ${report.firstQuarter}. Growth is log growth throughout. The sd of a year is that of non-overlapping years counted back from the last quarter; the autocorrelation uses the full-sample mean and divisor n; a drawdown is the largest fall from a peak at quarter ends.`,
    '## Do the fitted models hold history?',
    `${report.histories.toLocaleString('en-AU')} histories of ${report.quarters - 1} quarters of growth are simulated with the engine's own monthly paths from the fitted parameters and read at quarter ends. Low and high are the 5 % and 95 % points of each figure. Required: sd of a year, quarterly autocorrelation and worst drawdown.`,
    summaryTable(models),
    ...models.flatMap((m) => [`### ${modelTitles[m.model]}`, bandRows(m.rows)]),
    report.notes.map((note) => `- ${note}`).join('\n'),
    '## Fitted parameters of the price models',
    'Log likelihoods: regimes are conditional on the first quarter (72 quarters of growth instead of 73), the others exact. A dash: the data do not say.',
    ...models.flatMap((m) => [
      `### ${modelTitles[m.model]}`,
      `Method: ${m.method}. Log likelihood ${m.logLikelihood === null ? '-' : m.logLikelihood.toFixed(1)}; mean log growth ${percent(m.meanLogGrowthAnnual)} a year.`,
      parameterTable(m.parameters),
    ]),
    '## Suburbs',
    'Spread of house price growth over postcodes, 2018 to 2023-24: squared distance from the mean regressed on one over sales, so that the sampling error of medians is in the slope and the lasting variance in the constant.',
    parameterTable([report.suburb]),
    '## Economy',
    `Method: ${economy.method}. Speeds from least squares are biased up in short samples; that of the cash rate is hardly told from 0. The default margin is the last one seen (6.05 % less 3.60 % in December 2025), below the mean of the two years to October 2024 shown here.`,
    parameterTable(economy.parameters),
    `Sydney price growth (a year, by quarter, 2003-Q4 to 2021-Q2) on the economy one quarter before: R squared ${economy.priceRSquared.toFixed(2)}. None of the four is told from 0 and one has the sign that nobody would defend, so the betas are 0 by default and the price history keeps its own dynamics.`,
    parameterTable(economy.priceBetas),
  ].join('\n\n')}\n`;
}

function summaryTable(models: CalibrationReport['models']): string {
  const mark = (rows: readonly BandRow[], figure: BandRow['figure']) =>
    rows.find((r) => r.figure === figure)!.hit ? 'hit' : '**miss**';
  return table(
    ['Model', 'Sd of a year', 'Quarterly autocorrelation', 'Worst drawdown', 'Holds history'],
    models.map((m) => [
      modelTitles[m.model],
      mark(m.rows, 'sdAnnual'),
      mark(m.rows, 'quarterAutocorrelation'),
      mark(m.rows, 'worstDrawdownFraction'),
      m.holdsHistory ? 'yes' : '**no**',
    ]),
  );
}

function bandRows(rows: readonly BandRow[]): string {
  const show = (row: BandRow, value: number) =>
    row.figure === 'quarterAutocorrelation' ? value.toFixed(2) : percent(value);
  return table(
    ['Figure', 'History', 'Low 5 %', 'Median', 'High 95 %', 'Within'],
    rows.map((r) => [
      r.title,
      show(r, r.history),
      show(r, r.low),
      show(r, r.median),
      show(r, r.high),
      r.hit ? 'hit' : '**miss**',
    ]),
  );
}

function parameterTable(parameters: readonly FittedParameter[]): string {
  return table(
    ['Parameter', 'Path', 'Value', 'Standard error'],
    parameters.map((p) => [
      p.title,
      p.path === '' ? '(reported only)' : `\`${p.path}\``,
      digits(p.value),
      p.standardError === null ? '-' : digits(p.standardError),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

/** Three significant digits without an exponent. */
function digits(value: number): string {
  return String(Number(value.toPrecision(3)));
}
