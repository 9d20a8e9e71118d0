import type { CalibrationReport } from '../../../src-engine/index.ts';
import { textTable } from './text-table.ts';
import { wrapText } from './wrap-text.ts';

const figure = (value: number | null) => (value === null ? '-' : String(Number(value.toPrecision(4))));
const right = (title: string) => ({ title, align: 'right' as const });
const left = (title: string) => ({ title, align: 'left' as const });

/** The calibration for a terminal: per model its parameters with standard errors and what it holds of history. */
export function calibrationText(report: CalibrationReport): string {
  const { histories, models, economy } = report;
  const parts = [
    `${wrapText(`${report.series}, ${report.quarters} quarters from ${report.firstQuarter}; bands are the 5-95 % range of ${histories} simulated histories of the same length.`)}\n`,
  ];
  for (const model of models) {
    parts.push(
      `${model.model}: ${model.holdsHistory ? 'holds' : 'does NOT hold'} annual sd, autocorrelation and worst drawdown\n${wrapText(`Method: ${model.method}`, '  ')}\n`,
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
    `Economy\n${wrapText(`Method: ${economy.method}`, '  ')}\n`,
    parameterTable(economy.parameters),
    `Effect of the economy on quarterly price growth, R2 ${figure(economy.priceRSquared)}\n`,
    parameterTable(economy.priceBetas),
    'Suburbs\n',
    parameterTable([report.suburb]),
    `${report.notes.map((note) => wrapText(`Note: ${note}`, '      ')).join('\n')}\n`,
  );
  return parts.join('\n');
}

/** By scenario field, which is what a user can set; what is no field stands there by its title. */
function parameterTable(parameters: readonly CalibrationReport['suburb'][]): string {
  return textTable(
    [left('scenario field or figure'), right('value'), right('std error')],
    parameters.map((p) => [p.path === '' ? p.title : p.path, figure(p.value), figure(p.standardError)]),
  );
}
