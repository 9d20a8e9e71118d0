import { chosenPercentWords, numberWords } from '../../../../src-engine/index.ts';
import { headSheet, runCaption } from '../layout/heading.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { text } from '../model/cell.ts';
import type { PackRun } from '../model/pack-data.ts';
import { createSheet } from '../model/sheet-builder.ts';
import { wrappedRow } from '../layout/table-rows.ts';

const widths = [26, 110] as const;

type Section = readonly (readonly [topic: string, words: string])[];

/** How the figures come about, by which conventions, and what they cannot say. */
export const methodologySheet: SheetMaker = ({ runs: [run] }) => {
  const { result, scenario } = run;
  const sheet = createSheet('methodology', 'Methodology and limits', widths);
  headSheet(
    sheet,
    widths,
    `Every figure stands on ${numberWords(result.manifest.pathsCompleted)} simulated futures of the same fund, advance by advance`,
    runCaption(run),
  );
  const sections: readonly (readonly [string, Section])[] = [
    ['How a future is simulated', simulated],
    ['How figures are made of many futures', statistics(run)],
    ['Conventions', conventions(scenario.waterfall.hurdleAnnual)],
    ['What the figures cannot say', limits],
  ];
  for (const [title, section] of sections) {
    sheet.row(text(title, 'heading'), text('', 'heading'));
    for (const [topic, words] of section) wrappedRow(sheet, widths, text(topic), text(words, 'body'));
    sheet.space();
  }
  return sheet.done();
};

const simulated: Section = [
  [
    'Market',
    'Prices of each suburb are a national part, a part of its zone and a part of its own, drawn month by month beside cash rate, unemployment, inflation and population. Nothing that the fund does moves them.',
  ],
  [
    'Advances',
    'Each month the fund picks the zone that is furthest below its target, a suburb by its sales and a home of its simulated stock. The advance is limited by LTV, combined LTV and ticket. Homes, first mortgages and tenure are drawn from published distributions.',
  ],
  [
    'Exits',
    'Sale, refinance, default and life events compete as hazards that depend on age, prices, rates and unemployment. Contracts mature; what still lives at the end of the fund falls under its end rule.',
  ],
  [
    'Settlement',
    'The owner owes principal, simple interest and a share of the gain. The fund receives no more than the home leaves after selling costs and the first mortgage: the advance is without recourse.',
  ],
  [
    'Cash of the fund',
    'A ledger of monthly lines in which sources equal uses plus the change in cash. Early exits may be advanced again for some years; fees accrue monthly and are paid quarterly; what is not kept is distributed at quarter-ends.',
  ],
  [
    'Waterfall',
    'Return of capital, preferred return, catch-up, carry tiers, escrow and clawback, by the terms sheet. Classes of debt, where there are any, are paid before.',
  ],
];

function statistics({ result }: PackRun): Section {
  const { mode, pathsAsked, pathsCompleted, seed, engineVersion } = result.manifest;
  const partial = result.partial
    ? ` The run was stopped: ${numberWords(pathsCompleted)} of ${numberWords(pathsAsked)} paths were done.`
    : '';
  return [
    [
      'This run',
      `Mode ${mode}, seed ${seed}, engine ${engineVersion}. A draw depends on seed, path and place alone, so the run can be made again to the last bit on any number of processors.${partial}`,
    ],
    [
      'Percentiles',
      'Between ranks as PERCENTILE of Excel does. A path that loses everything counts as -100 %; a path without a rate of return is left out and counted beside the figure.',
    ],
    [
      'Standard errors',
      'Errors of a mean say how far it would move with other draws. They say nothing of whether the model is right. Intervals are 95 %.',
    ],
    [
      'Differences',
      'Runs on the same draws are compared path by path. A difference is called real when its interval leaves out zero.',
    ],
    [
      'Median path',
      'The path at the middle rank of net IRR, simulated again in full. It is one future and not an average: its cash flows are neither median nor mean cash flows.',
    ],
    [
      'Mean cash flow',
      'The waterfall of cash flows averaged over paths. Carry is not linear in cash, so its result is not the mean of outcomes.',
    ],
  ];
}

const conventions = (hurdleAnnual: number): Section => [
  [
    'Rates of return',
    'Monthly flows from first close, effective a year: (1 + monthly rate)^12 - 1. Net is the investors without the commitment of the manager, after fees and carry. Gross is advances and their proceeds.',
  ],
  ['Multiples', 'TVPI = DPI + RVPI over capital paid in. Paid-in capital is gross of recallable distributions.'],
  [
    'Hurdle',
    `${chosenPercentWords(hurdleAnnual)} a year on capital from the month of its call, unless the terms say otherwise.`,
  ],
  [
    'Valuation',
    'A living advance is marked at what it would pay if its home had moved with the index of its suburb and were sold now. Net assets are marks and cash less debt and fees owed.',
  ],
  [
    'Money and time',
    'Australian dollars; A$m are millions; negatives in brackets. Month 0 is first close; calls and exits fall at month-ends. Financial years end on 30 June.',
  ],
  [
    'Colours',
    'Blue is typed in, black is reckoned here, green is read from another sheet. A check cell is zero when all is well; the cover counts those that are not.',
  ],
];

const limits: Section = [
  [
    'Growth is a view',
    'Eighteen years of quarters fix expected growth to about two points a year either way. No number of paths makes that narrower; vary it.',
  ],
  [
    'History is one sample',
    'A price model that could have produced the past is not refuted, which is less than confirmed.',
  ],
  [
    'Owners are simulated',
    'No application book of such contracts exists to fit to. Exits rest on all owners of homes, not on those who take an advance; the scenario has multipliers for that.',
  ],
  [
    'Terms are applied as written',
    'No dispute, waiver, error or delay of a party is simulated unless a setting says so.',
  ],
  [
    'Not modelled',
    'Tax of single investors, costs of a dispute, changes of law, and what a manager would do that no rule of the scenario says.',
  ],
  [
    'No advice',
    'Figures follow from assumptions that the reader can see and change. They are no forecast and no recommendation.',
  ],
];
