import type { RunResult } from '../../../src-engine/index.ts';
import { formatValue } from './format-value.ts';
import { textTable } from './text-table.ts';

const percent = (value: number) => formatValue(value, 'Fraction');
const title = (name: string) => name[0]!.toUpperCase() + name.slice(1);

/** The classes of capital: where they attach, what they earn, how often they fall short; nothing without tranches. */
export function trancheTable({ tranches, summary }: RunResult): string {
  if (tranches.length === 0) return '';
  const metric = (name: string) => summary.metrics.find((m) => m.name === name)!;
  const rows = tranches.map((line) => {
    const irr = metric(`${line.class}IrrAnnual`);
    const at = (percentile: number) =>
      formatValue(irr.percentiles.find((p) => p.percentile === percentile)?.value ?? null, 'Annual');
    return [
      title(line.class),
      percent(line.sizeFraction),
      `${percent(line.attachmentFraction)} - ${percent(line.detachmentFraction)}`,
      formatValue(irr.mean, 'Annual'),
      formatValue(irr.sd, 'Annual'),
      at(0.05),
      at(0.5),
      at(0.95),
      formatValue(metric(`${line.class}WalYears`).mean, 'Year'),
      percent(line.shortfallProbability.value),
      percent(line.expectedLossFraction),
    ];
  });
  const heads = ['size', 'attaches - detaches', 'IRR mean', 'sd', 'P5', 'P50', 'P95', 'WAL', 'shortfall', 'exp. loss'];
  const table = textTable(
    [{ title: 'Tranches', align: 'left' }, ...heads.map((head) => ({ title: head, align: 'right' as const }))],
    rows,
  );
  return `${table}${testLines(summary)}`;
}

/** Failed tests and trapped cash, where there is a class that can be tested. */
function testLines(summary: RunResult['summary']): string {
  const mean = (name: string) => summary.metrics.find((m) => m.name === name)?.mean ?? NaN;
  const failed = ['senior', 'mezzanine'].flatMap((name) => {
    const count = mean(`${name}FailedTestCount`);
    return Number.isNaN(count) ? [] : [`${name} ${formatValue(count, 'Count')}`];
  });
  if (failed.length === 0) return '';
  return `Failed test dates a path: ${failed.join(', ')}; months with trapped cash: ${formatValue(mean('trappedMonths'), 'Count')}.\n`;
}
