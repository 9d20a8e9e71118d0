import { describe, expect, test } from 'vitest';
import type { Change } from '../../../src-main/contract/index.ts';
import { brokenInvariants } from '../../support/store-invariants.ts';
import { openTempStore } from '../../support/temp-store.ts';
import { hostileNames } from './hostile-names.ts';

const set = (path: string, value: unknown): Change => ({ kind: 'set', path, value });
const unset = (path: string): Change => ({ kind: 'unset', path });

describe('editing', () => {
  test('sets and resets inputs by path and leaves the others', async () => {
    const { scenarios } = await openTempStore();
    const { row } = await scenarios.create('Base', null, { fund: { lifeMonths: 120 } }, null);
    const edited = await scenarios.edit(row.id, [set('fund.lifeYears', 8), set('contract.termMonths', 96)], 'Shorter');
    expect(edited.document).toEqual({ fund: { lifeMonths: 120, lifeYears: 8 }, contract: { termMonths: 96 } });
    expect(edited.row).toMatchObject({ version: 2, ownInputCount: 3 });
    const reset = await scenarios.edit(row.id, [unset('contract.termMonths')], '');
    expect(reset.document).toEqual({ fund: { lifeMonths: 120, lifeYears: 8 } }); // no empty group is left
    expect(reset.undoLabel).toBe('Reset contract.termMonths');
  });

  test('clients that edit different inputs at once lose nothing', async () => {
    const { scenarios, file, close } = await openTempStore();
    const { row } = await scenarios.create('Shared', null, {}, null);
    const clients = Array.from({ length: 8 }, async (_, client) => {
      for (let i = 1; i <= 20; i++) await scenarios.edit(row.id, [set(`notes.client${client}`, i)], '');
    });
    await Promise.all(clients);
    const { document, row: last } = await scenarios.open(row.id);
    expect(document).toEqual({ notes: Object.fromEntries(clients.map((_, client) => [`client${client}`, 20])) });
    expect(last.version).toBe(161);
    await close();
    expect(brokenInvariants(file)).toEqual([]);
  });

  test.each([
    ['a path through a value', set('fund.lifeMonths.more', 1)],
    ['a reserved name', set('fund.__proto__.polluted', 1)],
    ['an empty step of a path', set('fund..x', 1)],
    ['the name, which is the row’s', set('name', 'Other')],
    ['no value', set('fund.x', undefined)],
    ['a number that is none', set('fund.x', NaN)],
    ['what is not data', set('fund.x', new Date(0))],
  ])('refuses %s and keeps what was', async (_, change) => {
    const { scenarios, events } = await openTempStore();
    const { row } = await scenarios.create('Base', null, { fund: { lifeMonths: 120 } }, null);
    const before = events.length;
    await expect(scenarios.edit(row.id, [set('fund.y', 1), change], '')).rejects.toMatchObject({
      code: expect.stringMatching(/^(input\/invalid|numeric\/not-finite)$/),
    });
    expect((await scenarios.open(row.id)).document).toEqual({ fund: { lifeMonths: 120 } });
    expect(events.length).toBe(before);
  });

  test('a locked scenario refuses changes until it is unlocked', async () => {
    const { scenarios } = await openTempStore();
    const { row } = await scenarios.create('For the committee', null, {}, null);
    await scenarios.describe(row.id, { isLocked: true });
    const refused = { code: 'app/not-allowed', issues: [{ remedy: 'Unlock it first, or work on a copy.' }] };
    await expect(scenarios.edit(row.id, [set('a', 1)], '')).rejects.toMatchObject(refused);
    await expect(scenarios.setYaml(row.id, 'a: 1')).rejects.toMatchObject(refused);
    await expect(scenarios.rename(row.id, 'Other')).rejects.toMatchObject(refused);
    await expect(scenarios.remove(row.id)).rejects.toMatchObject(refused);
    await scenarios.describe(row.id, { isLocked: false });
    expect((await scenarios.edit(row.id, [set('a', 1)], '')).document).toEqual({ a: 1 });
  });
});

describe('undo and redo', () => {
  test('survive a restart over more than 200 steps, with their labels', async () => {
    const first = await openTempStore();
    const { row } = await first.scenarios.create('Base', null, { value: 0 }, null);
    for (let i = 1; i <= 220; i++) await first.scenarios.edit(row.id, [set('value', i)], `To ${i}`);
    for (let i = 0; i < 5; i++) await first.scenarios.undo(row.id);
    await first.close();

    const second = await openTempStore({ file: first.file });
    const opened = await second.scenarios.open(row.id);
    expect(opened).toMatchObject({ undoCount: 215, redoCount: 5, undoLabel: 'To 215', redoLabel: 'To 216' });
    for (let i = 0; i < 215; i++) await second.scenarios.undo(row.id);
    expect(await second.scenarios.open(row.id)).toMatchObject({ document: { value: 0 }, undoCount: 0, undoLabel: '' });
    await expect(second.scenarios.undo(row.id)).rejects.toMatchObject({ code: 'input/conflict' });
    for (let i = 0; i < 220; i++) await second.scenarios.redo(row.id);
    expect(await second.scenarios.open(row.id)).toMatchObject({ document: { value: 220 }, redoCount: 0 });
    await second.close();
    expect(brokenInvariants(first.file)).toEqual([]);
  });

  test('a new edit drops what could be redone', async () => {
    const { scenarios } = await openTempStore();
    const { row } = await scenarios.create('Base', null, { value: 0 }, null);
    await scenarios.edit(row.id, [set('value', 1)], 'One');
    await scenarios.edit(row.id, [set('value', 2)], 'Two');
    await scenarios.undo(row.id);
    const edited = await scenarios.edit(row.id, [set('value', 3)], 'Three');
    expect(edited).toMatchObject({ undoCount: 2, redoCount: 0, redoLabel: '', undoLabel: 'Three' });
    await expect(scenarios.redo(row.id)).rejects.toMatchObject({ code: 'input/conflict' });
    expect((await scenarios.undo(row.id)).document).toEqual({ value: 1 });
  });

  test('the history names every version, and any of them can be brought back and undone', async () => {
    const { scenarios } = await openTempStore();
    const { row } = await scenarios.create('Base', null, { value: 0 }, null);
    await scenarios.edit(row.id, [set('value', 1)], 'One');
    await scenarios.undo(row.id);
    await scenarios.nameVersion(row.id, 2, 'Sent to the bank');
    const restored = await scenarios.restoreVersion(row.id, 2);
    expect(restored).toMatchObject({ document: { value: 1 }, undoLabel: 'Back to version 2' });
    const history = await scenarios.history(row.id, 10);
    expect(history.map(({ version, kind, name }) => [version, kind, name])).toEqual([
      [4, 'restore', ''],
      [3, 'undo', ''],
      [2, 'edit', 'Sent to the bank'],
      [1, 'create', ''],
    ]);
    expect((await scenarios.undo(row.id)).document).toEqual({ value: 0 });
    await expect(scenarios.restoreVersion(row.id, 99)).rejects.toMatchObject({ code: 'input/not-found' });
    expect(await scenarios.versionDocument(row.id, 2)).toEqual({ value: 1 });
  });
});

describe('scenarios laid over one another', () => {
  test('merge group by group, and the base tells those above it of a change', async () => {
    const { scenarios, events } = await openTempStore();
    const base = await scenarios.create('Base', null, { fund: { lifeMonths: 120, sizeAud: 1 }, list: [1, 2] }, null);
    const middle = await scenarios.create('Middle', base.row.id, { fund: { sizeAud: 2 } }, null);
    const top = await scenarios.create('Top', middle.row.id, { list: [3] }, null);
    expect(await scenarios.mergedDocument(top.row.id)).toEqual({
      name: 'Top',
      fund: { lifeMonths: 120, sizeAud: 2 },
      list: [3],
    });
    expect(top.baseDocument).toEqual({ fund: { lifeMonths: 120, sizeAud: 2 }, list: [1, 2] });
    expect(top.row.ownInputCount).toBe(1);
    const before = events.length;
    await scenarios.edit(base.row.id, [set('fund.lifeMonths', 96)], '');
    expect(events.slice(before).map((event) => event.type === 'scenario' && event.id)).toEqual([1, 2, 3]);
    expect((await scenarios.open(top.row.id)).baseDocument).toMatchObject({ fund: { lifeMonths: 96 } });
  });

  test('a base cannot be removed while something lies over it, nor can a tree grow without end', async () => {
    const { scenarios } = await openTempStore();
    let id: number | null = null;
    for (let level = 1; level <= 8; level++) id = (await scenarios.create(`Level ${level}`, id, {}, null)).row.id;
    await expect(scenarios.create('Level 9', id, {}, null)).rejects.toMatchObject({ code: 'input/conflict' });
    await expect(scenarios.remove(1)).rejects.toMatchObject({ code: 'input/conflict', context: { above: 1 } });
    await scenarios.remove(8);
    await expect(scenarios.open(8)).rejects.toMatchObject({ code: 'input/not-found' });
    expect((await scenarios.create('Again', null, {}, null)).row.id).toBe(9); // an id is never used twice
  });
});

describe('the text of a scenario', () => {
  const text = `# What we sent to the bank
format: 1
fund:
  lifeMonths: 120 # ten years
  # to be agreed
  feeTiers: [1, 2] # two of them
contract: # as signed
  termMonths: 0x60
`;
  const document = { format: 1, fund: { lifeMonths: 120, feeTiers: [1, 2] }, contract: { termMonths: 96 } };

  test('keeps comments through edits, undo and a restart', async () => {
    const first = await openTempStore();
    const { row } = await first.scenarios.create('Base', null, document, text);
    await first.scenarios.edit(row.id, [set('fund.lifeMonths', 96), set('fund.feeTiers', [1, 2, 3])], '');
    await first.scenarios.edit(row.id, [set('contract.termMonths', 84), set('market.model', 'mean-reversion')], '');
    await first.close();
    const { scenarios } = await openTempStore({ file: first.file });
    const edited = await scenarios.yaml(row.id);
    expect(edited).toBe(`# What we sent to the bank
format: 1
name: Base
fund:
  lifeMonths: 96 # ten years
  # to be agreed
  feeTiers: [ 1, 2, 3 ] # two of them
contract:
  # as signed
  termMonths: 84
market:
  model: mean-reversion
`);
    await scenarios.edit(row.id, [unset('market.model'), unset('fund.feeTiers')], '');
    expect(await scenarios.yaml(row.id)).not.toMatch(/market|feeTiers/);
    for (let i = 0; i < 3; i++) await scenarios.undo(row.id);
    expect(await scenarios.yaml(row.id)).toContain('feeTiers: [ 1, 2 ] # two of them');
  });

  test('replaces the document as one step, and its name renames the scenario', async () => {
    const { scenarios } = await openTempStore();
    const { row } = await scenarios.create('Base', null, { fund: { lifeMonths: 120 } }, null);
    const changed = await scenarios.setYaml(row.id, `name: Bank case\n${text}`);
    expect(changed).toMatchObject({ document, undoLabel: 'Edited as text', row: { name: 'Bank case' } });
    expect(await scenarios.yaml(row.id)).toContain('name: Bank case');
    expect((await scenarios.undo(row.id)).document).toEqual({ fund: { lifeMonths: 120 } });
  });

  test('written by the program follows the order of the parameter reference', async () => {
    const { scenarios } = await openTempStore();
    const base = await scenarios.create('Base', null, {}, null);
    const { row } = await scenarios.create(
      'Over',
      base.row.id,
      { exits: { sellingCostFraction: 0.03 }, fund: { lifeMonths: 96, commitmentsAud: 5e7 } },
      null,
    );
    expect(await scenarios.yaml(row.id)).toBe(
      'name: Over\nextends: Base\nfund:\n  commitmentsAud: 50000000\n  lifeMonths: 96\nexits:\n  sellingCostFraction: 0.03\n',
    );
    expect(await scenarios.yaml(base.row.id)).toBe('name: Base\n');
    expect((await scenarios.setYaml(row.id, await scenarios.yaml(row.id))).row.ownInputCount).toBe(3);
  });

  test('that is no YAML is refused with its lines; one that names another base with what is so', async () => {
    const { scenarios } = await openTempStore();
    const { row } = await scenarios.create('Base', null, { a: 1 }, null);
    await expect(scenarios.setYaml(row.id, 'a: 1\n  b: [')).rejects.toMatchObject({
      code: 'input/invalid',
      issues: expect.arrayContaining([expect.objectContaining({ path: 'line 2' })]),
    });
    await expect(scenarios.setYaml(row.id, 'extends: other\na: 2')).rejects.toMatchObject({
      code: 'input/invalid',
      message: 'Base stands alone: the text cannot change that.',
    });
    await expect(scenarios.setYaml(row.id, '- a list')).rejects.toMatchObject({ code: 'input/invalid' });
    expect((await scenarios.open(row.id)).row.version).toBe(1);
  });
});

test('names, tags, notes and labels are kept as they are typed', async () => {
  const { scenarios } = await openTempStore();
  for (const name of hostileNames) {
    const { row } = await scenarios.create(name, null, { description: name }, null);
    await scenarios.edit(row.id, [set('origination.note', name)], name);
    await scenarios.describe(row.id, { tags: [name], note: name });
    await scenarios.nameVersion(row.id, 2, name);
    const found = await scenarios.row(row.id);
    expect([found.name, found.note, found.tags]).toEqual([name, name, [name]]);
    expect((await scenarios.history(row.id, 1))[0]).toMatchObject({ label: name, name });
    const { document } = await scenarios.setYaml(row.id, await scenarios.yaml(row.id));
    expect(document).toMatchObject({ description: name, origination: { note: name } });
    expect((await scenarios.row(row.id)).name).toBe(name);
  }
  expect((await scenarios.list()).map(({ name }) => name).toSorted()).toEqual(hostileNames.toSorted());
});
