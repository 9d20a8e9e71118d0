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
      const address = addressOf({ row, column });
      if (cell?.kind === 'choice' && !ruled.has(address))
        worksheet.getCell(address).dataValidation = validationOf(choiceRule(cell.options));
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
  return rows.flatMap((cells, row) =>
    cells.flatMap((_cell, column) => {
      if (!isCheck(row, column) || isCheck(row - 1, column)) return [];
      let last = row;
      while (isCheck(last + 1, column)) last += 1;
      const letters = columnLetters(column);
      return last === row ? [`${letters}${row + 1}`] : [`${letters}${row + 1}:${letters}${last + 1}`];
    }),
  );
}

/** Words of a check: coloured by the figure on their left. */
function checkWords({ rows }: SheetModel): { address: string; left: string }[] {
  return rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell?.kind === 'formula' && cell.unit === 'Text' && cell.role === 'check'
        ? [{ address: addressOf({ row, column }), left: addressOf({ row, column: column - 1 }) }]
        : [],
    ),
  );
}
