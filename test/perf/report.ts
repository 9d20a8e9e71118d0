/** One line of the report: what was asked for and what was measured. */
export type Line = {
  readonly target: string;
  readonly what: string;
  /** A peer that is missing leaves null: then the line says what is missing. */
  readonly value: number | null;
  readonly limit?: number;
  /** Whether the value must be at least or at most the limit. */
  readonly side?: 'at least' | 'at most';
  readonly unit: string;
  readonly note?: string;
};

export function printHeading(title: string): void {
  console.log(`\n### ${title}\n\n| target | what | measured | asked | |\n|---|---|---|---|---|`);
}

/** Prints a line as a row of a Markdown table; a missed limit is marked. */
export function printLine({ target, what, value, limit, side, unit, note = '' }: Line): void {
  const shown = value === null || Number.isNaN(value) ? 'not measured' : `${round(value)} ${unit}`.trimEnd();
  const asked = limit === undefined ? '' : `${side} ${limit} ${unit}`.trimEnd();
  const met = value === null || limit === undefined || (side === 'at least' ? value >= limit : value <= limit);
  console.log(`| ${target} | ${what} | ${shown} | ${asked} | ${met ? note : `MISSED ${note}`.trim()} |`);
}

function round(value: number): string {
  return Math.abs(value) >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toPrecision(3);
}
