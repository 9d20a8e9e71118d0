import { refusal, SAVE_AGAIN } from './refusal.ts';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const MOST_COMMENT = 0xffff;
/** Parts that a workbook may have; ours has fewer than 100. */
const MOST_ENTRIES = 2000;
const ENCRYPTED = 0x1;

/** A part of the file, still compressed. */
export type ZipEntry = {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly compressed: Uint8Array;
  readonly crc: number;
};

/**
 * Parts of a zip by name, from its directory alone.
 * @throws AppError `data/invalid` for what is no zip, or one made to do harm: too many parts, parts that overlap, names that lead out
 *   of it or stand there twice, parts locked by a password
 */
export function zipEntries(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES)
    throw refusal(`The file has ${count} parts; a workbook has at most ${MOST_ENTRIES}.`, '', SAVE_AGAIN);
  const entries = new Map<string, ZipEntry>();
  const seen = new Set<string>();
  const spans: { from: number; to: number }[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw broken();
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw broken();
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength));
    if (seen.has(name.toLowerCase())) throw refusal(`The file has two parts named ${name}.`, name, SAVE_AGAIN);
    seen.add(name.toLowerCase());
    const { entry, span } = entryAt(view, bytes, at, name);
    entries.set(name, entry);
    spans.push(span);
    at = next;
  }
  spans.sort((a, b) => a.from - b.from);
  if (spans.some(({ from }, i) => i > 0 && from < spans[i - 1]!.to))
    throw refusal('Parts of the file lie over each other.', '', SAVE_AGAIN);
  return entries;
}

function endOfDirectory(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - MOST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at -= 1) if (view.getUint32(at, true) === END) return at;
  throw broken();
}

function entryAt(view: DataView, bytes: Uint8Array, at: number, name: string) {
  const method = view.getUint16(at + 10, true);
  if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0)
    throw refusal(
      'The file is locked by a password.',
      name,
      'Remove the password in Excel, save, and choose the file again.',
    );
  if (method !== 0 && method !== 8)
    throw refusal(`Part ${name} is compressed in a way that workbooks do not use.`, name, SAVE_AGAIN);
  const size = view.getUint32(at + 20, true);
  const start = view.getUint32(at + 42, true);
  if (start + 30 > view.byteLength || view.getUint32(start, true) !== LOCAL) throw broken();
  const data = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  if (data + size > view.byteLength) throw broken();
  const compressed = bytes.subarray(data, data + size);
  const entry: ZipEntry = { name, isDeflated: method === 8, compressed, crc: view.getUint32(at + 16, true) };
  return { entry, span: { from: start, to: data + size } };
}

function nameOf(bytes: Uint8Array): string {
  const name = new TextDecoder().decode(bytes);
  // eslint-disable-next-line no-control-regex
  if (/^\/|^[A-Za-z]:|\\|(?:^|\/)\.\.?(?:\/|$)|[\u0000-\u001F]/.test(name))
    throw refusal('A part of the file has a name that leads out of it.', name.slice(0, 100), SAVE_AGAIN);
  return name;
}

const broken = () =>
  refusal('The file is damaged, or is no Excel workbook.', '', `Choose a whole .xlsx file. ${SAVE_AGAIN}`);
