import type { TableView } from '../../../src-engine/index.ts';
import { csvLines, csvText } from './csv.ts';

/** Lines that are held at a time. */
const LINES_A_PIECE = 256;

/** A table as CSV. Numbers keep every digit; flags are 1 and 0, what is unknown is empty. */
export function tableCsv({ columns, rows }: TableView): string {
  return csvText(
    columns.map(({ key }) => key),
    rows.map((row) => row.map((cell) => (typeof cell === 'boolean' ? Number(cell) : (cell ?? NaN)))),
  );
}

/**
 * Metrics of every path, a piece of text at a time.
 * @param paths path of each entry of the columns; null when entry k is path k
 */
export function* metricsCsv(
  columns: ReadonlyMap<string, Float64Array>,
  paths: Int32Array | null,
): Generator<string, void> {
  yield csvText(['path', ...columns.keys()], []);
  const values = [...columns.values()];
  const count = values[0]?.length ?? 0;
  for (let from = 0; from < count; from += LINES_A_PIECE)
    yield csvLines(
      Array.from({ length: Math.min(LINES_A_PIECE, count - from) }, (_, i) => [
        paths === null ? from + i : paths[from + i]!,
        ...values.map((column) => column[from + i]!),
      ]),
    );
}
