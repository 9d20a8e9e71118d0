import type { Brand } from '../model/sheet.ts';

/** Colours after the accent, made so that the colour-blind tell them apart (Okabe and Ito 2008). */
const OKABE_ITO = ['E69F00', '56B4E9', '009E73', 'D55E00', '0072B2', 'CC79A7', '7F7F7F'] as const;

const PLAIN_ACCENT = '1F4E79';

/** Colour of the user's template; what is not six hexadecimal digits is replaced by the plain one. */
export const accentOf = ({ accentColour }: Brand): string =>
  /^[0-9A-Fa-f]{6}$/.test(accentColour) ? accentColour.toUpperCase() : PLAIN_ACCENT;

/** Colour of series number `index` of a chart. */
export const seriesColour = (accent: string, index: number): string =>
  [accent, ...OKABE_ITO][index % (OKABE_ITO.length + 1)]!;

/** A colour mixed with white: share 0 is white, 1 the colour itself. */
export function tint(colour: string, share: number): string {
  const part = (at: number) => {
    const level = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(255 - (255 - level) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return (part(0) + part(2) + part(4)).toUpperCase();
}

/** Whether text of this colour is too pale to be read on white: then it is darkened. */
export function readableOnWhite(colour: string): string {
  const channel = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16) / 255;
  const luminance = 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
  if (luminance < 0.5) return colour;
  return [0, 2, 4]
    .map((at) =>
      Math.round(channel(at) * 110)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase();
}
