import { drawSvg } from './echarts.ts';
import type { OptionBuilder } from './options/parts.ts';
import { chartTheme } from './theme.ts';
import { readLightTokens, type ChartTokens } from './tokens.ts';

/** A drawing for a document: SVG text and its size in pixels. */
export type ChartPicture = { readonly svg: string; readonly width: number; readonly height: number };

/** Pictures are at least so large, in pixels: the labels of a narrow panel would lie over each other. */
const LEAST = { width: 560, height: 300 };
const MARGIN = 8;
const LINE = 17;

/** The chart alone, in the colours of the light theme on white. */
export function bareChart(build: OptionBuilder, width: number, height: number): ChartPicture {
  const tokens = readLightTokens();
  return { svg: drawSvg(chartTheme(tokens), build(tokens), width, height), width, height };
}

/** The chart under its title and caption (which names paths, seed and run): it stands by itself in a document. */
export function chartPicture(
  build: OptionBuilder,
  words: { readonly title: string; readonly caption: string },
  size: { readonly width: number; readonly height: number },
): ChartPicture {
  const tokens = readLightTokens();
  const width = Math.max(LEAST.width, Math.round(size.width));
  const chart = bareChart(build, width, Math.max(LEAST.height, Math.round(size.height)));
  const titleFont = `600 13px ${tokens['font-ui']}`;
  const titleLines = wrapped(words.title, titleFont, width - 2 * MARGIN);
  const captionLines = wrapped(words.caption, `11px ${tokens['font-ui']}`, width - 2 * MARGIN);
  const head = MARGIN + LINE * (titleLines.length + captionLines.length) + MARGIN;
  const height = head + chart.height;
  const lines = [
    ...titleLines.map((text, at) => textAt(text, at, tokens, `font-size="13" font-weight="600" fill="${tokens.text}"`)),
    ...captionLines.map((text, at) =>
      textAt(text, titleLines.length + at, tokens, `font-size="11" fill="${tokens['text-3']}"`),
    ),
  ];
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escaped(words.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...lines,
    `<g transform="translate(0 ${head})">${chart.svg}</g>`,
    '</svg>',
  ].join('\n');
  return { svg, width, height };
}

const textAt = (text: string, line: number, tokens: ChartTokens, style: string) =>
  `<text x="${MARGIN}" y="${MARGIN + 12 + line * LINE}" font-family="${escaped(tokens['font-ui'])}" ${style}>${escaped(text)}</text>`;

/** Words in lines that fit; an endless word is left as it is. */
function wrapped(text: string, font: string, width: number): readonly string[] {
  const pen = document.createElement('canvas').getContext('2d')!;
  pen.font = font;
  const lines: string[] = [];
  for (const word of text.split(/[ \n]+/)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)!} ${word}`;
    if (lines.length > 0 && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else if (word !== '') lines.push(word);
  }
  return lines;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// What XML cannot hold at all (control signs in a name) is left out.
const escaped = (text: string) =>
  text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"]/g, (sign) => signs[sign]!);

/** An address for an `img` of the page: it is drawn as vectors, and its styles are not those of the page. */
export const pictureUrl = ({ svg }: ChartPicture): string =>
  `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

/** The drawing as PNG, twice as fine as on the screen. @throws Error when the browser cannot draw it */
export async function picturePng(picture: ChartPicture, scale = 2): Promise<Blob> {
  const image = new Image();
  image.src = pictureUrl(picture);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.width * scale;
  canvas.height = picture.height * scale;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((made) => (made === null ? reject(new Error('no picture')) : resolve(made)), 'image/png'),
  );
}
