import type { PackRun } from '../model/pack-data.ts';
import { meanOf, plainFigure, ruleFigure, type Benchmark, type BenchmarkFigure } from './rg-45-figures.ts';

/** What the guide sets as the most that one asset or one borrower may be. */
const MOST_OF_ONE = 0.05;
/** What the guide sets as the highest loan to valuation where no building is financed. */
const MOST_LVR = 0.8;

/** Benchmark 3: spread over assets, borrowers and places; what secures them. */
export function diversification(run: PackRun): Benchmark {
  const { result } = run;
  const advance = result.guardrails.find(({ rule }) => rule === 'advanceShare');
  const largest: BenchmarkFigure = {
    title: 'Largest single advance, against 5 % of the guide',
    unit: 'Fraction',
    value: advance?.value ?? null,
    anchor: advance === undefined ? '' : 'guardrails.advanceShare-value',
    limit: MOST_OF_ONE,
    isFloor: false,
    words: 'Highest share of the concentration base in one home and owner, at the level that the guardrails judge',
  };
  return {
    title: '3 Portfolio diversification',
    says: 'Advances to many owners in many suburbs, each secured on one home behind its first mortgage. The guide asks for first mortgages: that part is not met by design.',
    figures: [
      plainFigure('Advances made, mean of paths', 'Count', meanOf(run, 'advancesMadeCount'), 'Each to another owner'),
      largest,
      ...ruleFigure(run, 'suburbShare', false),
      ...ruleFigure(run, 'zoneShare', false),
      plainFigure('Advances that end in default', 'Fraction', meanOf(run, 'defaultRateFraction'), 'Mean over paths'),
      plainFigure(
        'Principal lost',
        'Fraction',
        meanOf(run, 'lossRateFraction'),
        'Of principal advanced, mean over paths',
      ),
    ],
    notModelled: 'Several advances to one owner, construction loans and land: the model makes none.',
  };
}

/** Benchmark 4: no loans to related parties; what such parties are paid. */
export function relatedParties(run: PackRun): Benchmark {
  return {
    title: '4 Related party transactions',
    says: 'The model lends to owners only, none of them related. The manager is paid by the fund and, by an origination fee that is withheld from the advance, by owners.',
    figures: [
      plainFigure(
        'Origination fees paid by owners to the manager',
        'Aud',
        meanOf(run, 'ownerFeeAud'),
        'Mean over paths; a related-party line, not an expense of the fund',
      ),
      plainFigure('Management fees', 'Aud', meanOf(run, 'managementFeeAud'), 'Mean over paths'),
      plainFigure('Acquisition and disposition fees', 'Aud', meanOf(run, 'transactionFeeAud'), 'Mean over paths'),
      plainFigure('Carry, before clawback', 'Aud', meanOf(run, 'carryPaidAud'), 'Mean over paths'),
    ],
    notModelled: 'Transactions with other funds of the manager, and the policy by which conflicts are decided.',
  };
}

/** Benchmark 5: how homes are valued and how wrong that may be. */
export function valuation({ scenario }: PackRun): Benchmark {
  const { property } = scenario.market;
  return {
    title: '5 Valuation policy',
    says: 'A home has one value at the advance and one at exit, each with an error that is drawn; between them it is marked with the index of its suburb.',
    figures: [
      plainFigure(
        'Error of the value at the advance',
        'Fraction',
        property.openingValuationErrorFraction,
        'Standard deviation, an input',
      ),
      plainFigure(
        'Error of a value that is no sale',
        'Fraction',
        property.closingValuationErrorFraction,
        'Standard deviation at refinance and buy-out, an input',
      ),
    ],
    notModelled: 'Who values, that valuers are independent and rotate, and how often a home is valued again.',
  };
}

/** Benchmark 6: loan to valuation, of the advance and with the first mortgage. */
export function lending(run: PackRun): Benchmark {
  const { origination } = run.scenario;
  const lvr: BenchmarkFigure = {
    title: 'Cap on first mortgage and advance, against 80 %',
    unit: 'Fraction',
    value: origination.combinedLtvCapFraction,
    anchor: '',
    limit: MOST_LVR,
    isFloor: false,
    words:
      'The guide speaks of a loan of the scheme at 80 % of the latest valuation; with the first mortgage before it the cap of the terms is what stands behind the advance',
  };
  return {
    title: '6 Lending principles: loan to valuation',
    says: 'No advance is made above the caps. The share of appreciation is not lent and is left out of the ratio at the advance.',
    figures: [
      plainFigure('Cap on the advance alone', 'Fraction', origination.ltvCapFraction, 'Terms'),
      lvr,
      plainFigure(
        'Advance to value, mean',
        'Fraction',
        meanOf(run, 'meanLtvFraction'),
        'By principal at the advance, mean over paths',
      ),
      plainFigure(
        'With first mortgage to value, mean',
        'Fraction',
        meanOf(run, 'meanCombinedLtvFraction'),
        'At the advance, mean over paths',
      ),
      ...ruleFigure(run, 'combinedLtv', false),
      ...ruleFigure(run, 'stressLtv', false),
    ],
    notModelled: 'Income and service tests of owners: an advance asks for no payment before exit.',
  };
}
