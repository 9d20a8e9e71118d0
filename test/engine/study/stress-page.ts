import type { CaseTable, Comparison, Figures } from '../../../src-engine/study/compare.ts';
import { studyFigures } from '../../../src-engine/study/figures.ts';
import type { Measured } from '../../../src-engine/study/paired.ts';
import type { ReverseStress } from '../../../src-engine/study/reverse-stress.ts';
import type { Sensitivity } from '../../../src-engine/study/sensitivity.ts';
import type { Unit } from '../../../src-engine/core/units.ts';

export type StressPageFigures = {
  readonly table: CaseTable;
  readonly sensitivity: Sensitivity;
  readonly reverse: readonly ReverseStress[];
};

/** The text of docs/stress.md. A test compares it with the file, so the page cannot fall behind the engine. */
export function renderStressPage({ table, sensitivity, reverse }: StressPageFigures): string {
  return `${[
    '# Stress, sensitivity, reverse stress',
    'Written by `test/engine/study/stress-page.full.ts` from the engine; the test fails when this page is stale (renew it with `vitest -u`). The commands named here print the same figures. Formulas and limits: `src-engine/fund/stress/README.md` and `src-engine/study/README.md`.',
    `Every figure is a run of the whole fund: nothing is scaled, interpolated or extrapolated. All runs share the seed, so path k has the same market, homes and owners in each of them, and a change is measured path by path: where a change leaves the luck of a path in place, its error is far below that of either run. Scenario: \`base-100m\`; +- is one standard error.`,
    '## Named stresses and recorded markets',
    `\`equihome stress base-100m\`; ${table.pathCount.toLocaleString('en-AU')} paths a run.`,
    levels(table),
    'Change against the base, in points (TVPI: multiples):',
    changes(table),
    table.cases.map(({ name, doc }) => `- **${name}**: ${doc}.`).join('\n'),
    '- Mild, severe and crisis build up over months 24 to 36, last to month 48, and are gone by month 72; values do not come back, they grow on from the lower level.',
    'A replay takes the spread of the national index out of its stretch: all paths go through the same record. Compare its mean with the base, not its percentiles. P(hurdle) of a replay is that of this one history.',
    '## One at a time',
    `\`equihome sensitivity base-100m --paths ${sensitivity.pathCount}\` moves five terms and five drivers to a low and a high value, all else equal; the scenario names them (\`sensitivity.drivers\`), and \`--driver path=low:high\` goes before the scenario. Change in points:`,
    sensitivityTable(sensitivity),
    '## What breaks it, or what would it take?',
    `\`equihome reverse base-100m --paths ${sensitivity.pathCount} --driver <path> --target <figure>=<value>\` looks for the value of one number of the scenario at which a figure crosses the target. The range is scanned in eight steps, then the crossing nearest to the scenario is closed in on. The error of the answer is the error of the figure over its slope.`,
    reverseTable(reverse),
    '## In a scenario',
    '```yaml\nstress:\n  preset: severe # none, mild, severe, crisis\n  rateRiseAnnual: 0.02 # own shocks come on top\n  startMonth: 36\n  replay:\n    episode: sydney-2017 # none, stagnation-1989, stagnation-1989-real, sydney-2017, own\n    startMonth: 24\n    economy: changes # or levels, simulated\n```',
    'All parameters: `docs/parameters.md`, section Stress.',
  ].join('\n\n')}\n`;
}

const heads = studyFigures.map(({ title }) => title);

function levels({ base, cases }: CaseTable): string {
  const line = (figures: Figures) => studyFigures.map(({ name, unit }) => level(figures[name]!, unit));
  return markdown(
    ['Case', ...heads],
    [['base', ...line(base)], ...cases.map(({ name, result }) => [name, ...line(ran(result).figures)])],
  );
}

function changes({ cases }: CaseTable): string {
  return markdown(
    ['Case', ...heads],
    cases.map(({ name, result }) => [
      name,
      ...studyFigures.map((figure) => change(ran(result).changes[figure.name]!, figure.unit)),
    ]),
  );
}

function sensitivityTable({ rows }: Sensitivity): string {
  const shown = studyFigures.filter(({ name }) =>
    ['meanNetIrrAnnual', 'p5NetIrrAnnual', 'hurdleProbabilityFraction'].includes(name),
  );
  return markdown(
    ['Driver', 'Value', ...shown.map(({ title }) => title)],
    rows.flatMap(({ driver, low, high }) =>
      [low, high].map(({ value, result }) => [
        `\`${driver.path}\``,
        String(value),
        ...shown.map(({ name, unit }) => change(ran(result).changes[name]!, unit)),
      ]),
    ),
  );
}

function reverseTable(reverse: readonly ReverseStress[]): string {
  return markdown(
    ['Target', 'Base', 'Question', 'Driver', 'Searched', 'Answer', 'Figure there'],
    reverse.map(({ driver, figure, target, range, base, baseMeets, answer }) => [
      `${figure.title} ${level({ ...base, value: target, standardError: NaN }, figure.unit)}`,
      level(base, figure.unit),
      baseMeets ? 'what breaks it?' : 'what would it take?',
      `\`${driver.path}\``,
      `${range[0]} to ${range[1]}`,
      answer === null ? 'no value does' : `${answer.value.toPrecision(3)} +- ${answer.valueError.toPrecision(1)}`,
      answer === null ? '-' : level(answer.figure, figure.unit),
    ]),
  );
}

function ran(result: Comparison): Extract<Comparison, { outcome: 'run' }> {
  if (result.outcome === 'refused') throw new Error(result.reason);
  return result;
}

function inUnits(value: number, unit: Unit): string {
  const shown = unit === 'Multiple' ? value.toFixed(3) : (100 * value).toFixed(2);
  return Number(shown) === 0 ? shown.replace('-', '') : shown;
}
const margin = ({ standardError }: Measured, unit: Unit) =>
  Number.isFinite(standardError) ? ` +- ${inUnits(standardError, unit)}` : '';

function level(measured: Measured, unit: Unit): string {
  return `${inUnits(measured.value, unit)}${unit === 'Multiple' ? ' x' : ' %'}${margin(measured, unit)}`;
}

function change(measured: Measured, unit: Unit): string {
  const shown = inUnits(measured.value, unit);
  return `${Number(shown) > 0 ? '+' : ''}${shown}${margin(measured, unit)}`;
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
