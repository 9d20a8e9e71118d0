import { expect, test } from 'vitest';
import { checkValue, describeScenario, shapeOfParameter, unitOfName } from '../../../src-engine/index.ts';

const { parameters } = describeScenario();

test('every parameter has a shape of its kind, with its unit and its default', () => {
  for (const parameter of parameters) {
    const part = shapeOfParameter(parameter.path);
    const first = part.shape.kind === 'union' ? part.shape.options[0]! : part.shape;
    expect([parameter.path, part.unit, part.defaultValue, first.kind]).toEqual([
      parameter.path,
      parameter.unit,
      parameter.defaultValue,
      parameter.kind,
    ]);
  }
});

/** Fields of the groups in a list parameter. */
function fieldsOfRows(path: string) {
  const { shape } = shapeOfParameter(path);
  if (shape.kind !== 'list' || shape.item.shape.kind !== 'object') throw new Error(`${path} is no list of groups`);
  return shape.item.shape.fields;
}

test('a list of groups tells its fields, their units by name, and how many rows it takes', () => {
  expect(fieldsOfRows('fees.managementFeeSteps').map(({ key, unit }) => [key, unit])).toEqual([
    ['afterMonth', 'Month'],
    ['rateAnnual', 'Annual'],
    ['basis', null],
  ]);
  expect(shapeOfParameter('fees.managementFeeSteps').shape).toMatchObject({ minItems: 0, maxItems: 40 });
  expect(shapeOfParameter('exits.sale.seasonMultipliers').shape).toMatchObject({ minItems: 4, maxItems: 4 });
});

test('numbers of a list have the unit of the list; fields that may be left out are told from those with a default', () => {
  const thresholds = shapeOfParameter('contract.tierThresholdFractions').shape;
  expect(thresholds).toMatchObject({ kind: 'list', item: { unit: 'Fraction', shape: { kind: 'number' } } });
  const tiers = shapeOfParameter('waterfall.carryTiers').shape;
  expect(tiers).toMatchObject({ item: { shape: { fields: [{ key: 'aboveIrrAnnual', optional: true }, {}, {}] } } });
  expect(fieldsOfRows('manager.staff').slice(0, 2)).toMatchObject([
    { optional: false, hasDefault: false },
    { hasDefault: true },
  ]);
});

test('maps and unions', () => {
  expect(shapeOfParameter('zones.classes.overrides').shape).toMatchObject({
    kind: 'map',
    key: { kind: 'text', maxLength: 80 },
    value: { shape: { kind: 'choice', choices: ['green', 'orange', 'red'] } },
  });
  expect(shapeOfParameter('run.seed').shape).toMatchObject({
    kind: 'union',
    options: [{ kind: 'text' }, { kind: 'integer' }],
  });
});

test('a name carries its unit as its last word', () => {
  expect(['rateAnnual', 'limitMonths', 'basis', 'priceAud', 'landSquareMetre', 'Annual'].map(unitOfName)).toEqual([
    'Annual',
    'Month',
    null,
    'Aud',
    'SquareMetre',
    'Annual',
  ]);
});

test('a value is judged alone: where in it the fault is, and what is allowed', () => {
  expect(checkValue('fees.managementFeeRateAnnual', 0.02)).toEqual([]);
  expect(checkValue('fees.managementFeeRateAnnual', 2)[0]).toMatchObject({ path: '', remedy: 'For 2 % write 0.02.' });
  const rows = [
    { afterMonth: 12, rateAnnual: 0.01, basis: 'nav' },
    { afterMonth: 24, rateAnnual: 5, basis: 'nav' },
  ];
  expect(checkValue('fees.managementFeeSteps', rows).map(({ path }) => path)).toEqual(['[1].rateAnnual']);
  expect(() => checkValue('fees.nothing', 1)).toThrow('no parameter');
});

test('the default of every parameter is valid', () => {
  for (const { path, defaultValue } of parameters) expect([path, checkValue(path, defaultValue)]).toEqual([path, []]);
});
