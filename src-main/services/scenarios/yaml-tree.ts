import {
  LineCounter,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Document,
  type Node,
  type YAMLMap,
} from 'yaml';
import { AppError, documentLimits, quoted, reservedKeys, type FieldIssue } from '../../../src-engine/index.ts';

/** A parsed file: plain data and the line on which each field stands. */
export type YamlTree = {
  readonly data: unknown;
  /** Line (from 1) of each dotted path, list items as `[0]`. */
  readonly lines: ReadonlyMap<string, number>;
};

type Walk = {
  readonly counter: LineCounter;
  readonly lines: Map<string, number>;
  readonly issues: FieldIssue[];
  values: number;
};

const remedyOf: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with spaces.',
  TAG_RESOLVE_FAILED: 'Remove the tag: a scenario is plain text, numbers, lists and groups.',
  DUPLICATE_KEY: 'Keep one of the two lines.',
  BAD_INDENT: 'Close every bracket, and indent the fields of one group alike, with spaces.',
  BLOCK_AS_IMPLICIT_KEY: 'Indent the fields of one group alike, and write one "name: value" a line.',
  MULTILINE_IMPLICIT_KEY: 'Write one "name: value" a line.',
  MISSING_CHAR: 'Close the quote or bracket, or put a colon after the name.',
};

function syntaxIssues(documents: readonly Document.Parsed[], counter: LineCounter): FieldIssue[] {
  return documents
    .flatMap((document) => [...document.errors, ...document.warnings])
    .slice(0, 10)
    .map((error) => ({
      path: `line ${counter.linePos(error.pos[0]).line}`,
      message: quoted(error.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, ''), 120),
      remedy: remedyOf[error.code] ?? '',
    }));
}

/** Turns a node into plain data, with null-prototype-safe keys, noting lines; faults become issues. */
function toData(node: Node | null | undefined, path: string, depth: number, walk: Walk): unknown {
  const line = node?.range ? walk.counter.linePos(node.range[0]).line : 1;
  const fault = (message: string, remedy: string, at = line) => {
    if (walk.issues.length < 20) {
      walk.issues.push({ path: path === '' ? `line ${at}` : path, message: `${message} (line ${at})`, remedy });
    }
    return null;
  };
  if (!node) return null;
  if (++walk.values > documentLimits.values) return null;
  if (isAlias(node)) return fault('is an alias', 'Write the value out; a scenario that shares parts uses "extends".');
  if (depth > documentLimits.depth) return fault(`is nested more than ${documentLimits.depth} levels deep`, '');
  if (isScalar(node)) return typeof node.value === 'bigint' ? Number(node.value) : node.value;
  if (isSeq(node)) {
    return node.items.map((item, index) => {
      const below = `${path}[${index}]`;
      noteLine(item as Node | null, below, walk);
      return toData(item as Node | null, below, depth + 1, walk);
    });
  }
  if (!isMap(node)) return fault('cannot be read', '');
  return mapData(node, path, depth, walk, fault);
}

function noteLine(node: Node | null, path: string, walk: Walk): void {
  if (node?.range) walk.lines.set(path, walk.counter.linePos(node.range[0]).line);
}

function mapData(
  node: YAMLMap,
  path: string,
  depth: number,
  walk: Walk,
  fault: (message: string, remedy: string, at?: number) => null,
): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const pair of node.items) {
    const keyNode = pair.key as Node;
    const line = keyNode.range ? walk.counter.linePos(keyNode.range[0]).line : 1;
    if (!isScalar(keyNode) || (typeof keyNode.value !== 'string' && typeof keyNode.value !== 'number')) {
      fault('has a name that is not text', 'Write "name: value" lines.', line);
      continue;
    }
    const key = String(keyNode.value);
    const below = path === '' ? quoted(key) : `${path}.${quoted(key)}`;
    if (reservedKeys.includes(key)) {
      walk.issues.push({ path: below, message: `is a reserved name (line ${line})`, remedy: 'Remove the line.' });
      continue;
    }
    // The library's own check of duplicates compares every pair of keys, which a hostile file can make take hours.
    if (Object.hasOwn(data, key)) {
      const first = walk.lines.get(below) ?? 1;
      walk.issues.push({
        path: below,
        message: `stands twice, on line ${first} and on line ${line}`,
        remedy: 'Keep one of the two lines.',
      });
      continue;
    }
    walk.lines.set(below, line);
    data[key] = toData(pair.value as Node | null, below, depth + 1, walk);
  }
  return data;
}

/**
 * Parses YAML 1.2 (core schema) or JSON, which is a part of it, into plain data. No tags beyond the core ones, no aliases, no
 * merge keys, one document a file, no name twice in a group. Throws `input/invalid` with one issue per fault, each with its line.
 */
export function parseYamlTree(text: string, fileName: string): YamlTree {
  const counter = new LineCounter();
  const refuse = (issues: readonly FieldIssue[]) =>
    new AppError('input/invalid', `${fileName} cannot be read as YAML or JSON.`, { file: fileName }, issues);
  const walk: Walk = { counter, lines: new Map(), issues: [], values: 0 };
  let data: unknown;
  try {
    const parsed = parseAllDocuments(text, {
      version: '1.2',
      schema: 'core',
      strict: true,
      uniqueKeys: false,
      merge: false,
      resolveKnownTags: false,
      prettyErrors: false,
      lineCounter: counter,
      logLevel: 'error',
    });
    const documents: readonly Document.Parsed[] = Array.isArray(parsed) ? parsed : [];
    // The parser hides the end of its own stack in an error of the document.
    if (documents.some(({ errors }) => errors.some(({ message }) => message.includes('call stack'))))
      throw new RangeError();
    const faults = syntaxIssues(documents, counter);
    if (faults.length > 0) throw refuse(faults);
    if (documents.length > 1) {
      throw refuse([
        { path: '', message: 'holds more than one document', remedy: 'Write each scenario in a file of its own.' },
      ]);
    }
    data = toData(documents[0]?.contents, '', 0, walk);
  } catch (error) {
    // The library is recursive: a file of a hundred thousand brackets ends its stack.
    if (error instanceof RangeError) {
      throw refuse([{ path: '', message: `is nested more than ${documentLimits.depth} levels deep`, remedy: '' }]);
    }
    throw error;
  }
  if (walk.values > documentLimits.values) {
    walk.issues.push({ path: '', message: `holds more than ${documentLimits.values} values`, remedy: '' });
  }
  if (walk.issues.length > 0) throw refuse(walk.issues);
  return { data, lines: walk.lines };
}
