import { headSheet, runCaption } from '../layout/heading.ts';
import { headRow } from '../layout/table-rows.ts';
import { addressOf, columnLetters } from '../model/address.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { choice, formula, number, text, type Cell } from '../model/cell.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';
import { checkCell } from '../layout/check-cell.ts';
import { lowerFirst } from './driver-titles.ts';
import { riskRegister, unmeasuredRisks, type Risk } from './risk-register.ts';
import { impactOf, likelihoodOf, type Measure } from './risk-measures.ts';

const widths = [52, 12, 11, 13, 11, 11, 9, 24] as const;
const LEVELS = 5;

/** Lower ends of the five levels: shares of paths, and points of net IRR lost. A committee may set its own. */
const likelihoodFrom = [0, 0.05, 0.2, 0.5, 0.8] as const;
const impactFrom = [0, 0.0025, 0.005, 0.01, 0.02] as const;
const likelihoodNames = ['Rare', 'Unlikely', 'Possible', 'Likely', 'Almost certain'] as const;
const impactNames = ['Slight', 'Minor', 'Moderate', 'Major', 'Severe'] as const;

type Placed = Risk & {
  readonly chance: Measure;
  readonly loss: Measure;
  readonly chanceLevel: number | null;
  readonly lossLevel: number | null;
};

/** Who may answer for a risk; the committee chooses. */
const owners = ['Portfolio', 'Risk', 'Finance', 'Operations', 'Legal and compliance', 'Committee'] as const;

/** Likelihood times impact from figures of this pack, not from opinions. */
export const riskMatrixSheet: SheetMaker = ({ runs: [run] }) => {
  const risks: readonly Placed[] = riskRegister
    .map((risk) => {
      const [chance, loss] = [likelihoodOf(risk.likelihood, run), impactOf(risk.impact, run)];
      return {
        ...risk,
        chance,
        loss,
        chanceLevel: levelOf(chance.value, likelihoodFrom),
        lossLevel: levelOf(loss.value === null ? null : Math.max(0, -loss.value), impactFrom),
      };
    })
    .toSorted((a, b) => scoreOf(b) - scoreOf(a));
  const sheet = createSheet('risk-matrix', 'Risk matrix', widths);
  headSheet(sheet, widths, titleOf(risks), runCaption(run));
  sheet.paragraph(
    'Likelihood is a share of paths of this run; impact is what the mean net IRR loses in a re-run on the same draws. Both are read from the sheets of this pack and set into five levels by the blue limits below, which the committee may change: grid and scores follow. A risk with a figure missing is not placed. The owner is for the committee to choose.',
    'note',
  );
  sheet.space();
  const limits = levelTable(sheet);
  const gridAt = sheet.next();
  const first = gridAt + LEVELS + 7 + unmeasuredRisks.length;
  const last = first + 2 * risks.length - 1;
  grid(sheet, risks, { likelihood: `$C$${first + 1}:$C$${last + 1}`, impact: `$E$${first + 1}:$E$${last + 1}` });
  headRow(
    sheet,
    widths,
    'Risk, highest score first',
    'Chance',
    'Level',
    'Change of net IRR',
    'Level',
    'Score',
    '',
    'Owner',
  );
  for (const risk of risks) riskRow(sheet, risk, limits);
  if (sheet.next() !== last + 1) throw new Error('the risks are not where their grid looks for them');
  return sheet.done();
};

/** 1 to 5; null without a figure. */
function levelOf(value: number | null, from: readonly number[]): number | null {
  return value === null ? null : from.filter((limit) => value >= limit).length;
}

const scoreOf = ({ chanceLevel, lossLevel }: Placed): number =>
  chanceLevel === null || lossLevel === null ? -1 : chanceLevel * lossLevel;

function titleOf(risks: readonly Placed[]): string {
  const placed = risks.filter((risk) => scoreOf(risk) >= 0);
  const top = placed[0];
  if (top === undefined) return 'No risk can be placed: the pack has no downside cases or sensitivities';
  const high = placed.filter((risk) => scoreOf(risk) >= 15).length;
  return `Highest of ${placed.length} measured risks: ${lowerFirst(top.title)}${high > 1 ? `; ${high} score 15 or more of 25` : ''}`;
}

/** The limits of the levels, as inputs. */
function levelTable(sheet: SheetBuilder): { readonly likelihood: string; readonly impact: string } {
  headRow(sheet, widths, 'Levels', '1', '2', '3', '4', '5');
  const row = (title: string, from: readonly number[], unit: 'Fraction' | 'Annual', anchor: string) => {
    const at = sheet.row(text(title), ...from.map((limit, l) => number(limit, unit, l === 0 ? 'value' : 'input')));
    sheet.anchor(anchor, at, 1, at, LEVELS);
    for (let l = 1; l < LEVELS; l += 1)
      sheet.validate({
        at: { row: at, column: 1 + l },
        rule: { kind: 'decimal', low: 0, high: 1 },
        message: `${title}: from 0 % to 100 %, each above the one before`,
      });
    return `$B$${at + 1}:$F$${at + 1}`;
  };
  const likelihood = row('Likelihood from, share of paths', likelihoodFrom, 'Fraction', 'likelihood-levels');
  const impact = row('Impact from, points of net IRR lost', impactFrom, 'Annual', 'impact-levels');
  sheet.space();
  return { likelihood, impact };
}

/** How many risks stand in each field. */
function grid(sheet: SheetBuilder, risks: readonly Placed[], blocks: { likelihood: string; impact: string }): void {
  const head = headRow(sheet, widths, 'Likelihood down, impact across', ...impactNames, 'All');
  for (let likelihood = LEVELS; likelihood >= 1; likelihood -= 1) {
    const row = sheet.next();
    const counts = impactNames.map(
      (_, i) => risks.filter(({ chanceLevel, lossLevel }) => chanceLevel === likelihood && lossLevel === i + 1).length,
    );
    sheet.row(
      text(`${likelihood}  ${likelihoodNames[likelihood - 1]!}`),
      ...counts.map((count, i) =>
        formula(`COUNTIFS(${blocks.likelihood},${likelihood},${blocks.impact},${i + 1})`, count, 'Count'),
      ),
      formula(
        `SUM(${addressOf({ row, column: 1 })}:${addressOf({ row, column: LEVELS })})`,
        counts.reduce((a, b) => a + b, 0),
        'Count',
        'total',
      ),
    );
  }
  const placed = risks.filter((risk) => scoreOf(risk) >= 0);
  const total = (column: number, count: number) => {
    const letters = columnLetters(column);
    return formula(`SUM(${letters}${head + 2}:${letters}${head + 1 + LEVELS})`, count, 'Count', 'total');
  };
  const row = sheet.row(
    text('All that are placed', 'total-label'),
    ...impactNames.map((_, i) => total(i + 1, placed.filter(({ lossLevel }) => lossLevel === i + 1).length)),
    total(LEVELS + 1, placed.length),
  );
  sheet.row(
    text('Check: risks with a score less those in the grid', 'note'),
    ...Array.from<null>({ length: LEVELS }).fill(null),
    checkCell(`COUNT({risk-matrix.scores})-G${row + 1}`, 0, 0, 'Count'),
  );
  sheet.anchor('grid-check', row + 1, LEVELS + 1);
  sheet.check('grid-check', 'Risk matrix: every risk with a score stands in the grid', 'exact');
  sheet.space();
  headRow(sheet, widths, 'Not measured by the model');
  for (const risk of unmeasuredRisks) sheet.paragraph(risk, 'body');
  sheet.space();
  const first = sheet.next() + 1;
  sheet.anchor('scores', first, 5, first + 2 * risks.length - 1, 5);
}

function riskRow(sheet: SheetBuilder, risk: Placed, limits: { likelihood: string; impact: string }): void {
  const row = sheet.next();
  const at = (column: number) => addressOf({ row, column });
  const figure = ({ anchor, value }: Measure, unit: 'Fraction' | 'Annual'): Cell =>
    anchor === '' ? number(value, unit) : formula(`{${anchor}}`, value, unit);
  const score = scoreOf(risk);
  sheet.row(
    text(risk.title),
    figure(risk.chance, 'Fraction'),
    formula(`IF(ISNUMBER(${at(1)}),MATCH(${at(1)},${limits.likelihood},1),"n/a")`, risk.chanceLevel, 'Count'),
    figure(risk.loss, 'Annual'),
    formula(`IF(ISNUMBER(${at(3)}),MATCH(MAX(0,-${at(3)}),${limits.impact},1),"n/a")`, risk.lossLevel, 'Count'),
    formula(
      `IF(AND(ISNUMBER(${at(2)}),ISNUMBER(${at(4)})),${at(2)}*${at(4)},"n/a")`,
      score < 0 ? null : score,
      'Count',
    ),
    null,
    choice('', owners),
  );
  sheet.paragraph(`${risk.chance.words}. ${risk.loss.words}. Mitigant: ${risk.mitigant}.`, 'note');
}
