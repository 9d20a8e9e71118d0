import { valueAtPath } from '../../../../src-engine/index.ts';
import { differsAt, followedAt, type Layers } from '../../../state/editor-document.ts';
import type { FormField, FormModel } from './form-model.ts';

/** What an input is when nothing is set here: the base, or else the default. */
export const followedValue = (layers: Layers, field: FormField): unknown => followedAt(layers, field.parameter);

export const ownValue = ({ document }: Layers, field: FormField): unknown => valueAtPath(document, field.path);

/** What an input is now. */
export function currentValue(layers: Layers, field: FormField): unknown {
  const own = ownValue(layers, field);
  return own === undefined ? followedValue(layers, field) : own;
}

/** Set here, and to something else than it would follow. */
export const isChanged = (layers: Layers, field: FormField): boolean => differsAt(layers, field.parameter);

/** Inputs that differ from the base, in file order. */
export function changedFields(layers: Layers, model: FormModel): readonly FormField[] {
  return [...model.fields.values()].filter((field) => isChanged(layers, field));
}
