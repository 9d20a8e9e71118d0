import { z } from 'zod';
import { paramMeta, type Witness } from '../../core/param.ts';
import type { Unit } from '../../core/units.ts';
import { childOf, choicesOf, fieldsOf, kindOf, rangeOf, unwrap, type ParameterKind, type Range } from './shape.ts';

/** One parameter of a scenario, flat: what documentation, forms, checks and laws need to know of it. */
export type ScenarioParameter = {
  /** Dotted path in a scenario file. In a list the item is `[]` (`waterfall.tiers[].rate`), in a map the entry is `*`. */
  readonly path: string;
  /** Title of the group that holds it, empty at the top. */
  readonly groupTitle: string;
  readonly title: string;
  readonly unit: Unit;
  readonly doc: string;
  readonly source: string;
  readonly kind: ParameterKind;
  readonly defaultValue: unknown;
  readonly hasDefault: boolean;
  /** The file may say `null`. */
  readonly nullable: boolean;
  readonly range: Range | null;
  readonly choices: readonly (string | number | boolean | null)[] | null;
  /** Parameters described inside a list, map or object parameter; empty for plain values. */
  readonly parts: readonly ScenarioParameter[];
  readonly witness: Witness;
};

/** One group of parameters: a section of a scenario file. */
export type ScenarioGroup = { readonly path: string; readonly title: string; readonly doc: string };

export type Description = {
  readonly groups: readonly ScenarioGroup[];
  readonly parameters: readonly ScenarioParameter[];
  /** Dotted paths of leaves without metadata; a scenario schema must have none. */
  readonly undescribed: readonly string[];
};

/** Fields of a scenario file that say what the file is and change nothing in a run. They carry no metadata. */
export const headerFields: readonly string[] = ['format', 'name', 'description'];

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

function describeLeaf(schema: z.ZodType, path: string, groupTitle: string): ScenarioParameter | undefined {
  const meta = paramMeta(schema);
  if (!meta) return undefined;
  const { inner, hasDefault, defaultValue, nullable } = unwrap(schema);
  const kind = kindOf(inner);
  return {
    path,
    groupTitle,
    title: meta.title,
    unit: meta.unit,
    doc: meta.doc,
    source: meta.source,
    kind,
    defaultValue,
    hasDefault,
    nullable,
    range: rangeOf(inner),
    choices: choicesOf(inner),
    parts: describeParts(inner, path, meta.title),
    witness: meta.witness,
  };
}

/** Parameters with metadata of their own inside a leaf. Parts without metadata share that of the leaf. */
function describeParts(inner: z.ZodType, path: string, title: string): ScenarioParameter[] {
  if (inner instanceof z.ZodArray) return partsBelow(inner.element as z.ZodType, `${path}[]`, title);
  if (inner instanceof z.ZodRecord) return partsBelow(inner.valueType as z.ZodType, `${path}.*`, title);
  if (inner instanceof z.ZodUnion) {
    const parts = inner.options.flatMap((option) => describeParts(unwrap(option as z.ZodType).inner, path, title));
    return parts.filter((part, index) => parts.findIndex((other) => other.path === part.path) === index);
  }
  return fieldsOf(inner).flatMap((key) => partsBelow(childOf(inner, key)!, join(path, key), title));
}

function partsBelow(schema: z.ZodType, path: string, title: string): ScenarioParameter[] {
  const leaf = describeLeaf(schema, path, title);
  return leaf ? [leaf] : describeParts(unwrap(schema).inner, path, title);
}

/**
 * Walks a scenario schema into flat lists, in file order. A leaf is whatever carries a unit; an object without one is a
 * group. Cost: one pass over the schema, well under a millisecond; the result is not cached.
 */
export function describeSchema(schema: z.ZodType, header: readonly string[] = headerFields): Description {
  const groups: ScenarioGroup[] = [];
  const parameters: ScenarioParameter[] = [];
  const undescribed: string[] = [];
  const walk = (current: z.ZodType, path: string, groupTitle: string): void => {
    const leaf = describeLeaf(current, path, groupTitle);
    if (leaf) {
      parameters.push(leaf);
      return;
    }
    const { inner } = unwrap(current);
    if (!(inner instanceof z.ZodObject)) {
      undescribed.push(path);
      return;
    }
    const meta = (current.meta() ?? inner.meta() ?? {}) as { title?: string; doc?: string };
    const title = meta.title ?? groupTitle;
    if (path !== '') groups.push({ path, title, doc: meta.doc ?? '' });
    for (const key of fieldsOf(inner)) {
      if (path === '' && header.includes(key)) continue;
      walk(childOf(inner, key)!, join(path, key), title);
    }
  };
  walk(schema, '', '');
  return { groups, parameters, undescribed };
}
