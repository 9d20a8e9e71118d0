import { refusal, SAVE_AGAIN } from './refusal.ts';
import type { SafeParts } from './safe-parts.ts';

/**
 * Looks at the first bytes: what is no zip is named for what it is.
 * @throws AppError `data/invalid`
 */
export function refuseForeignBytes(bytes: Uint8Array): void {
  const starts = (...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);
  if (bytes.length === 0) throw refusal('The file is empty.', '', 'Choose another file.');
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    throw refusal(
      'The file is an old Excel workbook (.xls), or one locked by a password.',
      '',
      'Remove the password in Excel, or save the file as an Excel workbook (.xlsx).',
    );
  if (!starts(0x50, 0x4b))
    throw refusal('The file is no Excel workbook (.xlsx).', '', 'Choose a file that ends in .xlsx.');
}

/** @throws AppError `data/invalid` for another kind of document, macros, and links to other files */
export function refuseForeignParts(parts: SafeParts): void {
  const types = parts.xml('[Content_Types].xml');
  if (types === null || !parts.has('xl/workbook.xml') || /sheet\.binary|vnd\.oasis/i.test(types))
    throw refusal(
      parts.names.some((name) => /workbook\.bin$/i.test(name))
        ? 'The file is a binary Excel workbook (.xlsb).'
        : parts.has('content.xml')
          ? 'The file is an OpenDocument spreadsheet (.ods).'
          : 'The file is a zip, but no Excel workbook.',
      '',
      SAVE_AGAIN,
    );
  const macros = parts.names.find((name) => /vbaProject|(?:^|\/)(?:activeX|macrosheets)\//i.test(name));
  if (macros !== undefined || /macroEnabled|vbaProject/i.test(types))
    throw refusal(
      'The workbook holds macros.',
      macros ?? '[Content_Types].xml',
      'Save it as an Excel workbook without macros (.xlsx).',
    );
  const outside = parts.names.find((name) => /(?:^|\/)externalLinks\/|(?:^|\/)connections\.xml$/i.test(name));
  if (outside !== undefined)
    throw refusal(
      'The workbook reads other files or data connections.',
      outside,
      'Break its links in Excel (Data > Edit Links > Break Link), save, and choose it again.',
    );
}
