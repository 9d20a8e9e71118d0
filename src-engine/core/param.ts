import { z } from 'zod';
import type { Unit } from './units.ts';

/** What every scenario parameter must say of itself. Default and range live in the zod schema. */
export type ParamMeta = {
  /** Short name for a form, sentence case, no unit. */
  readonly title: string;
  readonly unit: Unit;
  /** What it does, one or two sentences. */
  readonly doc: string;
  /** Publication, law, market practice, or the word "assumption" with a reason. */
  readonly source: string;
  /** A changed value that must move an output, and the scenario in which it does. Read by test/engine/witness. */
  readonly witness: Witness;
};

export type Witness = {
  /** The changed value. For an array or object parameter the whole new value. */
  readonly value: unknown;
  /** Other settings (dotted path -> value) on top of the small base scenario that make the parameter matter. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** Settings that must change together with the value to keep the scenario valid, such as weights that sum to 1. */
  readonly along?: Readonly<Record<string, unknown>>;
  /**
   * What must differ: a path metric or ledger (default), the run's summary or guardrails, the resolved plan's zones, or the
   * outcome of a study over the scenario.
   */
  readonly moves?: 'paths' | 'result' | 'zones' | 'study';
};

/** Attaches metadata to a leaf parameter. Give the default before: `param(z.number().min(0).default(0.1), { ... })`. */
export function param<S extends z.ZodType>(schema: S, meta: ParamMeta): S {
  return schema.meta(meta as unknown as Record<string, unknown>) as S;
}

/** A group of parameters: a strict object that may be left out altogether because every field has a default. */
export function group<S extends z.ZodRawShape>(title: string, doc: string, shape: S) {
  return z
    .strictObject(shape)
    .prefault({} as never)
    .meta({ title, doc });
}

/** Metadata of a leaf, or undefined for groups and plain schemas. */
export function paramMeta(schema: z.ZodType): ParamMeta | undefined {
  const meta = schema.meta() as Partial<ParamMeta> | undefined;
  return meta?.unit === undefined ? undefined : (meta as ParamMeta);
}
