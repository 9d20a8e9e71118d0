import { AppError } from '../../src-engine/index.ts';

/**
 * Messages as frames of a socket. A plain value is JSON text. NaN, infinities and -0 are tagged, and typed arrays lie behind the
 * JSON as they are in memory (little-endian, each at a multiple of 8): [u32 length of JSON][JSON][padding][array][padding]...
 * Tags are objects with the key `$`; a user's object with that key is tagged itself, so nothing can pose as a tag.
 */
const arrays = {
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
  BigInt64Array,
  BigUint64Array,
};
type Packed = InstanceType<(typeof arrays)[keyof typeof arrays]>;
class Tag {
  readonly $: string;
  readonly v: unknown;
  constructor($: string, v: unknown) {
    this.$ = $;
    this.v = v;
  }
}
/** Nesting beyond this is no message of ours; JSON.parse with a reviver would run out of stack. */
const MOST_DEPTH = 100;

const pad8 = (bytes: number) => (bytes + 7) & ~7;
const isPacked = (value: unknown): value is Packed =>
  ArrayBuffer.isView(value) && Object.hasOwn(arrays, value.constructor.name);

/** @throws AppError `input/invalid` for what no message may hold: functions, dates, maps */
export function encodeFrame(value: unknown): string | Uint8Array {
  if (isPlain(value)) return JSON.stringify(value);
  const parts: Packed[] = [];
  let at = 0;
  const json = JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === 'number' && (!Number.isFinite(item) || Object.is(item, -0)))
      return new Tag('number', Object.is(item, -0) ? '-0' : String(item));
    if (typeof item !== 'object' || item === null || Array.isArray(item) || item instanceof Tag) return item;
    if (isPacked(item)) {
      const tag = new Tag('array', [item.constructor.name, at, item.length]);
      parts.push(item);
      at += pad8(item.byteLength);
      return tag;
    }
    return Object.hasOwn(item, '$') ? new Tag('object', Object.entries(item)) : item;
  });
  if (parts.length === 0) return json;
  const text = new TextEncoder().encode(json);
  const start = pad8(4 + text.length);
  const frame = new Uint8Array(start + at);
  new DataView(frame.buffer).setUint32(0, text.length, true);
  frame.set(text, 4);
  let offset = start;
  for (const part of parts) {
    frame.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), offset);
    offset += pad8(part.byteLength);
  }
  return frame;
}

/** The message in a frame. @throws AppError `data/invalid` for a frame that is none of ours */
export function decodeFrame(frame: string | Uint8Array): unknown {
  try {
    if (typeof frame === 'string') return parse(frame, null);
    const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
    const length = view.getUint32(0, true);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(frame.subarray(4, 4 + length));
    return parse(text, frame.subarray(pad8(4 + length)));
  } catch (error) {
    throw new AppError('data/invalid', 'A message could not be read.', {}, [], { cause: error });
  }
}

function parse(text: string, bytes: Uint8Array | null): unknown {
  checkDepth(text);
  if (!text.includes('"$":')) return JSON.parse(text);
  return JSON.parse(text, (_key, item: unknown) => {
    if (typeof item !== 'object' || item === null || !Object.hasOwn(item, '$')) return item;
    const { $: kind, v } = item as { $: unknown; v: unknown };
    if (kind === 'number' && typeof v === 'string') return Number(v);
    if (kind === 'object' && Array.isArray(v)) return Object.fromEntries(v as [string, unknown][]);
    if (kind === 'array' && Array.isArray(v)) return arrayAt(v, bytes);
    throw new TypeError('an unknown tag');
  });
}

function arrayAt([name, at, length]: unknown[], bytes: Uint8Array | null): Packed {
  if (bytes === null || typeof name !== 'string' || !Object.hasOwn(arrays, name)) throw new TypeError('no such array');
  const Type = arrays[name as keyof typeof arrays]; // own key of `arrays`
  const size = Number(length) * Type.BYTES_PER_ELEMENT;
  const start = Number(at);
  if (!Number.isInteger(start) || start < 0 || !Number.isInteger(size) || size < 0 || start + size > bytes.length)
    throw new RangeError('an array beyond its frame');
  // A copy: aligned, and it does not hold the frame. Not by slice: that of a Buffer is a view.
  return new Type(new Uint8Array(bytes.subarray(start, start + size)).buffer);
}

/** Whether JSON alone keeps the value. @throws AppError `input/invalid` */
function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'function':
    case 'symbol':
    case 'bigint':
      throw new AppError('input/invalid', `A message cannot hold a ${typeof value}.`);
    case 'object': {
      if (value === null) return true;
      if (isPacked(value)) return false;
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== null && prototype !== Object.prototype && !Array.isArray(value))
        throw new AppError('input/invalid', `A message cannot hold a ${value.constructor.name}.`);
      let plain = !Object.hasOwn(value, '$');
      for (const item of Object.values(value)) plain = isPlain(item) && plain; // to the end: what comes later may be refused
      return plain;
    }
    case 'string':
    case 'boolean':
    case 'undefined':
      return true;
  }
}

function checkDepth(text: string): void {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (quoted) {
      if (c === 92) i += 1;
      else if (c === 34) quoted = false;
    } else if (c === 34) quoted = true;
    else if (c === 91 || c === 123) {
      if ((depth += 1) > MOST_DEPTH) throw new RangeError('nested too deep');
    } else if (c === 93 || c === 125) depth -= 1;
  }
}
