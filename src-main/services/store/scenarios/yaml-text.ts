import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  Scalar,
  stringify,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { canonicalJson, isPlainObject, type PlainObject } from '../../../../src-engine/index.ts';
import type { Change } from '../../../contract/index.ts';
import { parseYamlTree } from '../../scenarios/yaml-tree.ts';
import { ownDocument } from './apply-changes.ts';
import { inFileOrder } from './file-order.ts';

const style = { lineWidth: 120, version: '1.2', schema: 'core' } as const;
const parse = (text: string): Document => parseDocument(text, { version: '1.2', schema: 'core', logLevel: 'error' });

const isKey = (pair: Pair, key: string) => String(isScalar(pair.key) ? pair.key.value : pair.key) === key;
const pairOf = (map: YAMLMap, key: string): Pair | undefined => map.items.find((pair) => isKey(pair, key));

/** A new node that keeps what was written about the old one, and a list in one line stays in one line. */
function replaced(document: Document, old: unknown, value: unknown): Node {
  const node = document.createNode(value) as Node;
  const before = old as (Node & { comment?: string | null; commentBefore?: string | null }) | null;
  if (before?.comment != null) node.comment = before.comment;
  if (before?.commentBefore != null) node.commentBefore = before.commentBefore;
  if (isSeq(old) && isSeq(node) && old.flow !== undefined) node.flow = old.flow;
  return node;
}

function setIn(document: Document, map: YAMLMap, keys: readonly string[], value: unknown): void {
  const [key, ...below] = keys as [string, ...string[]];
  const pair = pairOf(map, key);
  if (below.length > 0) {
    if (pair && isMap(pair.value)) setIn(document, pair.value, below, value);
    else {
      const group = document.createNode({}) as YAMLMap;
      group.flow = false;
      setIn(document, group, below, value);
      if (pair) pair.value = group;
      else map.add(document.createPair(key, group));
    }
  } else if (!pair) map.add(document.createPair(key, value));
  else if (isScalar(pair.value) && !isPlainObject(value) && !Array.isArray(value)) {
    pair.value.value = value;
    delete pair.value.source; // else the text that was written stands for the old value
    delete pair.value.format;
    pair.value.type = typeof value === 'string' ? pair.value.type! : Scalar.PLAIN;
  } else pair.value = replaced(document, pair.value, value);
}

/** Whether the group is empty afterwards. */
function unsetIn(map: YAMLMap, keys: readonly string[]): boolean {
  const [key, ...below] = keys as [string, ...string[]];
  const pair = pairOf(map, key);
  if (pair && (below.length === 0 || (isMap(pair.value) && unsetIn(pair.value, below)))) {
    map.items.splice(map.items.indexOf(pair), 1);
    return map.items.length === 0;
  }
  return false;
}

function rootOf(document: Document): YAMLMap {
  if (!isMap(document.contents)) document.contents = document.createNode({}) as never;
  return document.contents as unknown as YAMLMap;
}

/**
 * Makes the same changes in a text as in its document, so that what the user wrote around them stays. Null when the text cannot
 * follow exactly: it is then written anew, without comments, which is better than a text that says something else.
 */
export function editYaml(text: string, changes: readonly Change[], result: PlainObject): string | null {
  const document = parse(text);
  const root = rootOf(document);
  for (const change of changes) {
    const keys = change.path.split('.');
    if (change.kind === 'set') setIn(document, root, keys, change.value);
    else unsetIn(root, keys);
  }
  const edited = document.toString(style);
  return says(edited, result) ? edited : null;
}

/** Whether a text says what a document holds, name and base aside. */
export function says(text: string, document: PlainObject): boolean {
  try {
    const { data } = parseYamlTree(text, 'the scenario');
    return canonicalJson(ownDocument(isPlainObject(data) ? data : {})) === canonicalJson(document);
  } catch {
    return false;
  }
}

/** A document as a text without comments, its fields in the order of the reference. */
export function yamlOf(document: PlainObject): string {
  return stringify(inFileOrder(document), style);
}

/** The text with the name of its scenario and of the scenario below it, first in the file where they were not written. */
export function withHead(text: string, head: { readonly name: string; readonly base: string | null }): string {
  const document = parse(text);
  const root = rootOf(document);
  if (root.items.length === 0) root.flow = false; // `{}` grows into lines
  const fields = Object.entries({ name: head.name, ...(head.base === null ? {} : { extends: head.base }) });
  const missing = fields.filter(([key]) => !pairOf(root, key));
  for (const [key, value] of fields) if (pairOf(root, key)) setIn(document, root, [key], value);
  const format = root.items.findIndex((pair) => isKey(pair, 'format'));
  root.items.splice(format + 1, 0, ...missing.map(([key, value]) => document.createPair(key, value)));
  return document.toString(style);
}
