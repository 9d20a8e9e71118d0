import type { DataValidation } from 'exceljs';
import type { ValidationModel } from '../model/sheet.ts';
import { cleanTextUpTo } from './clean-text.ts';

/** Characters of a list that Excel takes in the rule itself. */
const LONGEST_LIST = 255;

/**
 * The rule as Excel has it. A list is kept in the rule itself.
 * @throws Error for a list that Excel cannot take there (a comma in a choice, or too long): a fault of ours
 */
export function validationOf({ rule, message }: Pick<ValidationModel, 'rule' | 'message'>): DataValidation {
  const says = {
    allowBlank: false,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: 'Not taken',
    error: cleanTextUpTo(message, 225, '…'),
  } as const;
  if (rule.kind === 'decimal')
    return { ...says, type: 'decimal', operator: 'between', formulae: [rule.low, rule.high] };
  const list = rule.options.join(',');
  if (list.length > LONGEST_LIST || rule.options.some((option) => option.includes(',')))
    throw new Error(`a list of choices does not fit its rule: ${list.slice(0, 100)}`);
  return { ...says, type: 'list', formulae: [`"${list.replaceAll('"', '""')}"`] };
}

/** What is said for a choice that is not on its list. */
export const choiceRule = (options: readonly string[]): Pick<ValidationModel, 'rule' | 'message'> => ({
  rule: { kind: 'list', options },
  message: `Choose one of: ${options.join(', ')}.`,
});
