import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip as an attacker writes it: every field may lie. */
export type CraftedEntry = {
  readonly name: string;
  readonly data: Uint8Array | string;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  /** Written in the place of the true offset of its data. */
  readonly offset?: number;
};

/** A zip of those entries, in their order; `count` is what its directory says. */
export function craftedZip(entries: readonly CraftedEntry[], count = entries.length): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const put = (piece: Buffer) => {
    pieces.push(piece);
    at += piece.length;
  };
  for (const { name, data, method = 8, flags = 0x0800, crc, offset } of entries) {
    const path = Buffer.from(name);
    const bytes = Buffer.from(data);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const start = offset ?? at;
    const fields = (central: boolean) => {
      const head = Buffer.alloc(central ? 46 : 30);
      head.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0);
      const from = central ? 6 : 4;
      head.writeUInt16LE(20, from);
      head.writeUInt16LE(flags, from + 2);
      head.writeUInt16LE(method, from + 4);
      head.writeUInt32LE(crc ?? crc32(bytes), from + 10);
      head.writeUInt32LE(packed.length, from + 14);
      head.writeUInt32LE(bytes.length, from + 18);
      head.writeUInt16LE(path.length, from + 22);
      if (central) head.writeUInt32LE(start, 42);
      return Buffer.concat([head, path]);
    };
    put(fields(false));
    put(packed);
    directory.push(fields(true));
  }
  const start = at;
  for (const piece of directory) put(piece);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count & 0xffff, 8);
  end.writeUInt16LE(count & 0xffff, 10);
  end.writeUInt32LE(at - start, 12);
  end.writeUInt32LE(start, 16);
  put(end);
  return Buffer.concat(pieces);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts of a workbook with one sheet, some of them changed, added or (null) left out. */
export function workbookEntries(changes: Readonly<Record<string, string | null>> = {}): CraftedEntry[] {
  const parts: Record<string, string | null> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns:r="${OFFICE}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`,
    ...changes,
  };
  return Object.entries(parts).flatMap(([name, data]) => (data === null ? [] : [{ name, data }]));
}

/** The sheet of such a workbook with those rows. */
export const sheetWith = (rows: string): Record<string, string> => ({
  'xl/worksheets/sheet1.xml': `${HEAD}<worksheet><sheetData>${rows}</sheetData></worksheet>`,
});
