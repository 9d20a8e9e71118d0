/** Text with the escapes of Excel resolved: `_x005F_x0041_` is `_x0041_`, `_x000D_` a carriage return. */
export const resolveEscapes = (value: string): string =>
  value.includes('_x')
    ? value.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : value;
