import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import type { PackModel } from '../../../src-main/services/pack/model/sheet.ts';
import { writePack } from '../../../src-main/services/pack/write/write-pack.ts';
import { printCost, soFar } from './cost.ts';
import { COLUMNS, rawValues } from './raw-values.ts';

// The whole pack with its charts and a raw sheet of that many rows.
const [model, file, rows] = process.argv.slice(2) as [string, string, string];
const count = Number(rows);
const values = rawValues(count);
const before = soFar();
const pack = deserialize(readFileSync(model)) as PackModel; // written by make-pack.ts
const after = soFar();
const row = Array.from<number | null>({ length: COLUMNS });
const sheets = pack.sheets.map((sheet) =>
  sheet.key === 'paths'
    ? {
        ...sheet,
        streamed: {
          count,
          columns: COLUMNS,
          rowAt(index: number) {
            for (let column = 0; column < COLUMNS; column += 1) {
              const value = values[index * COLUMNS + column]!;
              row[column] = Number.isNaN(value) ? null : value;
            }
            return row;
          },
        },
      }
    : sheet,
);
const { sizeBytes } = await writePack({ ...pack, sheets }, file);
// Loading the model is no part of writing it.
printCost({ sizeMb: sizeBytes / 1e6 }, { cpuMs: after.cpuMs - before.cpuMs, wallMs: after.wallMs - before.wallMs });
