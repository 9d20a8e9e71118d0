import type { CalibrationReport } from '../../../src-engine/index.ts';
import { textTable } from './text-table.ts';

const figure = (value: number | null) => (value === null ? '-' : String(Number(value.toPrecision(4))));
const right = (title: string) => ({ title, align: 'right' as const });
const left = (title: string) => ({ title, align: 'left' as const });

/** The calibration for a terminal: per model its parameters with standard errors and what it holds of history. */
export function calibrationText(report: CalibrationReport): string {
  const { histories, models, economy } = report;
  const parts = [
    `${report.series}, ${report.quarters} quarters from ${report.firstQuarter}; bands are the 5-95 % range of ${histories} simulated histories of the same length.\n`,
  ];
  for (const model of models) {
    parts.push(
      `${model.model} (${model.method}): ${model.holdsHistory ? 'holds' : 'does NOT hold'} annual sd, autocorrelation and worst drawdown\n`,
      parameterTable(model.parameters),
      textTable(
        [left('figure'), right('history'), right('5 %'), right('median'), right('95 %'), left('')],
        model.rows.map((row) => [
          row.title,
          figure(row.history),
          figure(row.low),
          figure(row.median),
          figure(row.high),
          row.hit ? 'inside' : 'MISS',
        ]),
      ),
    );
  }
  parts.push(
    `Economy (${economy.method})\n`,
    parameterTable(economy.parameters),
    `Effect of the economy on quarterly price growth, R2 ${figure(economy.priceRSquared)}\n`,
    parameterTable(economy.priceBetas),
    'Suburbs\n',
    parameterTable([report.suburb]),
    `${report.notes.map((note) => `Note: ${note}`).join('\n')}\n`,
  );
  return parts.join('\n');
}

function parameterTable(parameters: readonly CalibrationReport['suburb'][]): string {
  return textTable(
    [left('parameter'), right('value'), right('std error'), left('scenario field')],
    parameters.map((p) => [p.title, figure(p.value), figure(p.standardError), p.path]),
  );
}
