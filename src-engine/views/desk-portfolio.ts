import { mean } from '../numeric/neumaier.ts';
import { valuedOf } from '../fund/metrics/sampling.ts';
import type { StoredResult } from '../fund/run/result-schema.ts';
import type { ColumnOf } from './desk-distribution.ts';
import { fanViews } from './fan.ts';
import { metricOfResult } from './finding.ts';
import { orNull } from './plain.ts';
import type { DeskView, TableView } from './shapes.ts';
import { numberWords, percentWords } from './words.ts';

/** Living advances and the prices of their homes across paths, zones, and the cohorts of the median path. */
export function portfolioDesk(result: StoredResult, columnOf: ColumnOf): Omit<DeskView, 'tab'> {
  return {
    distributions: [],
    fans: fanViews(result, ['livingCount', 'homeIndex']),
    series: [],
    tables: [zoneTable(result, columnOf), ...cohortTable(result)],
  };
}

function zoneTable(result: StoredResult, columnOf: ColumnOf): TableView {
  const defaultRate = metricOfResult(result, 'defaultRateFraction');
  return {
    key: 'zones',
    title: `${percentWords(defaultRate?.mean)} of advances default on average`,
    caption: `Zones of the run, safest first; defaults and shares over paths, n = ${numberWords(result.manifest.pathsCompleted)}, seed ${result.manifest.seed}`,
    columns: [
      { key: 'zone', title: 'Zone', unit: 'Text', doc: 'Zone by risk score' },
      { key: 'suburbCount', title: 'Suburbs', unit: 'Count', doc: 'Suburbs of the universe in the zone' },
      { key: 'growthAnnual', title: 'Growth', unit: 'Annual', doc: 'Expected price growth of the zone, a year' },
      { key: 'volatilityAnnual', title: 'Volatility', unit: 'Annual', doc: 'Volatility of the zone index, a year' },
      { key: 'peakShareFraction', title: 'Mean peak share', unit: 'Fraction', doc: 'Highest share of the concentration base lent in the zone, mean over paths' }, // prettier-ignore
      { key: 'defaultsCount', title: 'Mean defaults', unit: 'Count', doc: 'Defaults of a path, mean over paths' },
      { key: 'defaultsAnnual', title: 'Default hazard', unit: 'Annual', doc: 'Defaults over advance-years, all paths together' }, // prettier-ignore
    ],
    rows: result.zones.map(({ zone, suburbCount, growthAnnual, volatilityAnnual }) => {
      const peaks = columnOf(`peak${zone.charAt(0).toUpperCase()}${zone.slice(1)}ShareFraction`);
      const defaults = orNull(metricOfResult(result, `${zone}DefaultCount`)?.mean);
      const years = orNull(metricOfResult(result, `${zone}ExposureYears`)?.mean);
      return [
        zone,
        suburbCount,
        orNull(growthAnnual),
        orNull(volatilityAnnual),
        peaks === null ? null : orNull(mean(valuedOf(peaks))),
        defaults,
        defaults === null || years === null ? null : orNull(defaults / years),
      ];
    }),
    rowUnits: null,
    totalRows: [],
  };
}

/** A cohort of fewer advances is no finding. */
const FEWEST_NAMED = 10;

const kinds: Readonly<Record<string, string>> = { vintage: 'Vintage', ltvBand: 'LTV', zone: 'Zone', suburb: 'Suburb' };

/** Vintages, LTV bands and zones of the median path; suburbs are too many for a table here. */
function cohortTable({ detail }: StoredResult): readonly TableView[] {
  const path = detail?.medianPath ?? null;
  if (path === null) return [];
  const cohorts = path.cohorts.filter(({ by }) => by !== 'suburb');
  if (cohorts.length === 0) return [];
  const best = cohorts
    .filter((one) => one.by === 'vintage' && one.advances >= FEWEST_NAMED && orNull(one.grossIrrAnnual) !== null)
    .toSorted((a, b) => b.grossIrrAnnual! - a.grossIrrAnnual!)[0];
  return [
    {
      key: 'cohorts',
      title:
        best === undefined
          ? 'Cohorts of the path of the median IRR'
          : `Advances of ${best.name} earn most: ${percentWords(best.grossIrrAnnual)} gross`,
      caption: `Path of the median IRR (path ${numberWords(path.path)}), one path of the run and no average`,
      columns: [
        { key: 'by', title: 'Cohort', unit: 'Text', doc: 'What the cohort is cut by' },
        { key: 'name', title: '', unit: 'Text', doc: 'Name of the cohort' },
        { key: 'advances', title: 'Advances', unit: 'Count', doc: 'Advances made' },
        { key: 'defaults', title: 'Defaults', unit: 'Count', doc: 'Advances that ended by default' },
        { key: 'principalAud', title: 'Principal', unit: 'Aud', doc: 'Principal advanced' },
        { key: 'proceedsAud', title: 'Proceeds', unit: 'Aud', doc: 'Cash received from exits' },
        { key: 'lossAud', title: 'Lost', unit: 'Aud', doc: 'Principal written off' },
        { key: 'meanYears', title: 'Mean life', unit: 'Year', doc: 'Years from advance to settlement, by principal' },
        { key: 'grossIrrAnnual', title: 'Gross IRR', unit: 'Annual', doc: 'IRR of advances and proceeds' },
      ],
      rows: cohorts.map((cohort) => [
        kinds[cohort.by] ?? cohort.by,
        cohort.name,
        cohort.advances,
        cohort.defaults,
        orNull(cohort.principalAud),
        orNull(cohort.proceedsAud),
        orNull(cohort.lossAud),
        orNull(cohort.meanYears),
        orNull(cohort.grossIrrAnnual),
      ]),
      rowUnits: null,
      totalRows: [],
    },
  ];
}
