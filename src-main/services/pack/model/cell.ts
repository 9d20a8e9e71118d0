import type { Unit } from '../../../../src-engine/index.ts';

/** What a number is, so that its format, its unit column and its axis follow. `Date` is an ISO date. */
export type CellUnit = Exclude<Unit, 'Text' | 'Flag' | 'Code'> | 'AudMillion';

/**
 * What a number is there for, told by colour: inputs blue, figures and formulas black, links to other sheets green. `check` is
 * zero when all is well and is summed on the cover; words with this role stand on the right of such a figure and take its colour.
 */
export type CellRole = 'value' | 'input' | 'total' | 'check';

export type TextRole =
  'title' | 'subtitle' | 'heading' | 'label' | 'total-label' | 'unit' | 'note' | 'body' | 'good' | 'bad' | 'warn';

/** Text, whatever it looks like: never a formula, never a number. */
export type TextCell = {
  readonly kind: 'text';
  readonly text: string;
  readonly role: TextRole;
  /** Where a click leads within the pack: a sheet's key, or `key.anchor`. A sheet that is not in the pack leaves plain text. */
  readonly link?: string;
};
/** A figure; null is a figure that does not exist and is shown as `n/a`. */
export type NumberCell = {
  readonly kind: 'number';
  readonly value: number | null;
  readonly unit: CellUnit;
  readonly role: CellRole;
};
export type DateCell = { readonly kind: 'date'; readonly iso: string; readonly role: 'value' | 'input' };
/** A choice of the user among words, such as a convention. */
export type ChoiceCell = { readonly kind: 'choice'; readonly value: string; readonly options: readonly string[] };
/**
 * A live formula, without the equals sign, in English function names. References to this sheet are plain (`C12`); anchors of any
 * sheet stand in braces (`{terms.hurdleAnnual}`, see `SheetBuilder.anchor`). `value` is the engine's figure for it, which is kept in
 * the file and which a recalculation must give; null shows `n/a` (the formula must then give "n/a" too).
 */
export type FormulaCell = {
  readonly kind: 'formula';
  readonly formula: string;
  readonly value: number | string | boolean | null;
  readonly unit: CellUnit | 'Text';
  readonly role: CellRole;
};
export type Cell = TextCell | NumberCell | DateCell | ChoiceCell | FormulaCell | null;

export const text = (value: string, role: TextRole = 'label'): TextCell => ({ kind: 'text', text: value, role });
export const linked = (value: string, link: string, role: TextRole = 'label'): TextCell => ({
  kind: 'text',
  text: value,
  role,
  link,
});
export const number = (value: number | null, unit: CellUnit, role: CellRole = 'value'): NumberCell => ({
  kind: 'number',
  value: value !== null && Number.isFinite(value) ? value : null,
  unit,
  role,
});
export const date = (iso: string, role: DateCell['role'] = 'value'): DateCell => ({ kind: 'date', iso, role });
export const choice = (value: string, options: readonly string[]): ChoiceCell => ({ kind: 'choice', value, options });
export const formula = (
  source: string,
  value: FormulaCell['value'],
  unit: FormulaCell['unit'],
  role: CellRole = 'value',
): FormulaCell => ({ kind: 'formula', formula: source, value, unit, role });
