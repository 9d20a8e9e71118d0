import { isMap, isNode, parseDocument, type Document } from 'yaml';
import { checkValue, isPlainObject, nearestName } from '../../../../src-engine/index.ts';
import { formModel } from '../model/form-model.ts';

/** Something wrong at a place of the text, in characters from its start. */
export type TextIssue = { readonly from: number; readonly to: number; readonly message: string };

/** Fields of a file that are no parameters. */
const header = new Set(['format', 'name', 'description', 'extends']);
const most = 100;

/**
 * Faults of a scenario text, each at its line: what is no YAML, names that are no input, values that break the rule of their input.
 * Rules between inputs come from the host when the text is applied.
 */
export function checkText(text: string): readonly TextIssue[] {
  const document = parseDocument(text, { uniqueKeys: true, maxAliasCount: 100 } as Parameters<typeof parseDocument>[1]);
  if (document.errors.length > 0)
    return document.errors.map((error) => ({
      from: error.pos[0],
      to: error.pos[1],
      message: error.message.split('\n')[0]!,
    }));
  const value: unknown = document.toJS();
  if (value === null || value === undefined) return [];
  if (!isPlainObject(value))
    return [{ from: 0, to: text.length, message: 'A scenario is a group of "name: value" lines.' }];
  const issues: TextIssue[] = [];
  const model = formModel();
  const groups = new Set(model.sections.flatMap(({ groups: inside }) => inside.flatMap(({ path }) => prefixes(path))));
  const add = (keys: readonly (string | number)[], message: string) => {
    if (issues.length < most) issues.push({ ...placeOf(document, keys, text.length), message });
  };
  const walk = (group: Readonly<Record<string, unknown>>, keys: readonly string[]): void => {
    for (const [key, item] of Object.entries(group)) {
      const at = [...keys, key];
      const path = at.join('.');
      if (keys.length === 0 && header.has(key)) continue;
      if (model.fields.has(path)) {
        for (const issue of checkValue(path, item))
          add([...at, ...keysOf(issue.path)], `${issue.message}. ${issue.remedy}`.trim());
      } else if (groups.has(path) && (isPlainObject(item) || item === null)) walk(isPlainObject(item) ? item : {}, at);
      else if (groups.has(path)) add(at, 'must be a group of fields');
      else add(at, unknownText(key, keys.join('.')));
    }
  };
  walk(value, []);
  return issues;
}

const prefixes = (path: string) => path.split('.').map((_, index, keys) => keys.slice(0, index + 1).join('.'));

/** `[2].rateAnnual` as keys. */
const keysOf = (path: string): (string | number)[] =>
  [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, row, name]) => (row === undefined ? name! : Number(row)));

function unknownText(key: string, parent: string): string {
  const siblings = [...formModel().fields.keys()]
    .filter((path) => parent === '' || path.startsWith(`${parent}.`))
    .map((path) => path.slice(parent === '' ? 0 : parent.length + 1).split('.')[0]!);
  const near = nearestName(key, [...new Set(siblings)]);
  return `“${key}” is not a known field.${near === undefined ? '' : ` Did you mean ${near}?`}`;
}

/** Where the key of a path stands, or else the nearest that is written. */
function placeOf(document: Document, keys: readonly (string | number)[], length: number): { from: number; to: number } {
  for (let depth = keys.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(keys.slice(0, depth - 1), true);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => String(isNode(key) ? key.toJSON() : key) === String(keys[depth - 1]))
      : null;
    const node = pair?.key ?? document.getIn(keys.slice(0, depth), true);
    if (isNode(node) && node.range)
      return { from: Math.min(node.range[0], length), to: Math.min(node.range[1], length) };
  }
  return { from: 0, to: Math.min(1, length) };
}
