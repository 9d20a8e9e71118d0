/** Value of the imported configuration at a dotted path; undefined when it is not set or empty. */
export type Lookup = (path: string) => unknown;

/** What a value of the old configuration becomes. */
export type Converted =
  { readonly set: Readonly<Record<string, unknown>> } | { readonly ignore: string } | { readonly refuse: string };

export type Convert = (value: unknown, lookup: Lookup) => Converted;

/**
 * One parameter of earlier engines and what becomes of it. `mapped`: has one counterpart here. `merged`: one of several that
 * become one setting, or one that becomes several. `dropped`: has no meaning in this model. `group`: only holds others.
 */
export type ParameterRow = {
  readonly from: string;
  readonly outcome: 'group' | 'mapped' | 'merged' | 'dropped';
  /** Dotted paths of our parameters; empty unless mapped or merged. */
  readonly to: readonly string[];
  /** How it is converted, or why it is not. For people. */
  readonly why: string;
  /** Null when nothing is to be set. */
  readonly convert: Convert | null;
};

/** Changes one value; what is not of the expected type goes through unchanged and is refused by our schema with its range. */
export type ChangeValue = (value: unknown) => unknown;

const same: ChangeValue = (value) => value;

export const grouping = (from: string): ParameterRow => ({
  from,
  outcome: 'group',
  to: [],
  why: 'group',
  convert: null,
});

/** One name here for one name there. */
export function mapped(
  from: string,
  to: string,
  why = 'same meaning and unit',
  change: ChangeValue = same,
): ParameterRow {
  return { from, outcome: 'mapped', to: [to], why, convert: (value) => ({ set: { [to]: change(value) } }) };
}

/** A name that counts only where none of `unless` is set, since all of them set the same parameter here. */
export function fallback(
  from: string,
  to: string,
  unless: readonly string[],
  why: string,
  change: ChangeValue = same,
): ParameterRow {
  const convert: Convert = (value, lookup) => {
    const winner = unless.find((path) => lookup(path) !== undefined);
    if (winner === undefined) return { set: { [to]: change(value) } };
    return { ignore: `${winner} sets ${to} already; two settings for one thing became one` };
  };
  return { from, outcome: 'merged', to: [to], why, convert };
}

/** A name whose value becomes several settings, or is worked out together with others. */
export const merged = (from: string, to: readonly string[], why: string, convert: Convert): ParameterRow => ({
  from,
  outcome: 'merged',
  to,
  why,
  convert,
});

/** A name that is read together with `head`, the row that sets the parameters. */
export const partOf = (from: string, head: string, to: readonly string[]): ParameterRow => ({
  from,
  outcome: 'merged',
  to,
  why: `read together with ${head}`,
  convert: (_value, lookup) =>
    lookup(head) === undefined ? { ignore: `has a meaning only together with ${head}, which is not set` } : { set: {} },
});

export const dropped = (from: string, why: string): ParameterRow => ({
  from,
  outcome: 'dropped',
  to: [],
  why,
  convert: null,
});

/** A feature that this model does not have: 0 (or false) means the same here, anything else is refused. */
export function onlyZero(from: string, why: string): ParameterRow {
  const convert: Convert = (value) =>
    value === 0 || value === false ? { ignore: 'zero, which is how this model works anyway' } : { refuse: why };
  return { from, outcome: 'dropped', to: [], why, convert };
}

/** A choice whose values are named differently here. A value without a counterpart is refused with its reason. */
export function choice(
  from: string,
  to: readonly string[],
  values: Readonly<Record<string, unknown>>,
  why: string,
  refused: Readonly<Record<string, string>> = {},
): ParameterRow {
  const convert: Convert = (value) => {
    const key = String(value);
    if (Object.hasOwn(values, key)) return { set: Object.fromEntries(to.map((path) => [path, values[key]])) };
    return { refuse: refused[key] ?? `is none of ${Object.keys(values).join(', ')}` };
  };
  return { from, outcome: to.length > 1 ? 'merged' : 'mapped', to, why, convert };
}
