import { describeScenario, type Scenario, type ScenarioParameter } from '../../../../src-engine/index.ts';
import { columnOf } from '../model/address.ts';
import type { ReadCell, ReadWorkbook } from '../read/read-cell.ts';
import { definedName } from '../sheets/terms.ts';
import { NEVER, termGroups, type Term } from '../waterfall/term-list.ts';

/** An input of a scenario, with its value as a scenario file writes it: a list is one value. */
export type TermInput = { readonly path: string; readonly title: string; readonly value: unknown };

/** Inputs of the terms sheet as a scenario has them. */
export function termInputs(scenario: Scenario): readonly TermInput[] {
  const terms = termGroups(scenario).flatMap((group) => group.terms);
  return inputsOf(terms, (term) => term.value);
}

/**
 * The same inputs as a workbook says them, for a pack of that scenario. Cells are found by the names of the workbook, so rows may have
 * been inserted. A cell that is gone, empty or no value leaves its input out.
 */
export function returnedInputs(scenario: Scenario, workbook: ReadWorkbook): readonly TermInput[] {
  const terms = termGroups(scenario).flatMap((group) => group.terms);
  const values = new Map(terms.map((term) => [term.key, cellOf(workbook, definedName(term.key))]));
  return inputsOf(terms, (term) => {
    const value = values.get(term.key) ?? null;
    if (value !== null && term.value !== null && isDate(term)) return isoOf(value);
    return value;
  });
}

type Value = number | string | null;

function inputsOf(terms: readonly Term[], valueOf: (term: Term) => Value | undefined): readonly TermInput[] {
  const lists = new Map<string, Map<string, Value>>();
  const inputs: TermInput[] = [];
  for (const term of terms) {
    const value = valueOf(term) ?? null;
    const isItem = term.path.includes('[');
    if (isItem)
      lists.set(term.schemaPath, (lists.get(term.schemaPath) ?? new Map<string, Value>()).set(term.key, value));
    else if (value !== null)
      inputs.push({ path: term.path, title: term.title ?? titleOf(term), value: plainOf(term, value) });
  }
  for (const [path, items] of lists) {
    const value = path === 'fees.managementFeeSteps' ? feeSteps(items) : carryTiers(items);
    if (value !== null) inputs.push({ path, title: described(path)?.title ?? path, value });
  }
  return inputs;
}

const known = new Map<string, ScenarioParameter>();

function described(path: string): ScenarioParameter | undefined {
  if (known.size === 0) for (const parameter of describeScenario().parameters) known.set(parameter.path, parameter);
  return known.get(path);
}
const titleOf = ({ schemaPath }: Term) => described(schemaPath)?.title ?? schemaPath;
const isDate = ({ schemaPath }: Term) => described(schemaPath)?.unit === 'Date';

/** The sheet says flags as yes and no. */
function plainOf({ schemaPath }: Term, value: number | string): unknown {
  if (described(schemaPath)?.kind !== 'flag') return value;
  return value === 'yes' ? true : value === 'no' ? false : value;
}

/** Steps that come into force, in the order of the sheet; null when a cell is missing. */
function feeSteps(items: ReadonlyMap<string, Value>): unknown {
  const steps = slotsOf(items, 'feeStep', ['AfterMonth', 'RateAnnual', 'Basis']);
  if (steps === null) return null;
  return steps
    .map(([afterMonth, rateAnnual, basis]) => ({ afterMonth, rateAnnual, basis }))
    .filter(({ afterMonth }) => !(typeof afterMonth === 'number' && afterMonth >= NEVER));
}

function carryTiers(items: ReadonlyMap<string, Value>): unknown {
  const tiers = slotsOf(items, 'tier', ['Kind', 'IrrAnnual', 'Multiple', 'CarryFraction']);
  if (tiers === null) return null;
  return tiers.flatMap(([kind, aboveIrrAnnual, aboveMultiple, carryFraction]) =>
    kind === 'none' ? [] : [kind === 'irr' ? { aboveIrrAnnual, carryFraction } : { aboveMultiple, carryFraction }],
  );
}

/** Slot by slot, the values of its parts; null when one is missing. */
function slotsOf(
  items: ReadonlyMap<string, Value>,
  name: string,
  parts: readonly string[],
): (number | string)[][] | null {
  const slots: (number | string)[][] = [];
  for (let slot = 1; items.has(`${name}${slot}${parts[0]}`); slot += 1) {
    const values = parts.map((part) => items.get(`${name}${slot}${part}`) ?? null);
    if (values.includes(null)) return null;
    slots.push(values as (number | string)[]); // none is null
  }
  return slots;
}

/** Value of the cell that a name of the workbook stands for; null when there is none. */
function cellOf({ sheets, definedNames }: ReadWorkbook, name: string): Value {
  const [, quoted, plain, letters, row] =
    /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(definedNames.get(name) ?? '') ?? [];
  if (letters === undefined) return null;
  const sheet = sheets.find((one) => one.name === (quoted?.replaceAll("''", "'") ?? plain));
  return sheet === undefined ? null : typed(sheet.cell(Number(row) - 1, columnOf(letters)));
}

/** What was typed, or what the typed formula gave; 15 digits, as every program keeps them. */
function typed(cell: ReadCell): Value {
  const value = cell.kind === 'text' ? cell.text : cell.kind === 'empty' || cell.kind === 'error' ? null : cell.value;
  if (cell.kind === 'formula' && cell.isError) return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? Number(value.toPrecision(15)) : value;
}

/** Days since 30 December 1899 as an ISO date; text stays as it is. */
const isoOf = (value: number | string): string =>
  typeof value === 'string' ? value : new Date((value - 25_569) * 86_400_000).toISOString().slice(0, 10);
