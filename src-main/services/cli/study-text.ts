import {
  studyFigures,
  type CaseTable,
  type Comparison,
  type Figures,
  type Measured,
  type ReverseStress,
  type Sensitivity,
  type Unit,
} from '../../../src-engine/index.ts';
import { formatValue } from './format-value.ts';
import type { StudyHead } from './study-host.ts';
import { textTable, type TextColumn } from './text-table.ts';

const left = (title: string): TextColumn => ({ title, align: 'left' });
const right = (title: string): TextColumn => ({ title, align: 'right' });
const figureColumns = studyFigures.map(({ title }) => right(title));

/** Lines of a terminal are at most this wide. */
const WIDTH = 100;

function heading(head: StudyHead, pathCount: number): string {
  return `${head.scenarioName}: ${pathCount} paths a run, seed ${head.seed}, the same draws in every run\n\n`;
}

const inUnits = (value: number, unit: Unit) => (unit === 'Multiple' ? value.toFixed(3) : (100 * value).toFixed(2));

/** A change in points for rates: `-4.12`. */
function changeText({ value }: Measured, unit: Unit): string {
  if (!Number.isFinite(value)) return '-';
  const shown = inUnits(value, unit);
  const digits = shown.replace('-', '');
  if (Number(digits) === 0) return digits; // a change too small to show has no sign
  return value > 0 ? `+${shown}` : shown;
}

function errorText({ standardError }: Measured, unit: Unit): string {
  return Number.isFinite(standardError) ? `+-${inUnits(standardError, unit)}` : '';
}

const refusedCells = studyFigures.map(() => 'refused');
const levels = (figures: Figures) => studyFigures.map(({ name, unit }) => formatValue(figures[name]!.value, unit));
const errors = (figures: Figures) => studyFigures.map(({ name, unit }) => errorText(figures[name]!, unit));

/** Two lines: what changed, and its error. */
function changeLines(name: string, result: Comparison): string[][] {
  if (result.outcome === 'refused') return [[name, ...refusedCells]];
  const { changes } = result;
  return [
    [name, ...studyFigures.map((f) => changeText(changes[f.name]!, f.unit))],
    ['', ...errors(changes)],
  ];
}

/** Named stresses beside the base: levels, then changes. */
export function stressText(head: StudyHead, { pathCount, base, cases }: CaseTable): string {
  const rows = cases.map(({ name, result }) => [
    name,
    ...(result.outcome === 'refused' ? refusedCells : levels(result.figures)),
  ]);
  return [
    heading(head, pathCount),
    textTable([left('case'), ...figureColumns], [['base', ...levels(base)], ['', ...errors(base)], ...rows]),
    '\nChange against the base, path by path (points, or multiples for TVPI; +- one standard error)\n\n',
    textTable(
      [left('case'), ...figureColumns],
      cases.flatMap(({ name, result }) => changeLines(name, result)),
    ),
    '\n',
    ...cases.flatMap(({ name, doc, result }) => [
      wrapped(`${name}: ${doc}`),
      ...(result.outcome === 'refused' ? [wrapped(`  refused: ${result.reason}`)] : []),
    ]),
  ].join('');
}

/** One driver a line, largest swing first: change of mean net IRR, P5 and P(hurdle) at either value. */
export function sensitivityText(head: StudyHead, { pathCount, base, rows }: Sensitivity): string {
  const shown = studyFigures.filter(({ name }) => shownInSensitivity.has(name));
  const at = (value: number, unit: Unit) => (unit === 'Multiple' ? String(value) : formatValue(value, unit));
  const lines = rows.flatMap(({ driver, low, high }) =>
    [low, high].map(({ value, result }, i) => [
      i === 0 ? driver.path : '',
      at(value, driver.unit),
      ...shown.map(({ name, unit }) =>
        result.outcome === 'refused'
          ? 'refused'
          : `${changeText(result.changes[name]!, unit)} ${errorText(result.changes[name]!, unit)}`.trimEnd(),
      ),
    ]),
  );
  const refused = rows.flatMap(({ driver, low, high }) =>
    [low, high].flatMap(({ value, result }) =>
      result.outcome === 'refused' ? [wrapped(`${driver.path} = ${value} refused: ${result.reason}`)] : [],
    ),
  );
  return [
    heading(head, pathCount),
    'base: ',
    shown.map(({ name, title, unit }) => `${title} ${formatValue(base[name]!.value, unit)}`).join(', '),
    '\n\nChange against the base, path by path (points, or multiples for TVPI; +- one standard error)\n\n',
    textTable([left('driver'), right('at'), ...shown.map(({ title }) => right(title))], lines),
    ...refused,
  ].join('');
}
const shownInSensitivity = new Set(['meanNetIrrAnnual', 'p5NetIrrAnnual', 'hurdleProbabilityFraction']);

/** The answer of a reverse stress and every value that was run. */
export function reverseText(head: StudyHead, study: ReverseStress): string {
  const { driver, figure, target, range, base, baseMeets, answer, otherCrossings, trials, pathCount } = study;
  const shown = (value: number) => formatValue(value, figure.unit);
  const at = (value: number) => `${Number(value.toPrecision(6))}`;
  const aim = `${figure.title} of ${shown(target)}`;
  const margin = (error: number) => (Number.isFinite(error) ? ` +- ${at(error)}` : '');
  const figureText = (m: Measured) =>
    `${shown(m.value)}${Number.isFinite(m.standardError) ? ` +- ${shown(m.standardError)}` : ''}`;
  const question = baseMeets
    ? `The scenario meets a ${aim} (${figureText(base)}). What breaks it?`
    : `The scenario misses a ${aim} (${figureText(base)}). What would it take?`;
  const found =
    answer === null
      ? `No value of ${driver.path} from ${at(range[0])} to ${at(range[1])} ${baseMeets ? 'breaks' : 'reaches'} it.`
      : `${driver.path} = ${at(answer.value)}${margin(Number(answer.valueError.toPrecision(2)))}: there it is ${figureText(answer.figure)}. ` +
        `The crossing lies between ${at(answer.between[0].value)} and ${at(answer.between[1].value)}; ` +
        `searched from ${at(range[0])} to ${at(range[1])}, the scenario has ${Number.isNaN(driver.baseValue) ? 'none' : at(driver.baseValue)}.`;
  const others = otherCrossings.map(
    ([low, high]) => `It crosses the target between ${at(low)} and ${at(high)} as well.`,
  );
  return [
    heading(head, pathCount),
    ...[question, found, ...others].map(wrapped),
    '\n',
    textTable(
      [right(driver.path), right(figure.title), right('standard error')],
      trials.map(({ value, figure: m }) =>
        m === null
          ? [at(value), 'refused', '-']
          : [at(value), shown(m.value), Number.isFinite(m.standardError) ? shown(m.standardError) : '-'],
      ),
    ),
  ].join('');
}

/** A paragraph in lines of at most `WIDTH`. */
function wrapped(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return `${lines.join('\n')}\n`;
}
