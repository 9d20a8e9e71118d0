import { z } from 'zod';
import { group, param } from '../../core/param.ts';
import { stockConfig } from './stock-config.ts';

const file = z.string().min(1).max(500);

/** The data that a scenario is resolved against, and the homes simulated from it. */
export const dataConfig = group('Data', 'Own suburb figures over the built-in table, and the simulated homes.', {
  suburbsFile: param(file.nullable().default(null), {
    title: 'Own suburb table',
    unit: 'Text',
    doc: 'CSV of own suburb figures, relative to the scenario file. Figures given replace the built-in ones; blank cells keep them.',
    source: 'assumption: none by default',
    witness: { value: 'own-data/suburbs.csv' },
  }),
  stock: stockConfig,
});
export type DataConfig = z.output<typeof dataConfig>;
export type StockConfig = DataConfig['stock'];
