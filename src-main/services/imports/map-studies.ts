import { isPlainObject } from '../../../src-engine/index.ts';
import { merged, partOf, type Convert, type Lookup, type ParameterRow } from './parameter-row.ts';

const list = 'cashflow_aggregator.sensitivity_parameters';
const drivers = 'sensitivity.drivers';

/** A number of one of our parameters from a value that an earlier name would have held; null when it has no single counterpart. */
function convertedNumber(row: ParameterRow | undefined, value: unknown, lookup: Lookup): number | null {
  if (row?.outcome !== 'mapped' || row.convert === null || typeof value !== 'number') return null;
  const converted = row.convert(value, lookup);
  const number = 'set' in converted ? converted.set[row.to[0]!] : null;
  return typeof number === 'number' ? number : null;
}

/** Lists whose entries name other parameters: each name and both values go through the row of that parameter. */
export function studyRows(rows: readonly ParameterRow[]): readonly ParameterRow[] {
  const sweeps: Convert = (value, lookup) => {
    if (!Array.isArray(value)) return { refuse: 'must be a list' };
    if (value.length === 0) return { ignore: 'an empty list; the usual drivers stay' };
    const named = [];
    for (const [at, item] of (value as readonly unknown[]).entries()) {
      const sweep = isPlainObject(item) ? item : {};
      const row = rows.find(({ from }) => from === sweep['parameter']);
      const low = convertedNumber(row, sweep['min_value'], lookup);
      const high = convertedNumber(row, sweep['max_value'], lookup);
      if (low === null || high === null)
        return { refuse: `entry ${at + 1} names no parameter that is one number here, with two values` };
      named.push({ parameter: row!.to[0]!, low: Math.min(low, high), high: Math.max(low, high) });
    }
    return { set: { [drivers]: named } };
  };
  return [
    merged(list, [drivers], 'names and both values are converted; steps between them are not taken', sweeps),
    ...['parameter', 'min_value', 'max_value', 'step_size'].map((name) => partOf(`${list}[].${name}`, list, [drivers])),
  ];
}
