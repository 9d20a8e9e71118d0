import { describeScenario, valueAtPath, type PlainObject } from '../../../../src-engine/index.ts';
import { inSentence } from '../../../charts/numbers.ts';
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

/** Classes of capital and debt: named where a fund has them. */
const partsOfSome = [
  'tranches.senior.sizeFraction',
  'tranches.mezzanine.sizeFraction',
  'tranches.preferred.sizeFraction',
  'tranches.equityHurdleAnnual',
  'leverage.subscriptionLine.limitFraction',
  'leverage.navLine.limitFraction',
  'leverage.dealNotes.shareFraction',
] as const;

export type Term = { readonly title: string; readonly text: string; readonly isOwn: boolean };

/** The terms of a document with their units; `isOwn`: set to something else than the program's default. */
export function termsOf(document: PlainObject): readonly Term[] {
  const { parameters } = describeScenario();
  const isThere = (path: string) => ![undefined, null, 0].includes(valueAtPath(document, path) as number | null);
  return [...paths, ...partsOfSome.filter(isThere)].flatMap((path) => {
    const parameter = parameters.find((one) => one.path === path);
    if (parameter === undefined) return [];
    const set = valueAtPath(document, path);
    const value = set === undefined ? parameter.defaultValue : set;
    const text = typeof value === 'string' && parameter.unit !== 'Date' ? wordsOf(value) : inputText(path, value);
    const isOfSome = partsOfSome.some((one) => one === path);
    const title = isOfSome ? `${parameter.groupTitle}: ${inSentence(parameter.title)}` : parameter.title;
    return [{ title, text, isOwn: set !== undefined && set !== parameter.defaultValue }];
  });
}
