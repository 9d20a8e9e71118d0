import { describe, expect, test } from 'vitest';
import { AppError, type FieldIssue } from '../../../src-engine/core/errors.ts';
import { mostIssues, parseDocument } from '../../../src-engine/fund/scenario/parse-document.ts';
import { smallSchema } from '../../support/small-schema.ts';

/** Issues of the refusal; empty when the document is accepted. Anything but a refusal of input fails the test. */
function issuesOf(document: unknown): readonly FieldIssue[] {
  try {
    parseDocument(smallSchema, document);
  } catch (error) {
    if (error instanceof AppError && error.code === 'input/invalid') return error.issues;
    throw error;
  }
  return [];
}

const withFund = (fund: Record<string, unknown>) => ({ name: 'x', fund });
const withWaterfall = (waterfall: Record<string, unknown>) => ({ name: 'x', waterfall });

describe('parseDocument', () => {
  test('fills every default of a scenario that sets nothing', () => {
    const scenario = parseDocument(smallSchema, { name: 'empty' });
    expect(scenario.fund.commitmentsAud).toBe(100_000_000);
    expect(scenario.waterfall.tiers).toEqual([]);
    expect(scenario.format).toBe(1);
  });

  test('parsing its own result changes nothing', () => {
    const once = parseDocument(smallSchema, withFund({ seed: 42, lifeMonths: 60 }));
    expect(parseDocument(smallSchema, once)).toEqual(once);
    expect(once.fund.seed).toBe('42');
  });

  test.each<[string, unknown, Partial<FieldIssue>]>([
    [
      'out of range: says the range and the unit, and turns a percentage into a fraction',
      withWaterfall({ carryFraction: 20 }),
      {
        path: 'waterfall.carryFraction',
        message: '"Carry" must be a number from 0 to 0.5 (a fraction: 0.05 is 5 %), not 20',
        remedy: 'For 20 % write 0.2.',
      },
    ],
    [
      'text with percent',
      withWaterfall({ carryFraction: '20%' }),
      { remedy: 'Write 0.2, a plain number without quotes.' },
    ],
    [
      'number with separators',
      withFund({ commitmentsAud: '50_000_000' }),
      { remedy: 'Write 50000000, a plain number without quotes.' },
    ],
    [
      'not a number',
      withFund({ commitmentsAud: Number.NaN }),
      { path: 'fund.commitmentsAud', message: expect.stringMatching(/not NaN$/) as string },
    ],
    ['infinite', withFund({ commitmentsAud: Infinity }), { message: expect.stringMatching(/not Infinity$/) as string }],
    [
      'part of a month',
      withFund({ lifeMonths: 60.5 }),
      { message: expect.stringMatching(/whole number from 24 to 240 \(months\), not 60.5/) as string },
    ],
    [
      'unknown choice',
      withFund({ pace: 'bel' }),
      { remedy: 'Did you mean bell?', message: expect.stringMatching(/one of even, front-loaded, bell/) as string },
    ],
    [
      'impossible date',
      withFund({ firstCloseDate: '2026-02-30' }),
      { message: expect.stringMatching(/a date such as/) as string },
    ],
    ['yes is not true', withFund({ europeanFlag: 'yes' }), { remedy: 'Write true.' }],
    [
      'nothing',
      withFund({ lifeMonths: null }),
      { message: expect.stringMatching(/not null/) as string, remedy: 'Remove the line to use the default, 120.' },
    ],
    [
      'a group where a number stands',
      withFund({ lifeMonths: { value: 3 } }),
      { message: expect.stringMatching(/not a group of fields/) as string },
    ],
    [
      'a number where a group stands',
      { name: 'x', fund: 3 },
      { path: 'fund', message: expect.stringMatching(/a group of fields, not 3/) as string },
    ],
    [
      'misspelt',
      withFund({ comitmentsAud: 1 }),
      { path: 'fund.comitmentsAud', message: 'is not a known field', remedy: 'Did you mean fund.commitmentsAud?' },
    ],
    [
      'in the wrong group',
      withFund({ carryFraction: 0.1 }),
      { path: 'fund.carryFraction', remedy: 'It exists as waterfall.carryFraction.' },
    ],
    [
      'near a name of another group',
      withFund({ carryFractoin: 0.1 }),
      { remedy: 'Did you mean waterfall.carryFraction?' },
    ],
    ['unknown at the top', { name: 'x', waterfal: {} }, { path: 'waterfal', remedy: 'Did you mean waterfall?' }],
    [
      'inside a list',
      withWaterfall({
        tiers: [
          { floorAud: 0, shareFraction: 0.5 },
          { floorAud: -1, shareFraction: 0.5 },
        ],
      }),
      { path: 'waterfall.tiers[1].floorAud' },
    ],
    [
      'missing inside a list',
      withWaterfall({ tiers: [{ floorAud: 0 }] }),
      { path: 'waterfall.tiers[0].shareFraction', message: expect.stringMatching(/missing/) as string },
    ],
    [
      'list too long',
      withWaterfall({ tiers: Array.from({ length: 5 }, () => ({ floorAud: 0, shareFraction: 0 })) }),
      { path: 'waterfall.tiers', message: '"Tiers" must have at most 4 entries' },
    ],
    ['inside a map', withWaterfall({ zoneWeights: { green: 2 } }), { path: 'waterfall.zoneWeights.green' }],
    [
      'newer format',
      { format: 9, name: 'x' },
      { path: 'format', message: expect.stringMatching(/newer release/) as string },
    ],
    ['format as text', { format: '1', name: 'x' }, { path: 'format', remedy: 'Write "format: 1".' }],
    ['list at the top', [], { path: '', message: expect.stringMatching(/holds a list/) as string }],
    ['nothing at all', null, { path: '', message: expect.stringMatching(/holds nothing/) as string }],
    [
      'reserved name',
      JSON.parse('{"name":"x","fund":{"__proto__":{"a":1}}}'),
      { path: 'fund.__proto__', message: 'is a reserved name' },
    ],
    ['code', { name: 'x', fund: () => 1 }, { path: 'fund', message: 'is not plain data' }],
  ])('%s', (_, document, issue) => {
    const issues = issuesOf(document);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject(issue);
  });

  test('reports all problems at once', () => {
    const issues = issuesOf({ name: '', fund: { lifeMonths: 1, pace: 3 }, waterfall: { carryFraction: -1 }, extra: 1 });
    expect(issues.map((issue) => issue.path).toSorted()).toEqual([
      'extra',
      'fund.lifeMonths',
      'fund.pace',
      'name',
      'waterfall.carryFraction',
    ]);
  });

  test('stays small and quick on a flood of unknown fields', () => {
    const flood = Object.fromEntries(Array.from({ length: 40_000 }, (_, i) => [`junk${i}`, i]));
    const issues = issuesOf({ name: 'x', fund: flood });
    expect(issues).toHaveLength(mostIssues + 1);
    expect(issues.at(-1)!.message).toBe('and 39800 more problems');
  });

  test('refuses a tree that is too deep or too large before reading it', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 1000; i++) deep = { a: deep };
    expect(issuesOf(deep)[0]!.message).toMatch(/nested more than/);
    expect(issuesOf({ name: 'x', fund: Array.from({ length: 60_000 }, () => 1) })[0]!.message).toMatch(
      /more than 50000 values/,
    );
  });

  test('prints names from outside cut short and without control characters', () => {
    const [issue] = issuesOf({ name: 'x', [`\u001b[2J${'k'.repeat(500)}`]: 1 });
    expect(issue!.path.length).toBeLessThan(60);
    expect(issue!.path).not.toContain('\u001b');
  });
});
