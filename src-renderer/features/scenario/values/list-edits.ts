import { moveDrafts } from '../../../state/editor.ts';
import type { ValueShape } from '../../../../src-engine/index.ts';
import { moved } from '../model/columns.ts';
import { newValue } from '../model/new-value.ts';
import type { Commit } from '../use-editing.ts';

type ListShape = ValueShape & { kind: 'list' };

export type ListEdits = {
  readonly list: readonly unknown[];
  readonly canAdd: boolean;
  readonly canRemove: boolean;
  readonly set: (index: number, value: unknown, quietMs?: number) => void;
  /** A copy of the last row, or else a new one. */
  readonly add: () => void;
  readonly remove: (index: number) => void;
  readonly move: (from: number, to: number) => void;
};

/** This day, for a date that must be something. */
export const todayIso = () => new Date().toISOString().slice(0, 10);

/** The edits of a list, each of which sets the whole list: that is what a scenario file holds. */
export function listEdits(shape: ListShape, value: unknown, path: string, onCommit: Commit): ListEdits {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return {
    list,
    canAdd: shape.maxItems === null || list.length < shape.maxItems,
    canRemove: list.length > shape.minItems,
    set: (index, item, quietMs) =>
      onCommit(
        list.map((old, at) => (at === index ? item : old)),
        quietMs,
      ),
    add: () => onCommit([...list, list.at(-1) ?? newValue(shape.item, todayIso())]),
    remove: (index) => {
      moveDrafts(path, (row) => (row === index ? null : row > index ? row - 1 : row));
      onCommit(list.filter((_, at) => at !== index));
    },
    move: (from, to) => {
      const order = moved(
        list.map((_, index) => index),
        from,
        to,
      );
      moveDrafts(path, (row) => order.indexOf(row));
      onCommit(moved(list, from, to));
    },
  };
}

/** How many rows there are and may be. */
export function countText({ minItems, maxItems }: ListShape, count: number, one: string): string {
  const rows = `${count} ${count === 1 ? one : `${one}s`}`;
  if (maxItems === null || maxItems === minItems) return rows;
  return minItems === 0 ? `${rows}, up to ${maxItems}` : `${rows}, ${minItems} to ${maxItems}`;
}
