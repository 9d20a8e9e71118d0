import type { Worksheet } from 'exceljs';
import { addressOf, columnLetters } from '../model/address.ts';
import type { SheetModel } from '../model/sheet.ts';
import { checkColours } from './styles.ts';
import { choiceRule, validationOf } from './validations.ts';

/** What may be typed into inputs, and the colours of checks. */
export function writeRules(worksheet: Worksheet, sheet: SheetModel): void {
  for (const { at, rule, message } of sheet.validations)
    worksheet.getCell(addressOf(at)).dataValidation = validationOf({ rule, message });
  const ruled = new Set(sheet.validations.map(({ at }) => addressOf(at)));
  for (const [row, cells] of sheet.rows.entries())
    for (const [column, cell] of cells.entries()) {
      if (cell?.kind !== 'choice') continue;
      const address = addressOf({ row, column });
      if (!ruled.has(address)) worksheet.getCell(address).dataValidation = validationOf(choiceRule(cell.options));
    }
  let priority = 0;
  const colour = (ref: string, figure: string) =>
    worksheet.addConditionalFormatting({
      ref,
      rules: [
        { type: 'expression', formulae: [`${figure}=0`], priority: (priority += 1), style: checkColours.good },
        { type: 'expression', formulae: [`${figure}<>0`], priority: (priority += 1), style: checkColours.bad },
      ],
    });
  for (const ref of checkBlocks(sheet)) colour(ref, ref.split(':')[0]!);
  for (const { address, left } of checkWords(sheet)) colour(address, left);
}

/** Check cells, those that stand below each other as one block. */
function checkBlocks({ rows }: SheetModel): string[] {
  const isCheck = (row: number, column: number) => {
    const cell = rows[row]?.[column];
    return (cell?.kind === 'number' || (cell?.kind === 'formula' && cell.unit !== 'Text')) && cell.role === 'check';
  };
  const blocks: string[] = [];
  for (const [row, cells] of rows.entries())
    for (let column = 0; column < cells.length; column += 1) {
      if (!isCheck(row, column) || isCheck(row - 1, column)) continue;
      let last = row;
      while (isCheck(last + 1, column)) last += 1;
      const first = `${columnLetters(column)}${row + 1}`;
      blocks.push(last === row ? first : `${first}:${columnLetters(column)}${last + 1}`);
    }
  return blocks;
}

/** Words of a check: coloured by the figure on their left. */
function checkWords({ rows }: SheetModel): { address: string; left: string }[] {
  const words: { address: string; left: string }[] = [];
  for (const [row, cells] of rows.entries())
    for (const [column, cell] of cells.entries())
      if (cell?.kind === 'formula' && cell.unit === 'Text' && cell.role === 'check')
        words.push({ address: addressOf({ row, column }), left: addressOf({ row, column: column - 1 }) });
  return words;
}
