import { writeFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import { buildPack } from '../../../src-main/services/pack/model/build-pack.ts';
import { sheetMakers } from '../../../src-main/services/pack/sheets/index.ts';
import { singlePack } from '../../support/pack-data.ts';

// The full pack of a small run, kept in a file without its raw rows: what is measured is the writing, not the run.
const pack = buildPack(singlePack(), sheetMakers);
const sheets = pack.sheets.map((sheet) => ({ ...sheet, streamed: null }));
writeFileSync(process.argv[2]!, serialize({ ...pack, sheets }));
