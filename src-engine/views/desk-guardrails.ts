import type { StoredResult } from '../fund/run/result-schema.ts';
import { orNull } from './plain.ts';
import type { DeskView, SeriesView, TableView } from './shapes.ts';
import { guardrailFinding, worstFirst } from './worst-guardrail.ts';
import { numberWords, shareWords } from './words.ts';

/** Every rule, worst first, and the share of paths that break each. */
export function guardrailDesk(result: StoredResult): Omit<DeskView, 'tab'> {
  const tables = result.guardrails.length === 0 ? [] : [guardrailTableView(result)];
  return { distributions: [], fans: [], series: shareSeries(result), tables };
}

const states = { pass: 'kept', breach: 'breached', 'not-evaluable': 'n/a' } as const;

/** State of every rule with its limit, value and headroom in its own unit. */
export function guardrailTableView(result: StoredResult): TableView {
  const rules = result.guardrails.toSorted(worstFirst);
  const own = (key: string, title: string, doc: string) => ({ key, title, unit: null, doc });
  const text = (key: string, title: string, doc: string) => ({ key, title, unit: 'Text', doc }) as const;
  return {
    key: 'guardrails',
    title: guardrailFinding(result),
    caption: `No rule stops a run; n = ${numberWords(result.manifest.pathsCompleted)}, seed ${result.manifest.seed}`,
    columns: [
      text('title', 'Guardrail', 'What is watched'),
      text('state', 'State', 'Kept, breached, accepted by an override, or not evaluable'),
      text('severity', 'Severity', 'What a breach means'),
      own('value', 'Value', 'The value that is judged'),
      own('limit', 'Limit', 'Where the rule breaks'),
      own('headroom', 'Headroom', 'Distance to the limit, positive on the safe side'),
      { key: 'shareOfPaths', title: 'Paths in breach', unit: 'Fraction', doc: 'Share of the judged paths that break the rule' }, // prettier-ignore
      {
        key: 'firstMonth',
        title: 'First month',
        unit: 'Month',
        doc: 'Median first month over the paths that break it',
      },
      text('override', 'Override', 'Who accepted the breach, when, until when and why'),
      text('reason', 'Basis', 'How the value comes about, or why it cannot be judged'),
      text('rule', 'Rule', 'Name in the scenario'),
    ],
    rows: rules.map((rule) => [
      rule.title,
      rule.state === 'breach' && rule.override?.covers === true ? 'accepted' : states[rule.state],
      rule.severity,
      orNull(rule.value),
      orNull(rule.limit),
      orNull(rule.headroom),
      orNull(rule.shareOfPaths),
      orNull(rule.firstMonth),
      overrideText(rule.override),
      rule.reason,
      rule.rule,
    ]),
    rowUnits: rules.map(({ unit }) => unit),
    totalRows: [],
  };
}

function overrideText(override: StoredResult['guardrails'][number]['override']): string {
  if (override === null) return '';
  const until = override.until === null ? '' : `, until ${override.until}`;
  const covers = override.covers ? '' : ' (does not cover this)';
  return `${override.by}, ${override.date}${until}: ${override.reason}${covers}`;
}

/** The rules that some paths break, most first. */
function shareSeries({ guardrails }: StoredResult): readonly SeriesView[] {
  const broken = guardrails
    .filter(({ shareOfPaths }) => (shareOfPaths ?? 0) > 0)
    .toSorted((a, b) => b.shareOfPaths! - a.shareOfPaths!);
  if (broken.length === 0) return [];
  return [
    {
      key: 'guardrail-shares',
      title: `${broken[0]!.title}: broken on ${shareWords(broken[0]!.shareOfPaths)} of paths, more than any other`,
      unit: 'Fraction',
      xTitle: 'Guardrail',
      x: broken.map(({ title }) => title),
      lines: [
        { name: 'Share of paths in breach', kind: 'bar', values: broken.map(({ shareOfPaths }) => shareOfPaths) },
      ],
    },
  ];
}
