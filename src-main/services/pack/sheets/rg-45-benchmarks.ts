import type { PackRun } from '../model/pack-data.ts';
import { diversification, lending, relatedParties, valuation } from './rg-45-book.ts';
import type { Benchmark } from './rg-45-figures.ts';
import { borrowing, distributions, liquidity, withdrawals } from './rg-45-money.ts';

/** The subjects of the guide in its order. */
export const benchmarks = (run: PackRun): readonly Benchmark[] =>
  [liquidity, borrowing, diversification, relatedParties, valuation, lending, distributions, withdrawals].map((of) =>
    of(run),
  );
