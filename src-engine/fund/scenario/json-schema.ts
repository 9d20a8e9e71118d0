import { z } from 'zod';
import { paramMeta } from '../../core/param.ts';
import { currentFormat } from './upgrade.ts';

export type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * JSON Schema (draft 2020-12) of a scenario file, for editors that complete and check YAML or JSON. Every parameter carries
 * title, description, default and range; its unit and source stand under `x-unit` and `x-source`, which validators ignore.
 * `extends` is added at the top: it belongs to files and is gone once they are merged.
 */
export function scenarioJsonSchema(schema: z.ZodType): JsonSchema {
  const { properties, ...rest } = documentJsonSchema(schema, `Equihome scenario, format ${currentFormat}`);
  return {
    ...rest,
    properties: {
      extends: {
        title: 'Extends',
        description:
          'File or named scenario that this one starts from; a list is merged in order. Relative to this file.',
        anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
      },
      ...(properties as Record<string, unknown>),
    },
  };
}

/** The same for a document of any schema whose parameters carry metadata, as it stands. */
export function documentJsonSchema(schema: z.ZodType, title: string): JsonSchema {
  const generated = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const target = jsonSchema as Record<string, unknown>;
      const meta = paramMeta(zodSchema as unknown as z.ZodType);
      const doc = target['doc'];
      if (typeof doc === 'string') target['description'] = doc;
      if (meta) {
        target['x-unit'] = meta.unit;
        target['x-source'] = meta.source;
      }
      for (const key of ['doc', 'unit', 'source', 'witness']) delete target[key];
      // zod states the range of safe integers where a schema has no bound of its own: noise to a reader.
      if (target['minimum'] === Number.MIN_SAFE_INTEGER) delete target['minimum'];
      if (target['maximum'] === Number.MAX_SAFE_INTEGER) delete target['maximum'];
      if (target['format'] === 'date') delete target['pattern'];
    },
  }) as Record<string, unknown>;
  const { $schema, type, ...rest } = generated;
  return { $schema, title, type, ...rest };
}
