import { basename, resolve } from 'node:path';
import type { FilePorts } from './ports.ts';

/**
 * Does something with a workbook of the user, at a path; null asks for it. One that a page has sent goes afterwards.
 * @returns null when the user chose none
 */
export async function withWorkbook<T>(
  given: string | null,
  files: FilePorts,
  work: (workbook: { readonly path: string; readonly name: string }) => Promise<T>,
): Promise<T | null> {
  const chosen = given ?? (await files.pickOpen('workbook'));
  if (chosen === null) return null;
  const path = resolve(chosen);
  try {
    return await work({ path, name: basename(path) });
  } finally {
    await files.letGo(path);
  }
}
