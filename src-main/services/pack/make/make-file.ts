import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { packMarkdown } from '../formats/markdown.ts';
import { packDataOf } from '../gather/pack-data-of.ts';
import { buildPack } from '../model/build-pack.ts';
import { sheetMakers } from '../sheets/index.ts';
import { writePack } from '../write/write-pack.ts';
import { writeCsvSet } from './csv-set.ts';
import type { FileToMake, MadeFile } from './tasks.ts';

/** Writes one file. What is there under the path is written over. */
export async function makeFile(
  file: FileToMake,
  path: string,
  onStep: (step: string, doneFraction: number) => void,
): Promise<MadeFile> {
  onStep('Making the sheets', 0);
  switch (file.kind) {
    case 'workbook': {
      const pack = buildPack(packDataOf(file.pack), sheetMakers);
      onStep('Writing the workbook', 0.5);
      return writePack(pack, path);
    }
    case 'markdown':
      await writeFile(path, packMarkdown(buildPack(packDataOf(file.pack), sheetMakers)));
      break;
    case 'json':
      await writeFile(path, file.text);
      break;
    case 'csv-set':
      await writeCsvSet(file, path);
  }
  return madeFile(path);
}

async function madeFile(path: string): Promise<MadeFile> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { sizeBytes: (await stat(path)).size, sha256: hash.digest('hex') };
}
