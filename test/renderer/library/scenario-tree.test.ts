import { expect, test } from 'vitest';
import type { ScenarioRow } from '../../../src-main/contract/index.ts';
import { scenarioTree, treeTitle, type TreeWish } from '../../../src-renderer/features/library/scenario-tree.ts';

const row = (id: number, name: string, baseId: number | null, more: Partial<ScenarioRow> = {}): ScenarioRow => ({
  id,
  name,
  baseId,
  tags: [],
  note: '',
  isArchived: false,
  isLocked: false,
  version: 1,
  ownInputCount: 0,
  createdAt: '',
  changedAt: '',
  lastRun: null,
  ...more,
});
const rows = [
  row(1, 'Base', null),
  row(4, 'Fund II', null),
  row(3, 'Lower fee', 1, { tags: ['proposal'] }),
  row(5, 'No leverage', 3),
  row(2, 'Slow exits', 1, { tags: ['downside'] }),
  row(6, 'Old', 4, { isArchived: true }),
];
const wish = (more: Partial<TreeWish> = {}): TreeWish => ({
  filter: '',
  closed: new Set(),
  showArchived: false,
  ...more,
});
const names = (more?: Partial<TreeWish>) => scenarioTree(rows, wish(more)).map((one) => `${one.level} ${one.row.name}`);

test('what is laid over a base stands under it', () => {
  expect(names()).toEqual(['1 Base', '2 Lower fee', '3 No leverage', '2 Slow exits', '1 Fund II']);
  expect(treeTitle(scenarioTree(rows, wish()), rows)).toBe('5 scenarios in 2 trees');
});

test('a folded scenario hides what is laid over it, and says that there is something', () => {
  const tree = scenarioTree(rows, wish({ closed: new Set([3]) }));
  expect(tree.map((one) => one.row.id)).toEqual([1, 3, 2, 4]);
  expect(tree[1]).toMatchObject({ childCount: 1, isOpen: false });
});

test('a filter finds names and tags and keeps the bases; nothing is folded then', () => {
  expect(names({ filter: 'lever', closed: new Set([1, 3]) })).toEqual(['1 Base', '2 Lower fee', '3 No leverage']);
  expect(names({ filter: 'DOWNSIDE' })).toEqual(['1 Base', '2 Slow exits']);
  expect(names({ filter: 'nothing of the kind' })).toEqual([]);
});

test('archived scenarios show on demand; one whose base is hidden stands alone', () => {
  expect(names({ showArchived: true })).toContain('2 Old');
  const orphan = scenarioTree([row(9, 'Variant', 8), row(8, 'Gone', null, { isArchived: true })], wish());
  expect(orphan.map((one) => one.row.name)).toEqual(['Gone', 'Variant']);
});
