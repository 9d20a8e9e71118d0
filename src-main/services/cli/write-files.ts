import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes files into a folder, each whole or not at all: a reader never sees half a file. Makes the folder. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const part = join(folder, `.${name}.part`);
    await writeFile(part, text);
    await rename(part, join(folder, name));
  }
}
