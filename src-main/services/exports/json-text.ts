/** Indented JSON; typed arrays as lists, figures that do not exist as null. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, (_key, item: unknown) => (ArrayBuffer.isView(item) ? Array.from(item as Float64Array) : item), 1)}\n`;
}
