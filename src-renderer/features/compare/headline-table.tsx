import { useMemo, type ReactNode } from 'react';
import type { ChangeView, ComparisonView } from '../../../src-engine/index.ts';
import { letters } from '../../charts/letters.ts';
import { inSentence } from '../../charts/numbers.ts';
import { verdictText } from '../../charts/tables/pair-tables.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { countText, differenceText, valueText } from '../../ui/format.ts';
import { compareTerms, figureTerms } from '../../ui/help-terms.ts';
import { Panel } from '../../ui/panel.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';

type Line = ComparisonView['headline'][number];

/** Every headline figure of the runs, and how the chosen one differs from the base: interval and verdict beside each. */
export function HeadlineTable({
  view,
  other,
  tools,
  chosen,
  onChoose,
}: {
  view: ComparisonView;
  /** Place of the run that is set against the base, from 1. */
  other: number;
  tools: ReactNode;
  chosen: string;
  onChoose: (key: string) => void;
}) {
  const columns = useMemo(() => columnsOf(view, other), [view, other]);
  const paths = Math.min(...view.runs.map((run) => run.paths));
  const how = view.pairing === 'paired' ? 'Differences path by path' : 'Differences of separate samples';
  return (
    <Panel title={finding(view, other)} caption={`${how}, 95 % interval, n = ${countText(paths)}`} tools={tools}>
      <DataTable
        label="Headline figures"
        columns={columns}
        rows={view.headline}
        rowKey={(line) => line.key}
        marking="one"
        marked={[chosen]}
        onMark={(keys) => keys[0] !== undefined && onChoose(keys[0])}
        rowClass={(line) => (isReal(line.changes[other]) ? '' : 'faint')}
        place="compare-headline"
      />
    </Panel>
  );
}

const isReal = (change: ChangeView | null | undefined): boolean => change?.verdict === 'real';

function columnsOf(view: ComparisonView, other: number): readonly DataColumn<Line>[] {
  const letter = letters[other]!;
  const change = (line: Line) => line.changes[other] ?? null;
  return [
    { key: 'title', title: 'Measure', value: (line) => line.title, help: (line) => figureTerms[line.key] },
    ...view.runs.map((run, index): DataColumn<Line> => ({
      key: `run${index}`,
      title: letters[index]!,
      value: (line) => line.values[index]?.value ?? null,
      align: 'end',
      text: (line) => valueText(line.values[index]?.value ?? null, line.unit),
      doc: run.name,
      help: compareTerms.run,
    })),
    {
      key: 'change',
      title: `${letter} \u2212 A`,
      value: (line) => change(line)?.value ?? null,
      align: 'end',
      text: (line) => differenceText(change(line)?.value ?? null, line.unit),
      tone: 'em',
      width: 96,
      help: compareTerms.change,
    },
    {
      key: 'interval',
      title: '95 % interval',
      value: (line) => change(line)?.low ?? null,
      align: 'end',
      text: (line) => intervalText(change(line), line),
      width: 150,
      help: compareTerms.interval,
    },
    {
      key: 'verdict',
      title: 'Verdict',
      value: (line) => verdictOf(change(line)),
      cell: (line) => <Verdict change={change(line)} />,
      width: 250,
      help: compareTerms.verdict,
    },
  ];
}

function intervalText(change: ChangeView | null, { unit }: Line): string {
  if (change === null || change.low === null || change.high === null) return 'n/a';
  return `${differenceText(change.low, unit).replace(/\s(pp|x)$/u, '')} to ${differenceText(change.high, unit)}`;
}

/** 'real', or why nothing can be said: a difference is never shown without it. */
export function verdictOf(change: ChangeView | null): string {
  if (change === null) return 'n/a';
  const further = change.verdict === 'not-distinguishable' ? change.furtherPaths : null;
  return `${verdictText[change.verdict]}${further === null ? '' : `, needs about ${countText(further)} more paths`}`;
}

export function Verdict({ change }: { change: ChangeView | null }) {
  return <span className={isReal(change) ? 'tag real' : 'tag'}>{verdictOf(change)}</span>;
}

/** What the comparison says, in a sentence. */
export function finding(view: ComparisonView, other: number): string {
  const letter = letters[other]!;
  const first = view.headline[0];
  const change = first?.changes[other] ?? null;
  if (first === undefined || change === null || change.value === null) return `${letter} against A`;
  const name = subject(first.title);
  if (change.verdict === 'equal') return `${name} is equal in A and ${letter}`;
  if (change.verdict !== 'real') return `${name} cannot be told apart in A and ${letter}`;
  const size = differenceText(Math.abs(change.value), first.unit).replace('+', '');
  return `${name} is ${size} ${change.value > 0 ? 'higher' : 'lower'} in ${letter} than in A`;
}

/** 'Net IRR, mean' -> 'Mean net IRR'. */
const subject = (title: string): string =>
  title.endsWith(', mean') ? `Mean ${inSentence(title.slice(0, -6))}` : title;
