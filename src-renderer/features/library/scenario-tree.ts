import type { ScenarioRow } from '../../../src-main/contract/index.ts';

/** A scenario at its place in the tree of bases and what is laid over them. */
export type TreeRow = {
  readonly row: ScenarioRow;
  /** From 1. */
  readonly level: number;
  readonly childCount: number;
  readonly isOpen: boolean;
};

export type TreeWish = {
  readonly filter: string;
  /** Ids of scenarios whose children are folded away. */
  readonly closed: ReadonlySet<number>;
  readonly showArchived: boolean;
};

/**
 * The scenarios in reading order: each base, then what is laid over it. A scenario that matches the filter brings its bases along,
 * so that its place stays plain; while a filter is on nothing is folded. A scenario whose base is not there stands alone.
 */
export function scenarioTree(rows: readonly ScenarioRow[], wish: TreeWish): readonly TreeRow[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  const wanted = wish.filter.trim().toLowerCase();
  const shown = new Set<number>();
  for (const row of rows) {
    if ((row.isArchived && !wish.showArchived) || !matches(row, wanted)) continue;
    for (let at: ScenarioRow | undefined = row; at !== undefined && !shown.has(at.id); at = known.get(at.baseId ?? 0))
      shown.add(at.id);
  }
  const children = new Map<number | null, ScenarioRow[]>();
  for (const row of rows) {
    if (!shown.has(row.id)) continue;
    const parent = row.baseId !== null && shown.has(row.baseId) ? row.baseId : null;
    children.set(parent, [...(children.get(parent) ?? []), row]);
  }
  const tree: TreeRow[] = [];
  const add = (row: ScenarioRow, level: number) => {
    const below = children.get(row.id) ?? [];
    const isOpen = wanted !== '' || !wish.closed.has(row.id);
    tree.push({ row, level, childCount: below.length, isOpen });
    if (isOpen) for (const child of below) add(child, level + 1);
  };
  for (const row of children.get(null) ?? []) add(row, 1);
  return tree;
}

const matches = (row: ScenarioRow, wanted: string): boolean =>
  wanted === '' || [row.name, row.note, ...row.tags].some((text) => text.toLowerCase().includes(wanted));

/** '14 scenarios in 3 trees'. */
export function treeTitle(tree: readonly TreeRow[], all: readonly ScenarioRow[]): string {
  const count = all.filter((row) => !row.isArchived).length;
  const roots = tree.filter((one) => one.level === 1).length;
  return `${count} ${count === 1 ? 'scenario' : 'scenarios'} in ${roots} ${roots === 1 ? 'tree' : 'trees'}`;
}
