import { z } from 'zod';
import { group, param } from '../core/param.ts';

/** The newest format of registry documents that this release reads. */
export const REGISTRY_FORMAT = 1;
/** Most funds of one registry: memory of a worker grows with each. */
export const MOST_REGISTRY_FUNDS = 20;

const fundEntry = z.strictObject({
  name: param(z.string().min(1).max(60), {
    title: 'Name of the fund',
    unit: 'Text',
    doc: 'Shown on results and used in file names; every fund has a name of its own.',
    source: 'house model',
    witness: { value: 'Fund A' },
  }),
  closeMonth: param(z.int().min(0).max(240).default(0), {
    title: 'First close',
    unit: 'Month',
    doc: 'Months from the first close of the first fund to that of this one. The earliest fund closes in month 0.',
    source: 'assumption: funds that close together',
    witness: { value: 24 },
  }),
  scenario: param(z.string().min(1).max(300).nullable().default(null), {
    title: 'Scenario of the fund',
    unit: 'Text',
    doc: 'File, relative to the registry, or name of a sample. null: the scenario of the registry.',
    source: 'house model',
    witness: { value: 'reference-100m' },
  }),
  settings: param(z.record(z.string(), z.unknown()).default({}), {
    title: 'Settings of the fund',
    unit: 'Text',
    doc: 'Parameters laid over the scenario, nested or as dotted paths. What belongs to the market or to the manager is refused.',
    source: 'house model',
    witness: { value: { 'fund.commitmentsAud': 60_000_000 } },
  }),
});

const ownTerm = (title: string, most: number, doc: string, value: number) =>
  param(z.number().min(0).max(most).nullable().default(null), {
    title,
    unit: title === 'Hurdle' ? 'Annual' : 'Fraction',
    doc: `${doc} null: as in the scenario of the registry.`,
    source: 'assumption: the terms that the funds have themselves',
    witness: { value, given: { 'crossFundCarry.basis': 'pooled' } },
  });

/** How carry is reckoned across funds. */
const crossFundCarry = group(
  'Cross-fund carry',
  'Whether the manager earns carry fund by fund or on all funds together.',
  {
    basis: param(z.enum(['none', 'netted', 'pooled']).default('none'), {
      title: 'Basis',
      unit: 'Text',
      doc: 'none: each fund pays its own carry; netted: the same, and at the end of the last fund the manager returns what it has above its share of the profit of all; pooled: one European waterfall over the summed flows of all LP classes.',
      source: 'assumption: separate funds with separate terms are usual',
      witness: { value: 'pooled' },
    }),
    hurdleAnnual: ownTerm('Hurdle', 1, 'Preferred return of the pool.', 0.03),
    carryFraction: ownTerm('Carry', 0.99, "Manager's share of the pool's profit above the hurdle.", 0.1),
    catchUpFraction: ownTerm('Catch-up', 1, "Manager's part of the catch-up tier of the pool; 0 for none.", 0),
    clawback: param(z.boolean().default(true), {
      title: 'Clawback of the pool',
      unit: 'Flag',
      doc: 'At the end of the last fund the manager returns carry above its share of the profit of the pool, and what the pool is short of its hurdle, at most the carry it has received.',
      source: 'assumption: a pool without it would pay on early funds alone',
      witness: { value: false, given: { 'crossFundCarry.basis': 'pooled' } },
    }),
  },
);

/** A fund registry: several funds of one manager on the same market paths. Unknown keys are refused in every group. */
export const registrySchema = z.strictObject({
  format: z.literal(REGISTRY_FORMAT).meta({ title: 'Format', doc: 'Version of the registry format.' }),
  kind: z.literal('registry').meta({ title: 'Kind', doc: 'What the file holds.' }),
  name: z.string().min(1).max(120).meta({ title: 'Name', doc: 'Name of the registry, shown on results.' }),
  description: z.string().max(4000).default('').meta({ title: 'Description', doc: 'What it stands for, for people.' }),
  scenario: param(z.string().min(1).max(300), {
    title: 'Common scenario',
    unit: 'Text',
    doc: 'File, relative to the registry, or name of a sample. Its data, zones, market, stress, seed, paths and manager hold for all funds.',
    source: 'house model',
    witness: { value: 'reference-100m' },
  }),
  settings: param(z.record(z.string(), z.unknown()).default({}), {
    title: 'Common settings',
    unit: 'Text',
    doc: 'Parameters laid over the common scenario and over that of every fund, nested or as dotted paths.',
    source: 'house model',
    witness: { value: { 'market.growthShiftAnnual': 0.01 } },
  }),
  funds: param(z.array(fundEntry).min(1).max(MOST_REGISTRY_FUNDS), {
    title: 'Funds',
    unit: 'Text',
    doc: 'The funds. Their order keys the draws of their owners: the first draws as a fund alone.',
    source: 'house model',
    witness: { value: [{ name: 'A' }, { name: 'B', closeMonth: 12 }] },
  }),
  crossFundCarry,
  manager: param(z.record(z.string(), z.unknown()).default({}), {
    title: 'Manager',
    unit: 'Text',
    doc: 'The manager of all funds: fields of the group manager of a scenario, laid over that of the common scenario. Months count from the first close of the earliest fund.',
    source: 'house model',
    witness: { value: { enabled: true } },
  }),
});
export type RegistryConfig = z.output<typeof registrySchema>;
