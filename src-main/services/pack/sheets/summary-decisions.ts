import { chosenPercentWords, percentWords, shareWords, type StoredResult } from '../../../../src-engine/index.ts';
import { text, type Cell, type TextRole } from '../model/cell.ts';
import type { PackRun } from '../model/pack-data.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { metricOf, percentileOf } from './returns-metrics.ts';

/** A question of the committee, its answer in a word, and the figure behind it. */
export type Decision = {
  readonly asks: string;
  readonly says: string;
  readonly role: TextRole;
  readonly because: string;
};

const WIDTH = 3;

/** Four boxes side by side. Words follow from figures alone; where the line lies is said. */
export function writeDecisions(sheet: SheetBuilder, { result }: PackRun): void {
  const boxes = decisionsOf(result);
  const across = (cellOf: (decision: Decision) => Cell, lines: number) => {
    const row = sheet.row(...boxes.flatMap((one) => [cellOf(one), ...Array.from({ length: WIDTH - 1 }, () => null)]));
    boxes.forEach((_, k) => sheet.merge(row, k * WIDTH, (k + 1) * WIDTH - 1));
    if (lines > 1) sheet.lines(row, lines);
  };
  across(({ asks }) => text(asks, 'heading'), 1);
  across(({ says, role }) => text(says, role), 1);
  across(({ because }) => text(because, 'note'), 2);
  sheet.space();
}

export function decisionsOf(result: StoredResult): readonly Decision[] {
  return [hurdle(result), loss(result), guardrails(result), badCase(result)];
}

const unknown = (asks: string, because: string): Decision => ({ asks, says: 'n/a', role: 'warn', because });

function hurdle(result: StoredResult): Decision {
  const { hurdleAnnual, belowHurdleProbability: below } = result.summary.risk;
  const asks = 'Is the hurdle reached?';
  const met = metricOf(result, 'hurdleMetFlag');
  if (below.value === null || typeof met?.mean !== 'number') return unknown(asks, 'No path has a net IRR.');
  const says =
    met.mean === 1
      ? 'Always'
      : met.mean === 0
        ? 'Never'
        : met.mean >= 0.5
          ? 'More often than not'
          : 'Less often than not';
  const interval =
    below.low === null || below.high === null
      ? ''
      : ` (95 % interval ${percentWords(1 - below.high)} to ${percentWords(1 - below.low)})`;
  return {
    asks,
    says,
    role: met.mean >= 0.5 ? 'good' : 'bad',
    because: `Net IRR is at least ${chosenPercentWords(hurdleAnnual)} in ${shareWords(met.mean, met.standardError)} of paths${interval}.`,
  };
}

function loss(result: StoredResult): Decision {
  const { value } = result.summary.risk.lossProbability;
  const asks = 'Is capital lost?';
  if (value === null) return unknown(asks, 'No path has a net IRR.');
  const worst = percentWords(metricOf(result, 'netIrrAnnual')?.min);
  const says = value === 0 ? 'In no path' : `In ${shareWords(value)} of paths`;
  return {
    asks,
    says,
    role: value === 0 ? 'good' : value < 0.05 ? 'warn' : 'bad',
    because: `Share of paths with a net IRR below zero, red from 5 %. The worst path earns ${worst} a year.`,
  };
}

function guardrails({ guardrails: rules, guardrailCounts: counts }: StoredResult): Decision {
  const asks = 'Are limits broken?';
  if (rules.length === 0) return unknown(asks, 'This run has no guardrails.');
  const open = rules.filter(({ state, override }) => state === 'breach' && override?.covers !== true);
  const grave = open.filter(({ severity }) => severity === 'breach').length;
  const says = open.length === 0 ? 'None' : `${open.length} of ${rules.length}`;
  const accepted = counts.overridden > 0 ? ` ${counts.overridden} more are accepted by name.` : '';
  return {
    asks,
    says,
    role: open.length === 0 ? 'good' : grave > 0 ? 'bad' : 'warn',
    because: `${grave} of them are breaches, the others warnings.${accepted} ${counts.notEvaluable} cannot be judged.`,
  };
}

function badCase(result: StoredResult): Decision {
  const asks = 'What is a bad case?';
  const irr = metricOf(result, 'netIrrAnnual');
  const p5 = percentileOf(irr, 0.05);
  if (p5 === null) return unknown(asks, 'No path has a net IRR.');
  const tail = result.summary.risk.conditionalValueAtRisk.find(({ level }) => level === 0.95)?.value ?? null;
  return {
    asks,
    says: `${percentWords(p5)} a year`,
    role: p5 >= 0 ? 'good' : 'bad',
    because: `P5 of net IRR: one path in twenty is worse. Those earn ${percentWords(tail === null ? null : -tail)} a year on average.`,
  };
}
