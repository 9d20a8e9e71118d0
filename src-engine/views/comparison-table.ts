import type { ComparisonView, TableView } from './shapes.ts';

const number = (key: string, doc: string) => ({ key, title: key, unit: null, doc });
const text = (key: string, doc: string) => ({ key, title: key, unit: 'Text', doc }) as const;

/** Figures and changes of a comparison as one table, a row a figure and run. */
export function comparisonTable({ runs, headline, pairing, pairingReason }: ComparisonView): TableView {
  const rows = headline.flatMap(({ title, unit, values, changes }) =>
    runs.map(({ letter, name }, r) => {
      const change = changes[r] ?? null;
      return {
        unit,
        cells: [
          title,
          unit,
          letter,
          name,
          values[r]!.value,
          values[r]!.standardError,
          change?.value ?? null,
          change?.standardError ?? null,
          change?.low ?? null,
          change?.high ?? null,
          change?.verdict ?? 'base',
          change?.furtherPaths ?? null,
        ],
      };
    }),
  );
  return {
    key: 'comparison',
    title: 'Figures of each run and their change against the first',
    caption: pairing === 'paired' ? 'Changes path by path on shared draws' : pairingReason,
    columns: [
      text('figure', 'Figure'),
      text('unit', 'Unit of its values'),
      text('run', 'Letter of the run'),
      text('name', 'Name of the run'),
      number('value', 'Value of the run'),
      number('standardError', 'Its standard error'),
      number('change', 'Run less the first run'),
      number('changeStandardError', 'Standard error of the change'),
      number('changeLow', 'Low end of its 95 % interval'),
      number('changeHigh', 'High end of its 95 % interval'),
      text('verdict', 'Whether the change stands out from noise'),
      { key: 'furtherPaths', title: 'furtherPaths', unit: 'Count', doc: 'Further paths after which it would' },
    ],
    rows: rows.map(({ cells }) => cells),
    rowUnits: rows.map(({ unit }) => unit),
    totalRows: [],
  };
}
