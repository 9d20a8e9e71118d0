const LONGEST = 8192;

/** Functions that reach outside the workbook, or that older programs do not know. */
const BARRED =
  /\b(?:WEBSERVICE|HYPERLINK|DDE|CALL|REGISTER(?:\.ID)?|RTD|ENCODEURL|FILTERXML|IMAGE|INDIRECT|LET|LAMBDA|FILTER|SORT|UNIQUE|SEQUENCE|XLOOKUP)\s*\(/i;
const STRINGS = /"(?:[^"]|"")*"/g;
const SHEET_NAMES = /'(?:[^']|'')*'!/g;

/**
 * A formula of ours, looked at once more before it goes into a file that others open.
 * @throws Error for one that reaches outside the workbook, is too long, or still holds an anchor: a fault of ours
 */
export function guardedFormula(source: string): string {
  const code = source.replace(STRINGS, '""').replace(SHEET_NAMES, 'Sheet!');
  const fault =
    source.length > LONGEST
      ? 'is longer than Excel takes'
      : source.startsWith('=')
        ? 'begins with an equals sign'
        : /[[\]|]/.test(code)
          ? 'reaches outside the workbook'
          : /[{}]/.test(code)
            ? 'holds an anchor'
            : // eslint-disable-next-line no-control-regex
              /[\u0000-\u001F\uFFFE\uFFFF]/.test(source)
              ? 'holds a control character'
              : BARRED.test(code)
                ? 'uses a function that a pack may not use'
                : null;
  if (fault !== null) throw new Error(`formula ${fault}: ${source.slice(0, 200)}`);
  return source;
}
