import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import JSZip from 'jszip';
import { jsonText } from '../../exports/json-text.ts';
import { resultTables } from '../../exports/result-csv.ts';
import { metricsCsv, tableCsv } from '../../exports/table-csv.ts';
import type { FileToMake, RunTables } from './tasks.ts';

/** Time of every entry, so that the same tables give the same file. */
const NO_TIME = new Date('2000-01-01T00:00:00Z');

/** The tables of runs, with what identifies each and the hash of each table, as one zip. */
export async function writeCsvSet(
  { runs, comparison }: Extract<FileToMake, { kind: 'csv-set' }>,
  path: string,
): Promise<void> {
  const zip = new JSZip();
  const hashes: Record<string, string> = {};
  const add = (name: string, text: string) => {
    const bytes = Buffer.from(text);
    hashes[name] = createHash('sha256').update(bytes).digest('hex');
    zip.file(name, bytes, { date: NO_TIME, createFolders: false });
  };
  for (const run of runs) addRun(run, add);
  if (comparison !== null) add('comparison.csv', tableCsv(comparison));
  zip.file('manifest.json', jsonText({ format: 1, files: hashes }), { date: NO_TIME });
  const compressed = zip.generateNodeStream({ compression: 'DEFLATE', streamFiles: true });
  await pipeline(compressed, createWriteStream(path));
}

function addRun({ folder, result, columns, paths }: RunTables, add: (name: string, text: string) => void): void {
  const named = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  for (const [name, table] of Object.entries(resultTables)) add(named(`${name}.csv`), table(result));
  add(named('metrics.csv'), [...metricsCsv(columns, paths)].join(''));
  add(named('run.json'), jsonText(result.manifest));
}
