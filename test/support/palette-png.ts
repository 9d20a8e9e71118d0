import { deflateSync, inflateSync, crc32 } from 'node:zlib';

/** A picture of 8-bit red, green and blue, row after row. */
export type Picture = { readonly width: number; readonly height: number; readonly rgb: Uint8Array };

/** Reads what a browser writes: PNG of 8 bits, RGB or RGBA, not interlaced; alpha is left out. @throws Error for any other */
export function readPng(file: Uint8Array): Picture {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 8; at < file.length; at += view.getUint32(at) + 12)
    if (String.fromCharCode(...file.subarray(at + 4, at + 8)) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + view.getUint32(at)));
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const size = { 2: 3, 6: 4 }[file[25]!];
  if (file[24] !== 8 || size === undefined || file[28] !== 0) throw new Error('Not a PNG of 8-bit colours.');
  const lines = inflateSync(Buffer.concat(parts));
  const stride = width * size;
  const rgb = new Uint8Array(width * height * 3);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1) + 1;
    const line = unfiltered(lines[start - 1]!, lines.subarray(start, start + stride), above, size);
    for (let x = 0; x < width; x++) rgb.set(line.subarray(x * size, x * size + 3), (y * width + x) * 3);
    above = line;
  }
  return { width, height, rgb };
}

function unfiltered(kind: number, line: Uint8Array, above: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(line.length);
  for (let i = 0; i < line.length; i++) {
    const left = i < size ? 0 : out[i - size]!;
    const up = above[i]!;
    const corner = i < size ? 0 : above[i - size]!;
    const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][kind]!;
    out[i] = line[i]! + guess;
  }
  return out;
}

/** Paeth's predictor of the PNG standard. */
function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Colours that are kept because many pixels have them; the rest of the 256 are those that the others stand for worst. */
const MOST_FREQUENT = 176;

/** A PNG of at most 256 colours; a pixel of another colour takes the nearest of them. */
export function palettePng({ width, height, rgb }: Picture): Buffer {
  const counts = new Map<number, number>();
  const colours = new Uint32Array(width * height);
  for (let i = 0; i < colours.length; i++) {
    colours[i] = (rgb[3 * i]! << 16) | (rgb[3 * i + 1]! << 8) | rgb[3 * i + 2]!;
    counts.set(colours[i]!, (counts.get(colours[i]!) ?? 0) + 1);
  }
  const byCount = [...counts.keys()].toSorted((a, b) => counts.get(b)! - counts.get(a)! || a - b);
  const palette = paletteOf(byCount, counts);
  const places = new Map(byCount.map((colour) => [colour, closest(colour, palette)]));
  const lines = Buffer.alloc(height * (width + 1));
  for (let i = 0; i < colours.length; i++) lines[i + Math.floor(i / width) + 1] = places.get(colours[i]!)!;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    block('IHDR', head),
    block('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    block('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    block('IEND', Buffer.alloc(0)),
  ]);
}

function paletteOf(byCount: readonly number[], counts: ReadonlyMap<number, number>): readonly number[] {
  const palette = byCount.slice(0, MOST_FREQUENT);
  const rest = byCount.slice(MOST_FREQUENT).map((colour) => {
    const near = palette[closest(colour, palette)]!;
    return { colour, weight: Math.sqrt(counts.get(colour)!), distance: distanceOf(colour, near) };
  });
  while (palette.length < 256 && rest.length > 0) {
    const worst = rest.reduce((a, b) => (b.distance * b.weight > a.distance * a.weight ? b : a));
    if (worst.distance === 0) break;
    palette.push(worst.colour);
    for (const one of rest) one.distance = Math.min(one.distance, distanceOf(one.colour, worst.colour));
  }
  return palette;
}

function distanceOf(colour: number, other: number): number {
  const red = (colour >> 16) - (other >> 16);
  const green = ((colour >> 8) & 255) - ((other >> 8) & 255);
  const blue = (colour & 255) - (other & 255);
  return red * red + green * green + blue * blue;
}

function closest(colour: number, palette: readonly number[]): number {
  let best = 0;
  let least = Infinity;
  for (const [place, other] of palette.entries()) {
    const distance = distanceOf(colour, other);
    if (distance < least) [best, least] = [place, distance];
    if (distance === 0) break;
  }
  return best;
}

function block(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
