import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw, deflateRawSync } from 'node:zlib';

const deflate = promisify(deflateRaw);

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const UTF8 = 0x0800;
const SIZES_FOLLOW = 0x0008;
const DEFLATED = 8;
/** Beyond it another kind of zip would be needed, which a workbook has no use for. */
const MOST_BYTES = 0xffff_ffff;

/** How hard to compress: the parts of a sheet that one reads well, raw rows fast. */
export type Effort = 'small' | 'fast';
const LEVELS: Readonly<Record<Effort, number>> = { small: 4, fast: 1 };

/** Each piece is compressed on its own and ends on a whole byte, so that the next can follow. */
const options = { finishFlush: constants.Z_SYNC_FLUSH, memLevel: 9, chunkSize: 256 * 1024 };

export type ZipFile = {
  add(name: string, content: string | Uint8Array): Promise<void>;
  /**
   * Adds a part that is never whole in memory. A piece is compressed in another thread while the next one is made, so a piece must
   * stay as it is until the one after the next is asked for.
   */
  addPieces(name: string, pieces: Iterable<Uint8Array>, effort: Effort): Promise<void>;
  /** Writes the directory and closes the file. */
  finish(): { readonly sizeBytes: number; readonly sha256: string };
  /** Closes the file as it is; for when something went wrong. */
  abandon(): void;
};

/**
 * Writes a zip straight into a file, part by part, each compressed once. All entries carry the same time, so that the same parts
 * make the same bytes.
 */
export function createZipFile(file: string): ZipFile {
  const handle = openSync(file, 'w');
  const hash = createHash('sha256');
  const directory: Buffer[] = [];
  let offset = 0;

  const put = (bytes: Uint8Array) => {
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    hash.update(bytes);
    offset += bytes.length;
    if (offset > MOST_BYTES) throw new Error('a workbook of more than 4 GB cannot be written');
  };

  const addPieces: ZipFile['addPieces'] = async (name, pieces, effort) => {
    const start = offset;
    const path = Buffer.from(name);
    put(Buffer.concat([header(LOCAL, 30, [0, 0, 0], path.length), path]));
    const dataStart = offset;
    let crc = 0;
    let size = 0;
    let pending: Promise<Buffer> | null = null;
    for (const piece of pieces) {
      crc = crc32(piece, crc);
      size += piece.length;
      const how = { ...options, level: LEVELS[effort] };
      // Another thread is worth its while for what is large alone.
      const next = effort === 'fast' ? deflate(piece, how) : Promise.resolve(deflateRawSync(piece, how));
      if (pending !== null) put(await pending);
      pending = next;
    }
    if (pending !== null) put(await pending);
    put(deflateRawSync(new Uint8Array(), { level: 1 })); // the last block: empty
    const sums = [crc, offset - dataStart, size] as const;
    const descriptor = Buffer.alloc(16);
    [DESCRIPTOR, ...sums].forEach((value, i) => void descriptor.writeUInt32LE(value, 4 * i));
    put(descriptor);
    const entry = header(CENTRAL, 46, sums, path.length);
    entry.writeUInt32LE(start, 42);
    directory.push(entry, path);
  };

  return {
    addPieces,
    add: (name, content) => addPieces(name, [typeof content === 'string' ? Buffer.from(content) : content], 'small'),
    finish() {
      const start = offset;
      for (const bytes of directory) put(bytes);
      const end = Buffer.alloc(22);
      end.writeUInt32LE(END, 0);
      end.writeUInt16LE(directory.length / 2, 8);
      end.writeUInt16LE(directory.length / 2, 10);
      end.writeUInt32LE(offset - start, 12);
      end.writeUInt32LE(start, 16);
      put(end);
      closeSync(handle);
      return { sizeBytes: offset, sha256: hash.digest('hex') };
    },
    abandon: () => closeSync(handle),
  };
}

/** Head of an entry, in front of its data (30 bytes) or in the directory (46 bytes). */
function header(signature: number, length: 30 | 46, sums: readonly number[], nameLength: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  let at = 4;
  const short = (value: number) => (at = bytes.writeUInt16LE(value, at));
  if (length === 46) short(VERSION);
  short(VERSION);
  short(UTF8 | SIZES_FOLLOW);
  short(DEFLATED);
  short(0); // midnight
  short(0x21); // 1 January 1980, the first day that a zip knows
  for (const value of sums) at = bytes.writeUInt32LE(value, at);
  short(nameLength);
  return bytes;
}
