import type { DistributionView, PartialView, TableView } from '../../../src-engine/index.ts';
import { trimmed, type Bins } from '../options/histogram.ts';
import { column, twin } from './table.ts';

function binRows(bins: Bins): (number | null)[][] {
  const total = bins.counts.reduce((sum, count) => sum + count, 0);
  let atLeast = total;
  return bins.counts.map((count, at) => {
    const row = [bins.edges[at]!, bins.edges[at + 1]!, count, count / total, atLeast / total];
    atLeast -= count;
    return row;
  });
}

/** Bins of a distribution, and the share of paths that reach the lower end of each. */
export function distributionTable(view: DistributionView): TableView {
  const columns = [
    column('from', `${view.metricTitle} from`, view.unit, 'Lower end of the bin, included.'),
    column('to', 'to', view.unit, 'Upper end of the bin.'),
    column('paths', 'Paths', 'Count', 'Paths in the bin.'),
    column('share', 'Share', 'Fraction', 'Share of the paths with a value.'),
    column('atLeast', 'At least', 'Fraction', 'Share of the paths that reach the lower end of the bin.'),
  ];
  return twin(view.metric, view.title, '', columns, binRows(trimmed(view)));
}

/** The same of a run under way. */
export function partialHistogramTable(histogram: PartialView['histogram']): TableView {
  const columns = [
    column('from', 'Net IRR from', 'Annual', 'Lower end of the bin, included.'),
    column('to', 'to', 'Annual', 'Upper end of the bin.'),
    column('paths', 'Paths', 'Count', 'Paths in the bin so far.'),
    column('share', 'Share', 'Fraction', 'Share of the paths so far.'),
    column('atLeast', 'At least', 'Fraction', 'Share of the paths that reach the lower end of the bin.'),
  ];
  const bins = trimmed(histogram ?? { edges: [], counts: [] });
  return twin('netIrrAnnual', 'Net IRR so far', '', columns, binRows(bins));
}
