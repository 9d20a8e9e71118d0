import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackData } from '../../../../src-main/services/pack/model/pack-data.ts';
import { parseYamlTree } from '../../../../src-main/services/scenarios/yaml-tree.ts';
import { packOf, packRun } from '../../../support/pack-data.ts';
import type { Settings } from '../../../support/plans.ts';

const made = new Map<string, PackData>();

function once(name: string, make: () => PackData): PackData {
  const data = made.get(name) ?? make();
  made.set(name, data);
  return data;
}

/** Settings of a sample scenario, to be laid over base-100m: its groups whole. */
function sample(name: string): Settings {
  const file = join(import.meta.dirname, `../../../../resources/scenarios/${name}.yaml`);
  const {
    format: _format,
    extends: _base,
    name: _name,
    description: _description,
    run: _run,
    ...groups
  } = parseYamlTree(readFileSync(file, 'utf8'), name).data as Record<string, unknown>;
  return groups;
}

const quick = (settings: Settings): Settings => ({ ...settings, 'run.paths': 32 });

/** The American sample in four classes of capital. */
export const americanPack = (): PackData =>
  once('american', () => packOf([packRun({ settings: quick(sample('american-tranched')) })]));

/** The sample with a subscription line and a NAV line. */
export const leveredPack = (): PackData =>
  once('levered', () => packOf([packRun({ settings: quick(sample('levered-sub-and-nav')) })]));

/** One expected path: advances end in parts. */
export const expectedPack = (): PackData =>
  once('expected', () => packOf([packRun({ settings: { 'run.mode': 'deterministic', 'run.paths': 1 } })]));

/** A short fund with carry, a breach that somebody accepted, and one rule that nobody could judge. */
export const acceptedPack = (): PackData =>
  once('accepted', () =>
    packOf([
      packRun({
        settings: quick({
          'fund.lifeMonths': 60,
          'waterfall.hurdleAnnual': 0.01,
          'guardrails.overrides': [
            { rule: 'combinedLtv', by: 'A. Committee', date: '2026-10-01', reason: 'Seen in the pilot', until: null },
          ],
        }),
      }),
    ]),
  );

/** Four runs: two that pair with the first, and one with another seed. */
export const fourPack = (): PackData =>
  once('four', () => {
    const run = (runId: number, settings: Settings) =>
      packRun({ runId, name: `Run ${runId}`, settings: quick(settings) });
    return packOf([
      run(1, {}),
      run(2, { 'waterfall.hurdleAnnual': 0.06 }),
      run(3, { 'fees.managementFeeRateAnnual': 0.01 }),
      run(4, { 'run.seed': 'another' }),
    ]);
  });

/** A pack whose run has no median path, no re-runs and no comparison. */
export function bareOf(data: PackData): PackData {
  const [run] = data.runs;
  return { ...data, runs: [{ ...run, median: null, mean: null, sensitivity: null, downside: null }], comparison: null };
}
