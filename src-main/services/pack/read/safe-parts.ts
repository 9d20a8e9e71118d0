import { crc32, inflateRawSync } from 'node:zlib';
import { refusal, SAVE_AGAIN } from './refusal.ts';
import type { ZipEntry } from './zip-directory.ts';

/** All parts together, inflated. */
const MOST_BYTES = 200 * 1024 * 1024;
/** A part grows to at most so many times its size; small ones are let be. */
const MOST_RATIO = 200;
const SMALL = 1024 * 1024;

/**
 * Inflates parts one at a time, counting what really comes out: the sizes that a file states may be lies.
 * @throws AppError `data/invalid` when a part is too large, damaged, or declares a document type
 */
export function createSafeParts(entries: ReadonlyMap<string, ZipEntry>) {
  let left = MOST_BYTES;

  function inflate({ name, isDeflated, compressed, crc }: ZipEntry): Uint8Array {
    const most = Math.min(left, Math.max(SMALL, compressed.length * MOST_RATIO));
    const bytes = isDeflated ? inflated(name, compressed, most) : compressed;
    if (bytes.length > most) throw tooLarge(name);
    if (crc32(bytes) !== crc) throw damaged(name);
    left -= bytes.length;
    return bytes;
  }

  return {
    names: [...entries.keys()],
    has: (name: string) => entries.has(name),
    /** Text of an XML part; null when there is none of that name. */
    xml(name: string): string | null {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      const text = decode(name, inflate(entry));
      if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
        throw refusal(`Part ${name} declares a document type, which no workbook does.`, name, SAVE_AGAIN);
      return text;
    },
  };
}
export type SafeParts = ReturnType<typeof createSafeParts>;

function inflated(name: string, compressed: Uint8Array, most: number): Uint8Array {
  try {
    return inflateRawSync(compressed, { maxOutputLength: Math.max(1, most) });
  } catch (cause) {
    throw (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(name) : damaged(name, cause);
  }
}

function decode(name: string, bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  try {
    return new TextDecoder(isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8', { fatal: true }).decode(
      bytes,
    );
  } catch (cause) {
    throw damaged(name, cause);
  }
}

const tooLarge = (name: string) =>
  refusal(
    `Part ${name} of the file is larger than a workbook of this program can be.`,
    name,
    'Choose a workbook that this program made, or remove what was added to it.',
  );

const damaged = (name: string, cause?: unknown) =>
  refusal(`Part ${name} of the file is damaged.`, name, `Choose a whole copy of the file. ${SAVE_AGAIN}`, cause);
