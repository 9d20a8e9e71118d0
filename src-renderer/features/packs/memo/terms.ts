import { describeScenario, valueAtPath, type PlainObject } from '../../../../src-engine/index.ts';
import { inputText } from '../input-words.ts';

/** Terms that a committee asks for first, in this order. */
const paths = [
  'fund.commitmentsAud',
  'fund.firstCloseDate',
  'fund.lifeMonths',
  'fund.gpCommitmentFraction',
  'fund.distributionFrequency',
  'fees.managementFeeRateAnnual',
  'fees.managementFeeBasis',
  'fees.acquisitionFeeFraction',
  'fees.expensesRateAnnual',
  'fees.setUpFraction',
  'waterfall.style',
  'waterfall.hurdleAnnual',
  'waterfall.catchUpFraction',
  'waterfall.carryFraction',
  'waterfall.clawback',
  'exits.fundEnd.rule',
] as const;

/** A name of a choice as words: 'invested-cost' -> 'invested cost'. */
const wordsOf = (name: string): string => name.replaceAll('-', ' ');

export type Term = { readonly title: string; readonly text: string; readonly isOwn: boolean };

/** The terms of a document with their units; `isOwn`: set to something else than the program's default. */
export function termsOf(document: PlainObject): readonly Term[] {
  const { parameters } = describeScenario();
  return paths.flatMap((path) => {
    const parameter = parameters.find((one) => one.path === path);
    if (parameter === undefined) return [];
    const set = valueAtPath(document, path);
    const value = set === undefined ? parameter.defaultValue : set;
    const text = typeof value === 'string' && parameter.unit !== 'Date' ? wordsOf(value) : inputText(path, value);
    return [{ title: parameter.title, text, isOwn: set !== undefined && set !== parameter.defaultValue }];
  });
}
