import type { Alignment, Border, Borders, Fill, Font, Style } from 'exceljs';
import type { CellRole, TextRole } from '../model/cell.ts';
import { readableOnWhite, tint } from './palette.ts';

/** What decides how a cell looks. */
export type Look =
  | TextLook
  | FigureLook
  | { readonly kind: 'choice'; readonly isTall: boolean }
  | { readonly kind: 'heading-gap' | 'total-gap' };
export type TextLook = {
  readonly kind: 'text';
  readonly role: TextRole;
  readonly wrap: boolean;
  /** Over figures, on the right. */
  readonly right: boolean;
  readonly link: boolean;
  /** Text that must not become a formula when someone opens and closes its cell. */
  readonly guarded: boolean;
  /** In a row of totals: the rule above it runs through. */
  readonly ruled: boolean;
};
export type FigureLook = {
  readonly kind: 'figure';
  readonly role: CellRole;
  readonly format: string;
  /** Reads another sheet. */
  readonly link: boolean;
  readonly missing: boolean;
  readonly left: boolean;
  /** Where it stands: in a row of headings, in a row of totals, or elsewhere. */
  readonly row: 'heading' | 'total' | 'plain';
  /** Whether the row is made for several lines: all of it then begins at the top. */
  readonly isTall: boolean;
};

export const FONT = 'Calibri';
const INK = '1A1A1A';
const GREY = '6B6B6B';
const BLUE = '0000FF';
const GREEN = '00703C';
const RED = 'B3261E';
const AMBER = '8A5A00';
const INPUT_FILL = 'FFF9DB';

/**
 * Numbers of looks, each given to the file once, so that ten thousand like cells cost one style.
 * @param add takes a style into the file and gives its number
 */
export function createStyleIds(accent: string, add: (style: Partial<Style>) => number): (look: Look) => number {
  const known = new Map<string, number>();
  return (look) => {
    const key = keyOf(look);
    const id = known.get(key) ?? add(styleOf(look, accent));
    known.set(key, id);
    return id;
  };
}

/** As short as it can be: it is made for every cell. */
function keyOf(look: Look): string {
  switch (look.kind) {
    case 'text':
      return `t${look.role}${+look.wrap}${+look.right}${+look.link}${+look.guarded}${+look.ruled}`;
    case 'figure':
      return `f${look.role}${look.row}${+look.link}${+look.missing}${+look.left}${+look.isTall}${look.format}`;
    case 'choice':
      return `c${+look.isTall}`;
    case 'heading-gap':
      return 'g';
    case 'total-gap':
      return 's';
  }
}

function styleOf(look: Look, accent: string): Partial<Style> {
  switch (look.kind) {
    case 'text':
      return textStyle(look, accent);
    case 'figure':
      return figureStyle(look, accent);
    case 'choice':
      return {
        font: font({ color: BLUE }),
        fill: fill(INPUT_FILL),
        border: box,
        alignment: at('left', false, look.isTall ? 'top' : 'bottom'),
      };
    case 'heading-gap':
      return heading(accent);
    case 'total-gap':
      return { border: topRule };
  }
}

function figureStyle({ role, format, link, missing, left, row, isTall }: FigureLook, accent: string): Partial<Style> {
  const base = {
    numFmt: format,
    alignment: at(left ? 'left' : 'right', false, isTall && row !== 'heading' ? 'top' : 'bottom'),
  };
  if (row === 'heading' && role === 'value')
    return { ...base, ...heading(accent), font: font({ color: readableOnWhite(accent), bold: true }) };
  const colour = missing ? GREY : role === 'input' ? BLUE : link ? GREEN : INK;
  return {
    ...base,
    font: font({ color: colour, bold: role === 'total' }),
    ...(role === 'input' ? { fill: fill(INPUT_FILL), border: box } : {}),
    ...(role === 'total' && row === 'total' ? { border: topRule } : {}),
  };
}

function textStyle({ role, wrap, right, link, guarded, ruled }: TextLook, accent: string): Partial<Style> {
  const ink = readableOnWhite(accent);
  const side = right ? 'right' : 'left';
  const rule = ruled ? { border: topRule } : {};
  const base = { numFmt: guarded ? '@' : 'General', alignment: at(side, wrap), ...rule };
  switch (role) {
    case 'title':
      return { ...base, font: font({ color: ink, bold: true, size: 16 }) };
    case 'subtitle':
      return { ...base, font: font({ color: GREY, size: 11 }) };
    case 'heading':
      return {
        ...base,
        ...heading(accent),
        font: font({ color: ink, bold: true }),
        alignment: at(side, wrap, 'bottom'),
      };
    case 'total-label':
      return { ...base, font: font({ bold: true }) };
    case 'unit':
      return { ...base, font: font({ color: GREY, size: 9 }) };
    case 'note':
      return { ...base, font: font({ color: GREY, size: 9, italic: true }) };
    case 'good':
      return { ...base, font: font({ color: GREEN, bold: true }) };
    case 'bad':
      return { ...base, font: font({ color: RED, bold: true }) };
    case 'warn':
      return { ...base, font: font({ color: AMBER, bold: true }) };
    case 'label':
    case 'body':
      return { ...base, font: link ? { ...font({ color: ink }), underline: true } : font({}) };
  }
}

/** Colours of a check: green when it is zero, red when it is anything else. */
export const checkColours = {
  good: { font: { color: rgb(GREEN), bold: true }, fill: fillOfRule('E3F4E8') },
  bad: { font: { color: rgb(RED), bold: true }, fill: fillOfRule('FBE4E2') },
} as const;

const hair: Partial<Border> = { style: 'hair', color: rgb('B8B8B8') };
const box = { top: hair, bottom: hair, left: hair, right: hair };
const topRule: Partial<Borders> = { top: { style: 'thin', color: rgb(INK) } };

const heading = (accent: string): Partial<Style> => ({
  fill: fill(tint(accent, 0.1)),
  border: { bottom: { style: 'thin', color: rgb(accent) } },
});

function font({
  color = INK,
  size = 10,
  ...rest
}: {
  color?: string;
  size?: number;
  bold?: boolean;
  italic?: boolean;
}): Partial<Font> {
  return { name: FONT, family: 2, size, color: rgb(color), ...rest };
}

function rgb(colour: string): { argb: string } {
  return { argb: `FF${colour}` };
}

function fill(colour: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: rgb(colour) };
}

/** A rule's fill takes its colour from the background. */
function fillOfRule(colour: string): Fill {
  return { type: 'pattern', pattern: 'solid', bgColor: rgb(colour) };
}

/** Lines of a row that has several begin at its top; elsewhere text stands on the line of the figures. */
function at(
  horizontal: 'left' | 'right',
  wrapText = false,
  vertical: 'top' | 'bottom' = wrapText ? 'top' : 'bottom',
): Partial<Alignment> {
  return { horizontal, vertical, ...(wrapText ? { wrapText } : {}) };
}
