import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const MOST = 10;
const listSchema = z.array(z.string().max(4000)).max(100);

/** Projects opened on this machine, newest first; kept in one small file of the user's. */
export function createRecentProjects(userDir: string) {
  const file = join(userDir, 'recent-projects.json');
  let pending: Promise<unknown> = Promise.resolve();

  async function list(): Promise<string[]> {
    try {
      return listSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    } catch {
      return []; // no list yet, or one that is not ours: it is only a convenience
    }
  }

  async function add(path: string): Promise<void> {
    const paths = [path, ...(await list()).filter((other) => other !== path)].slice(0, MOST);
    await mkdir(userDir, { recursive: true });
    await writeFile(`${file}.part`, `${JSON.stringify(paths, null, 2)}\n`);
    await rename(`${file}.part`, file);
  }

  return {
    list,
    add: (path: string) => (pending = pending.then(() => add(path)).catch(() => undefined)),
  };
}
