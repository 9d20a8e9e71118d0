import type { MarketPath, MarketSimulator } from './table.ts';

/**
 * The months `from`..`from + months` of a market as the market of a fund that closes in month `from`: its month 0 is the market's
 * month `from`. Indices keep their level, so that a home costs at first close what prices have made of it since month 0 of the
 * market. Nothing is drawn here; several stretches of one market are the same path seen from different months.
 *
 * `begin` copies the path that `market` has begun last, or begins it when no one else does (`shared` false). Suburbs are copied when asked for.
 * @param shared true: someone else begins the paths of `market`, once for all stretches
 */
export function createStretch(market: MarketSimulator, from: number, months: number, shared: boolean): MarketSimulator {
  const { path: whole } = market;
  const rows = months + 1;
  const wholeRows = whole.months + 1;
  const path: MarketPath = {
    months,
    suburbs: whole.suburbs,
    zones: whole.zones,
    nationalLog: new Float64Array(rows),
    zoneLog: new Float64Array(whole.zones * rows),
    suburbIndex: new Float64Array(whole.suburbs * rows),
    cashRateAnnual: new Float64Array(rows),
    mortgageRateAnnual: new Float64Array(rows),
    unemploymentFraction: new Float64Array(rows),
    inflationAnnual: new Float64Array(rows),
    populationGrowthAnnual: new Float64Array(rows),
  };
  const series = [
    'nationalLog',
    'cashRateAnnual',
    'mortgageRateAnnual',
    'unemploymentFraction',
    'inflationAnnual',
    'populationGrowthAnnual',
  ] as const;
  const copied = new Uint8Array(whole.suburbs);

  function copyRow(of: 'zoneLog' | 'suburbIndex', row: number): void {
    const at = row * wholeRows + from;
    path[of].set(whole[of].subarray(at, at + rows), row * rows);
  }

  return {
    path,
    begin(p) {
      if (!shared) market.begin(p);
      for (const name of series) path[name].set(whole[name].subarray(from, from + rows));
      for (let zone = 0; zone < whole.zones; zone++) copyRow('zoneLog', zone);
      copied.fill(0);
    },
    ensureSuburb(suburb) {
      if (copied[suburb] === 1) return;
      copied[suburb] = 1;
      market.ensureSuburb(suburb);
      copyRow('suburbIndex', suburb);
    },
  };
}
