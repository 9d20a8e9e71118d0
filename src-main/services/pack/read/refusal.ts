import { AppError } from '../../../../src-engine/index.ts';

/** A file that is not read, with the reason and what to do about it. `path` names the part or the cell. */
export const refusal = (message: string, path: string, remedy: string, cause?: unknown): AppError =>
  new AppError('data/invalid', message, { part: path }, [{ path, message, remedy }], { cause });

export const SAVE_AGAIN = 'Open the file in Excel or LibreOffice and save it again as an Excel workbook (.xlsx).';
