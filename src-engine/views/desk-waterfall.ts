import type { StoredResult } from '../fund/run/result-schema.ts';
import type { Path } from './ledger-table.ts';
import { listOrNull, orNull } from './plain.ts';
import type { DeskView, SeriesView, TableView } from './shapes.ts';
import { numberWords, percentWords } from './words.ts';

/** Who got what of the distributions of the median path: by fund year as bars, tier by tier as a table. */
export function waterfallDesk({ detail }: StoredResult): Omit<DeskView, 'tab'> {
  const path = detail?.medianPath ?? null;
  return {
    distributions: [],
    fans: [],
    series: path === null ? [] : [partySeries(path), tierSeries(path)],
    tables: path === null ? [] : [tierTable(path), ...accountTable(path)],
  };
}

const partyName = (party: string) => (party === 'manager' ? 'Manager' : party);

const tierNames: Readonly<Record<string, string>> = {
  pref: 'Preferred return',
  'gp-commitment': 'GP commitment',
  'return-of-capital': 'Return of capital',
  'catch-up': 'Catch-up',
  split: 'Carry split',
};
const tierName = (tier: string) => tierNames[tier] ?? tier.charAt(0).toUpperCase() + tier.slice(1).replaceAll('-', ' ');

function partySeries({ path, years, ledger }: Path): SeriesView {
  const line = (name: string) => ledger.parties.find((one) => one.name === name)?.values ?? years.map(() => 0);
  return {
    key: 'waterfall-parties',
    title: `Median path (${numberWords(path)}): distributions by party`,
    unit: 'Aud',
    xTitle: 'Fund year',
    x: years.map(({ year }) => year),
    lines: [
      { name: 'LP class', kind: 'bar', values: listOrNull(line('lpAud')) },
      { name: 'GP commitment', kind: 'bar', values: listOrNull(line('gpCommitmentAud')) },
      { name: 'Carry', kind: 'bar', values: listOrNull(line('carryAud')) },
      ...(line('clawbackAud').some((value) => value !== 0)
        ? [{ name: 'Clawback to LPs', kind: 'line', values: listOrNull(line('clawbackAud')) } as const]
        : []),
    ],
  };
}

function tierSeries({ path, tiers }: Path): SeriesView {
  return {
    key: 'waterfall-tiers',
    title: `Median path (${numberWords(path)}): what each tier pays`,
    unit: 'Aud',
    xTitle: 'Tier',
    x: tiers.payments.map(({ tier, party }) => `${tierName(tier)}, ${partyName(party)}`),
    lines: [{ name: 'Paid', kind: 'bar', values: listOrNull(tiers.payments.map(({ amountAud }) => amountAud)) }],
  };
}

const columns: TableView['columns'] = [
  { key: 'tier', title: 'Tier', unit: 'Text', doc: 'Step of the waterfall, in order' },
  { key: 'party', title: 'To', unit: 'Text', doc: 'Who is paid or credited' },
  { key: 'amountAud', title: 'Amount', unit: 'Aud', doc: 'Sum over the life of the path' },
  { key: 'shareFraction', title: 'Share', unit: 'Fraction', doc: 'Share of all that went through the waterfall' },
  { key: 'firstMonth', title: 'First month', unit: 'Month', doc: 'First month in which the tier acts' },
  { key: 'lastMonth', title: 'Last month', unit: 'Month', doc: 'Last month in which the tier acts' },
  { key: 'rows', title: 'Steps', unit: 'Count', doc: 'Rows of the trace that are summed' },
  { key: 'sentence', title: 'What it does', unit: 'Text', doc: 'The tier in one sentence' },
];

const rowOf = (line: Path['tiers']['payments'][number]): TableView['rows'][number] => [
  tierName(line.tier),
  partyName(line.party),
  orNull(line.amountAud),
  orNull(line.shareFraction),
  line.firstMonth,
  line.lastMonth,
  line.rows,
  line.sentence,
];

function tierTable({ path, netIrrAnnual, tiers }: Path): TableView {
  const { payments } = tiers;
  const distributedAud = payments.reduce((sum, { amountAud }) => sum + amountAud, 0);
  const toManagerAud = payments
    .filter(({ party }) => party === 'manager')
    .reduce((sum, { amountAud }) => sum + amountAud, 0);
  return {
    key: 'waterfall-tiers',
    title:
      toManagerAud > 0
        ? `The manager gets ${percentWords(toManagerAud / distributedAud)} of what goes through the waterfall as carry`
        : distributedAud > 0
          ? 'No carry is paid on this path'
          : 'Nothing is distributed on this path',
    caption: `Path of the median IRR (path ${numberWords(path)}, ${percentWords(netIrrAnnual)} net), before clawback`,
    columns,
    rows: [
      ...payments.map(rowOf),
      ...(distributedAud > 0
        ? [['All tiers', '', distributedAud, 1, null, null, null, 'All that went through the waterfall']]
        : []),
    ],
    rowUnits: null,
    totalRows: distributedAud > 0 ? [payments.length] : [],
  };
}

function accountTable({ path, tiers }: Path): readonly TableView[] {
  if (tiers.accounts.length === 0) return [];
  return [
    {
      key: 'waterfall-accounts',
      title: 'What stands behind the tiers: calls, accruals, escrow and clawback',
      caption: `Path of the median IRR (path ${numberWords(path)}); these move accounts and pay nothing`,
      columns,
      rows: tiers.accounts.map(rowOf),
      rowUnits: null,
      totalRows: [],
    },
  ];
}
