/** About what a value weighs in bytes as a message: 8 a number, 1 a character, arrays of doubles as they are. */
export function messageWeight(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return value.length + 4;
    case 'number':
    case 'bigint':
      return 8;
    case 'object':
      return value === null ? 4 : objectWeight(value);
    case 'boolean':
    case 'undefined':
    case 'function':
    case 'symbol':
      return 4;
  }
}

function objectWeight(value: object): number {
  // A view is cloned with the whole buffer behind it.
  if (ArrayBuffer.isView(value)) return value.buffer.byteLength + 16;
  if (value instanceof ArrayBuffer) return value.byteLength + 16;
  let bytes = 8;
  if (Array.isArray(value)) for (const item of value) bytes += messageWeight(item);
  else for (const [key, item] of Object.entries(value)) bytes += key.length + 4 + messageWeight(item);
  return bytes;
}
