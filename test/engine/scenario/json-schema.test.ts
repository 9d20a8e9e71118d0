import { describe, expect, test } from 'vitest';
import { scenarioJsonSchema } from '../../../src-engine/fund/scenario/json-schema.ts';
import { smallSchema } from '../../support/small-schema.ts';

type Node = { properties: Record<string, Node>; required?: string[] } & Record<string, unknown>;
const schema = scenarioJsonSchema(smallSchema) as unknown as Node;

describe('scenarioJsonSchema', () => {
  test('is draft 2020-12, knows extends and requires only what has no default', () => {
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(Object.keys(schema.properties)).toContain('extends');
    expect(schema.required).toEqual(['format', 'name']);
    expect(schema['additionalProperties']).toBe(false);
  });

  test('carries title, description, default, range and unit of a parameter', () => {
    expect(schema.properties['fund']!.properties['lifeMonths']).toEqual({
      title: 'Fund life',
      description: 'Months to the end.',
      type: 'integer',
      minimum: 24,
      maximum: 240,
      default: 120,
      'x-unit': 'Month',
      'x-source': 'assumption: made for tests',
    });
  });

  test('keeps tests of the model out', () => {
    expect(JSON.stringify(schema)).not.toContain('witness');
  });
});
