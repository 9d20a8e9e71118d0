import { refusal, SAVE_AGAIN } from './refusal.ts';

/** What stands in an XML part, in order. Names come without their prefix; an element without content gives `open` and `close`. */
export type XmlReader = {
  readonly open?: (name: string, attribute: (name: string) => string | null) => void;
  readonly close?: (name: string) => void;
  readonly text?: (value: string) => void;
};

const [DOUBLE_QUOTE, SINGLE_QUOTE, GREATER] = [34, 39, 62];
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads an XML part from front to back, in time proportional to its length.
 * @throws AppError `data/invalid` when elements do not close each other; `part` names the part in it
 */
export function readXml(xml: string, part: string, reader: XmlReader): void {
  const broken = (what: string) => refusal(`Part ${part} of the workbook is no whole XML: ${what}.`, part, SAVE_AGAIN);
  const stack: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    if (next !== at && stack.length > 0) reader.text?.(decoded(xml.slice(at, next < 0 ? xml.length : next)));
    if (next < 0) break;
    if (xml.startsWith('<!--', next)) at = after(xml, '-->', next, broken);
    else if (xml.startsWith('<![CDATA[', next)) {
      at = after(xml, ']]>', next, broken);
      reader.text?.(xml.slice(next + 9, at - 3));
    } else if (xml[next + 1] === '?') at = after(xml, '?>', next, broken);
    else {
      const end = endOfTag(xml, next);
      if (end < 0) throw broken('a tag does not end');
      if (xml[next + 1] === '/') {
        const name = xml.slice(next + 2, end).trim();
        if (stack.pop() !== name) throw broken(`${name.slice(0, 40)} closes what is not open`);
        reader.close?.(local(name));
      } else {
        const isEmpty = xml[end - 1] === '/';
        const tag = xml.slice(next + 1, isEmpty ? end - 1 : end);
        const name = /^[^\s/]+/.exec(tag)?.[0] ?? '';
        if (name === '') throw broken('a tag has no name');
        reader.open?.(local(name), (wanted) => attributeOf(tag, wanted));
        if (isEmpty) reader.close?.(local(name));
        else stack.push(name);
      }
      at = end + 1;
    }
  }
  if (stack.length > 0) throw broken(`${stack.at(-1)!.slice(0, 40)} is not closed`);
}

function after(xml: string, mark: string, from: number, broken: (what: string) => Error): number {
  const end = xml.indexOf(mark, from);
  if (end < 0) throw broken('a section does not end');
  return end + mark.length;
}

/** Where a tag ends: a `>` may stand in the value of an attribute. -1 when it does not end. */
function endOfTag(xml: string, from: number): number {
  let open = 0;
  for (let at = from; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (open !== 0) open = code === open ? 0 : open;
    else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) open = code;
    else if (code === GREATER) return at;
  }
  return -1;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function attributeOf(tag: string, wanted: string): string | null {
  for (const [, name, double, single] of tag.matchAll(/\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (name === wanted || local(name!) === wanted) return decoded(double ?? single ?? '');
  return null;
}

/** Text with its entities resolved and the line ends of every system as newlines, as XML has them. */
function decoded(raw: string): string {
  const value = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  if (!value.includes('&')) return value;
  return value.replace(
    /&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|([a-z]+));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = Number.parseInt(hex ?? decimal!, hex === undefined ? 10 : 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
