/** Quarterly price indices of the data room that a replay may follow. */
export const replaySeries = [
  'bisNominalIndex',
  'bisRealIndex',
  'rppiSydneyIndex',
  'rppiMelbourneIndex',
  'rppiBrisbaneIndex',
  'rppiAdelaideIndex',
  'rppiPerthIndex',
  'rppiHobartIndex',
  'rppiDarwinIndex',
  'rppiCanberraIndex',
  'rppiAustraliaIndex',
] as const;
export type ReplaySeries = (typeof replaySeries)[number];

/** A stretch of recorded prices, from the end of one quarter to the end of another. */
export type Episode = { readonly priceSeries: ReplaySeries; readonly fromQuarter: string; readonly toQuarter: string };

/**
 * What was recorded: the national index after the boom of 1987-89, up 15 % in seven and a half years and down 9 % against
 * consumer prices (BIS residential property prices, Australia); Sydney's fall of 13 % from 2017-Q2 to 2019-Q2 (ABS 6416.0).
 */
export const episodes = {
  'stagnation-1989': { priceSeries: 'bisNominalIndex', fromQuarter: '1989-Q2', toQuarter: '1996-Q4' },
  'stagnation-1989-real': { priceSeries: 'bisRealIndex', fromQuarter: '1989-Q2', toQuarter: '1996-Q4' },
  'sydney-2017': { priceSeries: 'rppiSydneyIndex', fromQuarter: '2017-Q2', toQuarter: '2019-Q2' },
} as const satisfies Readonly<Record<string, Episode>>;
export type EpisodeName = keyof typeof episodes;
export const episodeNames = Object.keys(episodes) as [EpisodeName, ...EpisodeName[]];
