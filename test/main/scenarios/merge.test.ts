import { describe, expect, test } from 'vitest';
import { mergeDocuments } from '../../../src-main/services/scenarios/merge.ts';

describe('mergeDocuments', () => {
  const a = { fund: { x: 1, list: [1, 2, 3] }, keep: true };
  const b = { fund: { y: 2, list: [9] }, other: null };

  test('groups merge, lists and single values replace', () => {
    expect(mergeDocuments(a, b)).toEqual({ fund: { x: 1, y: 2, list: [9] }, keep: true, other: null });
  });

  test('an empty document changes nothing, on either side', () => {
    expect(mergeDocuments(a, {})).toEqual(a);
    expect(mergeDocuments({}, a)).toEqual(a);
  });

  test('is associative, so that a chain of files merges in any grouping', () => {
    const c = { fund: { x: { deep: 1 }, list: 'all' } };
    expect(mergeDocuments(mergeDocuments(a, b), c)).toEqual(mergeDocuments(a, mergeDocuments(b, c)));
  });

  test('changes neither argument and names every value set', () => {
    const set: string[] = [];
    mergeDocuments(a, b, (path) => set.push(path));
    expect(set).toEqual(['fund', 'fund.y', 'fund.list', 'fund.list[0]', 'other']);
    expect(a.fund).toEqual({ x: 1, list: [1, 2, 3] });
  });
});
