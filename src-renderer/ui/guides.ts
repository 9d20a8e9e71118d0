/** The three guided tasks: what the user does, step by step. The window ticks a step off where it can tell (`state/guide.ts`). */
export const guides = [
  {
    key: 'change-a-fee',
    title: 'Change a fee',
    text: 'Edit one input of the sample fund and watch the live strip. 3 minutes.',
    steps: [
      { text: 'A variant of the sample fund is open at Fees. Set the management fee rate to 1.60 %.', sign: 'edited' },
      { text: 'See the cash curve and the checks at the right answer at once.', sign: 'none' },
      { text: 'Press Ctrl+Enter to run it, and watch the paths come in.', sign: 'run' },
      { text: 'Open Results: the headline says how often the fund reaches its hurdle.', sign: 'results' },
    ],
  },
  {
    key: 'compare',
    title: 'Compare two scenarios',
    text: 'See what differs, by how much, and whether it is real. 4 minutes.',
    steps: [
      { text: 'Run the sample fund and a variant of it, so that both have a finished run.', sign: 'two-results' },
      { text: 'In the library mark both rows with Space, then press Compare.', sign: 'compare' },
      { text: 'Read the inputs that differ first, then the differences with their interval.', sign: 'none' },
      { text: 'Grey means: not distinguishable from chance with this many paths.', sign: 'none' },
    ],
  },
  {
    key: 'export',
    title: 'Take results with you',
    text: 'Copy a table to a spreadsheet, export figures as CSV and a pack for a committee. 4 minutes.',
    steps: [
      { text: 'Open a finished run in Results.', sign: 'results' },
      { text: 'Click a table, press Ctrl+A and Ctrl+C, and paste into a spreadsheet.', sign: 'none' },
      { text: 'Press Ctrl+K, type export and take the metrics of all paths as CSV.', sign: 'none' },
      { text: 'Press Ctrl+Shift+E, choose the short memo and export it: a workbook that recalculates.', sign: 'none' },
    ],
  },
] as const;

export type Guide = (typeof guides)[number];
export type GuideKey = Guide['key'];
export type GuideSign = Guide['steps'][number]['sign'];
