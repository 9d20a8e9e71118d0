import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { parseScenario } from '../../../src-engine/fund/scenario/parse-scenario.ts';
import { describeSchema, headerFields } from '../../../src-engine/fund/scenario/describe.ts';
import { registrySchema } from '../../../src-engine/registry/config.ts';
import { parseRegistry } from '../../../src-engine/registry/parse.ts';
import { resolveRegistry } from '../../../src-engine/registry/resolve.ts';
import { smallFund } from '../../support/gallery.ts';
import { builtInData, documentWith, type Settings } from '../../support/plans.ts';
import { registryPlan } from './plans.ts';

const good = { kind: 'registry', name: 'r', scenario: 'base-100m', funds: [{ name: 'A' }] };

function issuesOf(make: () => unknown) {
  try {
    make();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, issues: error.issues };
    throw error;
  }
  throw new Error('was not refused');
}

const fund = (more: Record<string, unknown>) => ({ ...good, funds: [{ name: 'A' }, { name: 'B', ...more }] });

describe('documents that are refused, each at its field', () => {
  test.each([
    ['no document', null, '', 'nothing'],
    ['a list', [], '', 'a list'],
    ['no kind', { ...good, kind: undefined }, 'kind', 'missing'],
    ['an unknown key', { ...good, fonds: [] }, 'fonds', 'not a known field'],
    ['an unknown key of a fund', fund({ close: 3 }), 'funds[1].close', 'not a known field'],
    ['no scenario', { ...good, scenario: undefined }, 'scenario', 'missing'],
    ['a scenario of another kind', { ...good, scenario: 7 }, 'scenario', 'must be'],
    ['no funds', { ...good, funds: undefined }, 'funds', 'missing'],
    ['an empty list of funds', { ...good, funds: [] }, 'funds', 'at least 1'],
    [
      '200 funds',
      { ...good, funds: Array.from({ length: 200 }, (_, i) => ({ name: `F${i}` })) },
      'funds',
      'at most 20',
    ],
    ['a group in place of the list', { ...good, funds: { name: 'A' } }, 'funds', 'must be'],
    ['a fund without a name', { ...good, funds: [{}] }, 'funds[0].name', 'missing'],
    ['a name twice', { ...good, funds: [{ name: 'Fund I' }, { name: ' fund i' }] }, 'funds[1].name', 'funds[0]'],
    ['a close before the first', fund({ closeMonth: -1 }), 'funds[1].closeMonth', 'from 0'],
    ['a close in the far future', fund({ closeMonth: 1e9 }), 'funds[1].closeMonth', 'to 240'],
    ['a close between months', fund({ closeMonth: 2.5 }), 'funds[1].closeMonth', 'whole'],
    ['nobody in month 0', { ...good, funds: [{ name: 'A', closeMonth: 3 }] }, 'funds[0].closeMonth', 'month 0'],
    [
      'a market of its own',
      fund({ settings: { 'market.model': 'gbm' } }),
      'funds[1].settings.market.model',
      'same for all',
    ],
    ['zones of its own, nested', fund({ settings: { zones: {} } }), 'funds[1].settings.zones', 'same for all'],
    ['a seed of its own', fund({ settings: { run: { seed: 7 } } }), 'funds[1].settings.run', 'same for all'],
    [
      'a date of its own',
      fund({ settings: { fund: { firstCloseDate: '2030-01-31' } } }),
      'funds[1].settings.fund.firstCloseDate',
      'closeMonth',
    ],
    ['a name among settings', fund({ settings: { name: 'X' } }), 'funds[1].settings.name', 'no parameter'],
    ['a path into the language', fund({ settings: { '__proto__.polluted': 1 } }), 'funds[1].settings', 'no path'],
    ['a path without names', { ...good, settings: { 'fund..x': 1 } }, 'settings', 'no path'],
    ['a manager that is no group', { ...good, manager: 7 }, 'manager', 'must be'],
    ['an unknown basis of carry', { ...good, crossFundCarry: { basis: 'all' } }, 'crossFundCarry.basis', 'must be'],
    [
      'a carry of more than all',
      { ...good, crossFundCarry: { carryFraction: 1.2 } },
      'crossFundCarry.carryFraction',
      '0.99',
    ],
  ])('%s', (_, document, path, says) => {
    const { code, issues } = issuesOf(() => parseRegistry(document));
    expect(code).toBe('input/invalid');
    const issue = issues.find((found) => found.path === path);
    expect(issue).toBeDefined();
    expect(`${issue!.message} ${issue!.remedy}`).toContain(says);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('what is set is kept, what is not has its default', () => {
    const registry = parseRegistry({ ...good, crossFundCarry: { basis: 'pooled', hurdleAnnual: 0.06 } });
    expect(registry.funds[0]).toEqual({ name: 'A', closeMonth: 0, scenario: null, settings: {} });
    expect(registry.crossFundCarry).toMatchObject({ hurdleAnnual: 0.06, carryFraction: null, clawback: true });
  });
});

test('the page of the format names every field', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/registry.md'), 'utf8');
  const { parameters } = describeSchema(registrySchema, [...headerFields, 'kind']);
  const paths = parameters.flatMap(({ path, parts }) => (parts.length > 0 ? parts.map((part) => part.path) : [path]));
  expect(paths.filter((path) => !page.includes(`\`${path}\``))).toEqual([]);
});

test('every parameter says of itself what forms and pages need', () => {
  const { parameters, undescribed } = describeSchema(registrySchema, [...headerFields, 'kind']);
  expect(undescribed).toEqual([]);
  for (const { title, doc, source } of parameters) expect([title, doc, source].every((text) => text !== '')).toBe(true);
});

describe('funds that contradict each other', () => {
  const small: Settings = { ...smallFund, 'fund.commitmentsAud': 2e7, 'run.paths': 10 };
  const input = (own: Settings) => ({
    registry: parseRegistry(fund({ scenario: 'other.yaml' })),
    common: parseScenario(documentWith(small)),
    funds: [parseScenario(documentWith(small)), parseScenario(documentWith({ ...small, ...own }))],
  });
  const resolve = (own: Settings) => resolveRegistry(input(own), builtInData(), { seedGiven: true });

  test.each([
    ['market.model', { 'market.model': 'gbm' }],
    ['zones.universe.count', { 'zones.universe.count': 40 }],
    ['stress.preset', { 'stress.preset': 'mild' }],
    ['run.mode', { 'run.mode': 'sobol' }],
  ])('%s is not as in the common scenario', (path, own) => {
    const { issues } = issuesOf(() => resolve(own));
    expect(issues.map((issue) => issue.path)).toEqual(['funds[1].scenario']);
    expect(issues[0]!.message).toContain(path);
  });

  test('paths and seed are those of the common scenario', () => {
    const plan = resolve({ 'run.paths': 999, 'run.seed': 'another' });
    expect(plan.paths).toBe(10);
    expect(plan.funds[1]!.plan.seed).toBe(smallFund['run.seed']);
  });

  test('a fault that only the plan can see names the fund', () => {
    const { issues } = issuesOf(() => resolve({ 'origination.advanceMinAud': 600_000 }));
    expect(issues[0]!.path).toBe('funds[1]');
    expect(issues[0]!.message).toContain('origination.advanceMinAud');
  });

  test('terms of the pool that cannot work are told by its own names', () => {
    const { issues } = issuesOf(() =>
      registryPlan(small, [{}], { basis: 'pooled', carryFraction: 0.3, catchUpFraction: 0.2 }),
    );
    expect(issues[0]).toMatchObject({ path: 'crossFundCarry.catchUpFraction' });
    expect(issues[0]!.remedy).toContain('crossFundCarry.carryFraction');
  });

  test('more figures than memory holds are refused before any path', () => {
    const { code, issues } = issuesOf(() => registryPlan({ ...small, 'run.paths': 1_000_000 }, [{}, {}, {}, {}]));
    expect(code).toBe('plan/infeasible');
    expect(issues[0]!.remedy).toMatch(/at most \d+ paths/);
  });

  test('a stress may begin after the first fund has ended, not after the last', () => {
    const late = { ...small, 'stress.preset': 'mild', 'stress.startMonth': 130 };
    expect(registryPlan(late, [{}, { closeMonth: 36 }]).months).toBe(156);
    expect(issuesOf(() => registryPlan(late, [{}])).issues[0]!.message).toContain('130');
  });
});

test('the date of a later fund follows its close, to the end of the month', () => {
  const plan = registryPlan({ ...smallFund, 'run.paths': 1 }, [{}, { closeMonth: 7 }]);
  const years = (i: number) => plan.funds[i]!.plan.metrics.yearsFromFirstClose[1]!;
  expect(years(0)).toBeCloseTo(31 / 365, 12); // 31 July to 31 August 2026
  expect(years(1)).toBeCloseTo(31 / 365, 12); // 28 February to 31 March 2027
  expect(plan.funds[0]!.plan.scenarioHash).not.toBe(plan.funds[1]!.plan.scenarioHash);
});
