import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseScenario, type PlainObject } from '../../../../src-engine/index.ts';
import { inputChanges } from '../../../../src-main/services/pack/import/input-changes.ts';
import { readInputs } from '../../../../src-main/services/pack/import/read-inputs.ts';
import { returnedInputs, termInputs } from '../../../../src-main/services/pack/import/returned-terms.ts';
import { readWorkbook } from '../../../../src-main/services/pack/read/read-workbook.ts';
import { packFolder, smallFund, type PackFolder } from '../../../support/pack-files.ts';

let files: PackFolder;
const document: PlainObject = {
  format: 1,
  name: 'small',
  fund: { commitmentsAud: 5_000_000, lifeMonths: 60 },
  zones: { preset: 'reference-zones' },
  fees: { managementFeeRateAnnual: 0.02, managementFeeSteps: [{ afterMonth: 24, rateAnnual: 0.01, basis: 'nav' }] },
  waterfall: { carryTiers: [{ aboveIrrAnnual: 0.15, carryFraction: 0.3 }] },
  run: { paths: 64, seed: '42' },
};
const steps =
  'fees: { managementFeeRateAnnual: 0.02, managementFeeSteps: [{ afterMonth: 24, rateAnnual: 0.01, basis: nav }] }';
const tiers = 'waterfall: { carryTiers: [{ aboveIrrAnnual: 0.15, carryFraction: 0.3 }] }';

beforeAll(async () => {
  const text = `${smallFund.replace(/^fees:.*$/m, steps)}${tiers}\n`;
  files = packFolder({ 'small.yaml': text });
  await files.pack('small.yaml', { out: 'pack.xlsx', template: 'memo' });
});
afterAll(() => files.remove());

describe('inputs of a workbook that came back', () => {
  test('as it was made are those of the scenario, and change nothing', async () => {
    const scenario = parseScenario(document);
    const returned = returnedInputs(scenario, await readWorkbook(files.at('pack.xlsx')));
    expect(returned).toEqual(termInputs(scenario));
    expect(returned.length).toBeGreaterThan(30);
    expect(await readInputs(files.at('pack.xlsx'), document)).toEqual([]);
  });

  test('tell each change with its value now, as made and as returned', async () => {
    await files.typed('pack.xlsx', 'typed.xlsx', {
      Carry_Fraction: 0.25,
      Management_Fee_Basis: 'nav',
      Gst_Applies: 'no',
      First_Close_Date: 46_600,
    });
    const changes = await readInputs(files.at('typed.xlsx'), document);
    expect(changes).toMatchObject([
      { path: 'fund.firstCloseDate', returned: '2027-08-01', problem: '' },
      { path: 'fees.managementFeeBasis', returned: 'nav', now: 'commitments' },
      { path: 'fees.gstApplies', returned: false },
      {
        path: 'waterfall.carryFraction',
        title: 'Carry',
        now: 0.2,
        made: 0.2,
        returned: 0.25,
        change: { kind: 'set', path: 'waterfall.carryFraction', value: 0.25 },
        problem: '',
      },
    ]);
  });

  test('of lists come back whole: steps and tiers are added, changed and taken away', async () => {
    await files.typed('pack.xlsx', 'lists.xlsx', {
      Fee_Step2_After_Month: 48,
      Fee_Step2_Rate_Annual: 0.005,
      Fee_Step2_Basis: 'nav',
      Tier1_Kind: 'none',
    });
    expect(await readInputs(files.at('lists.xlsx'), document)).toMatchObject([
      {
        path: 'fees.managementFeeSteps',
        returned: [
          { afterMonth: 24, rateAnnual: 0.01, basis: 'nav' },
          { afterMonth: 48, rateAnnual: 0.005, basis: 'nav' },
        ],
      },
      { path: 'waterfall.carryTiers', returned: [], now: [{ aboveIrrAnnual: 0.15, carryFraction: 0.3 }] },
    ]);
  });

  test('that the schema refuses say why; others of the same file can be taken', async () => {
    await files.typed('pack.xlsx', 'wrong.xlsx', { Carry_Fraction: 7, Hurdle_Annual: 0.09 });
    const changes = await readInputs(files.at('wrong.xlsx'), document);
    expect(changes.map(({ path, problem }) => [path, problem === ''])).toEqual([
      ['waterfall.hurdleAnnual', true],
      ['waterfall.carryFraction', false],
    ]);
    expect(changes[1]!.problem).toMatch(/carryFraction/);
  });

  test('that the scenario has by now are no change', async () => {
    const changed = { ...document, waterfall: { carryFraction: 0.25, carryTiers: [] } };
    await files.typed('pack.xlsx', 'same.xlsx', { Carry_Fraction: 0.25 });
    expect(await readInputs(files.at('same.xlsx'), changed)).toEqual([]);
  });
});

test('without a recipe, what differs from the scenario counts', () => {
  const inputs = termInputs(parseScenario({ ...document, waterfall: { carryFraction: 0.1 } }));
  const changes = inputChanges(document, null, inputs);
  expect(changes.map(({ path, made, now, returned }) => [path, made, now, returned])).toEqual([
    ['waterfall.carryFraction', null, 0.2, 0.1],
    ['waterfall.carryTiers', null, [{ aboveIrrAnnual: 0.15, carryFraction: 0.3 }], []],
  ]);
});
