import { statSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { printCost } from './cost.ts';
import { COLUMNS, rawValues } from './raw-values.ts';

// The raw sheet alone, by the streaming writer of exceljs.
const [file, rows] = process.argv.slice(2) as [string, string];
const count = Number(rows);
const values = rawValues(count);
const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file });
const sheet = workbook.addWorksheet('Paths');
for (let index = 0; index < count; index += 1) {
  const row: (number | null)[] = [];
  for (let column = 0; column < COLUMNS; column += 1) {
    const value = values[index * COLUMNS + column]!;
    row.push(Number.isNaN(value) ? null : value);
  }
  sheet.addRow(row).commit();
}
sheet.commit();
await workbook.commit();
printCost({ sizeMb: statSync(file).size / 1e6 });
