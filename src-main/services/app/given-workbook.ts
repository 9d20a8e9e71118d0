import { rm } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { AppError } from '../../../src-engine/index.ts';
import type { AppHandlers } from '../../contract/index.ts';
import type { FilePorts } from './ports.ts';

type Given = Parameters<AppHandlers['packs.verify']>[0]['workbook'];

/**
 * Does something with a workbook of the user: one at a path (null asks for it), or one that a page has sent, which goes afterwards.
 * @returns null when the user chose none
 * @throws AppError `input/not-found` for an upload that has not come, or was used
 */
export async function withWorkbook<T>(
  given: Given,
  files: FilePorts,
  work: (workbook: { readonly path: string; readonly name: string }) => Promise<T>,
): Promise<T | null> {
  if (given.kind === 'path') {
    const path = given.path ?? (await files.pickOpen('workbook'));
    return path === null ? null : work({ path: resolve(path), name: basename(path) });
  }
  if (files.uploads === null)
    throw new AppError('app/not-allowed', 'This program chooses files by a dialog.', {}, [
      { path: 'workbook', message: 'nothing is uploaded here', remedy: 'Name a path, or leave it out.' },
    ]);
  const workbook = files.uploads.take(given.id);
  try {
    return await work(workbook);
  } finally {
    await rm(dirname(workbook.path), { recursive: true, force: true }); // the folder was made for it
  }
}
