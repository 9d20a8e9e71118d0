import { z } from 'zod';
import { group, param } from '../../core/param.ts';
import { episodeNames, replaySeries } from './episodes.ts';

const replayed = { 'stress.replay.episode': 'sydney-2017' } as const;
const own = { 'stress.replay.episode': 'own' } as const;
const quarter = () => z.string().regex(/^\d{4}-Q[1-4]$/, 'must be a quarter such as 2017-Q2');

/** A recorded market that the national factor follows. */
export const replayConfig = group(
  'Replay of a recorded market',
  'The national index follows recorded quarterly growth for a while; zones, suburbs and homes keep their own noise.',
  {
    episode: param(z.enum(['none', ...episodeNames, 'own']).default('none'), {
      title: 'Episode',
      unit: 'Text',
      doc: 'stagnation-1989: Australia 1989-Q2 to 1996-Q4; stagnation-1989-real: the same against consumer prices, on top of the inflation of the path; sydney-2017: Sydney 2017-Q2 to 2019-Q2; own: the series and quarters below.',
      source: 'BIS residential property prices (Australia, nominal and real); ABS 6416.0 (Sydney)',
      witness: { value: 'sydney-2017' },
    }),
    startMonth: param(z.int().min(0).max(600).default(24), {
      title: 'Start of the replay',
      unit: 'Month',
      doc: 'Month-end of the fund at which the recorded stretch begins.',
      source: 'assumption: when the investment period of base-100m ends, so that the episode meets the whole book',
      witness: { value: 0, given: replayed },
    }),
    economy: param(z.enum(['changes', 'levels', 'simulated']).default('changes'), {
      title: 'Rates and unemployment',
      unit: 'Text',
      doc: 'changes: cash rate, mortgage rate and unemployment change as recorded, from where they stand at the start; levels: they take the recorded values; simulated: they stay as simulated. Afterwards they go on by their own process from where they are.',
      source: 'RBA F1 and F5, ABS 6202.0; assumption: changes, because levels of the time would come as a jump',
      witness: { value: 'levels', given: { 'stress.replay.episode': 'stagnation-1989' } },
    }),
    priceSeries: param(z.enum(replaySeries).default('rppiSydneyIndex'), {
      title: 'Own episode: price index',
      unit: 'Text',
      doc: 'Quarterly index to follow. A real index is followed on top of the inflation of the path.',
      source: 'assumption: Sydney, where the fund lends',
      witness: { value: 'rppiPerthIndex', given: own },
    }),
    fromQuarter: param(quarter().default('2008-Q1'), {
      title: 'Own episode: from',
      unit: 'Text',
      doc: 'Quarter at whose end the stretch begins.',
      source: 'assumption: the fall of 2008',
      witness: { value: '2005-Q2', given: own },
    }),
    toQuarter: param(quarter().default('2009-Q1'), {
      title: 'Own episode: to',
      unit: 'Text',
      doc: 'Quarter at whose end it stops.',
      source: 'assumption: the fall of 2008',
      witness: { value: '2012-Q1', given: own },
    }),
  },
);
export type ReplayConfig = z.output<typeof replayConfig>;
