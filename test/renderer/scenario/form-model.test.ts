import { expect, test } from 'vitest';
import { checkValue, describeScenario } from '../../../src-engine/index.ts';
import { editLabel } from '../../../src-renderer/features/scenario/model/edit-label.ts';
import {
  buildFormModel,
  fieldAt,
  isWide,
  type FormField,
} from '../../../src-renderer/features/scenario/model/form-model.ts';
import { readValue } from '../../../src-renderer/features/scenario/model/read-value.ts';
import { searchFields } from '../../../src-renderer/features/scenario/model/search.ts';
import { fieldText, valueText } from '../../../src-renderer/features/scenario/model/value-text.ts';

const model = buildFormModel();
const { parameters } = describeScenario();
const field = (path: string) => model.fields.get(path)!;
const scalars = [...model.fields.values()].filter(({ control }) => !['values', 'rows', 'map'].includes(control));

test('every parameter of the schema stands in the form exactly once, in the order of the file inside its group, tables last', () => {
  const shown = model.sections.flatMap(({ groups }) => groups.flatMap((group) => group.fields.map(({ path }) => path)));
  expect(shown.length).toBe(parameters.length);
  expect([...shown].sort()).toEqual(parameters.map(({ path }) => path).sort());
  const order = new Map(parameters.map(({ path }, index) => [path, index]));
  for (const { groups } of model.sections) {
    for (const group of groups) {
      const places = group.fields.map((field) => (isWide(field) ? parameters.length : 0) + order.get(field.path)!);
      expect([group.path, places]).toEqual([group.path, [...places].sort((a, b) => a - b)]);
    }
  }
});

test('the sections are the top groups in file order, with readable names', () => {
  expect(model.sections.map(({ title }) => title).slice(0, 4)).toEqual(['Fund', 'Data', 'Zones', 'Market']);
  expect(model.sections.map(({ key }) => key)).toContain('rules');
  for (const { title, groups } of model.sections)
    expect([title, ...groups.map((group) => group.title)].filter((text) => !/^[A-Z]/.test(text))).toEqual([]);
});

test('every default goes into its field as text and comes back as the same value', () => {
  for (const { path, part, parameter } of scalars) {
    const text = fieldText(parameter.defaultValue, part);
    expect([path, readValue(text, part)]).toEqual([path, { kind: 'value', value: parameter.defaultValue }]);
  }
});

test('an input is named so that the label of an edit tells which it was', () => {
  const subjects = [...model.fields.values()].map(({ subject }) => subject);
  expect(subjects.filter((subject, index) => subjects.indexOf(subject) !== index)).toEqual([]);
  expect(field('guardrails.combinedLtv.severity').subject).toBe('Combined LTV, severity');
  expect(editLabel(field('fees.managementFeeRateAnnual'), 0.02, 0.016)).toBe(
    'Management fee 2.00\u00a0% to 1.60\u00a0%',
  );
  expect(editLabel(field('fund.commitmentsAud'), 1e8, 1.2e8)).toBe('Commitments A$100\u00a0m to A$120\u00a0m');
  expect(editLabel(field('zones.preset'), 'sydney-calibrated', 'reference-zones')).toBe(
    'Source of zone figures Sydney calibrated to reference zones',
  );
  expect(editLabel(field('contract.lossSharing'), true, false)).toMatch(/ on to off$/);
  expect(editLabel(field('fees.managementFeeSteps'), [], [{ afterMonth: 1, rateAnnual: 0.01, basis: 'nav' }])).toBe(
    'Steps of the management fee none to 1 row',
  );
});

/** Texts that nobody should type, and some that everybody does. */
const nonsense = [
  '-1e9',
  '1e15',
  '0.5',
  '-0.0001',
  '2.5',
  '1,5',
  'abc',
  '1/2/2027',
  '31/6/2027',
  'x'.repeat(400),
  '∞',
  'NaN',
  '',
  '%',
  '99',
];

test('whatever is typed: a value that is taken is valid, and so is every value that is offered instead', () => {
  for (const { path, part } of scalars) {
    for (const text of nonsense) {
      const read = readValue(text, part);
      const values = read.kind === 'value' ? [read.value] : read.problem.offers.map(({ value }) => value);
      // Forms of text (a quarter) are judged by the schema when the value is set, beyond the length that is read here.
      const patterned = part.shape.kind === 'text' && checkValue(path, 'abc').length > 0;
      const wrong = patterned ? [] : values.filter((value) => checkValue(path, value).length > 0);
      expect([path, text, wrong]).toEqual([path, text, []]);
    }
  }
});

test('what breaks the rule is told the rule and the nearest valid value, in the unit of the field', () => {
  const problem = (path: string, text: string) => {
    const read = readValue(text, field(path).part);
    return read.kind === 'problem' ? [read.problem.message, ...read.problem.offers.map(({ label }) => label)] : read;
  };
  expect(problem('fees.managementFeeRateAnnual', '25')).toEqual(['Must be 0 to 10\u00a0% a year.', '10.00']);
  expect(problem('fund.lifeMonths', '120.4')).toEqual(['Must be a whole number, 24 to 240\u00a0months.', '120']);
  expect(problem('fund.lifeMonths', '1')).toEqual(['Must be 24 to 240\u00a0months.', '24']);
  expect(problem('fund.commitmentsAud', '5')).toEqual(['Must be 1\u00a0m to 100\u00a0bn\u00a0A$.', '1,000,000']);
  expect(problem('fund.firstCloseDate', '1/2/2027')).toEqual(['Which day is meant?', '1 Feb 2027', '2 Jan 2027']);
  expect(problem('zones.preset', 'custm')).toEqual(['This is none of the choices.', 'Custom']);
  expect(problem('fees.managementFeeRateAnnual', '')).toEqual(['A value is needed here.', '2.00']);
});

test('a seed is a number when it is written like one, else a text', () => {
  const seed = field('run.seed').part;
  expect(['42', '007', 'spring', '4.2'].map((text) => readValue(text, seed))).toEqual(
    [42, '007', 'spring', '4.2'].map((value) => ({ kind: 'value', value })),
  );
});

test('nothing typed is none where the schema allows it', () => {
  expect(readValue(' ', field('tax.incomeRate').part)).toEqual({ kind: 'value', value: null });
  expect(valueText(null, field('tax.incomeRate').part)).toBe('none');
});

test('the search finds by title, path and doc, the title first', () => {
  const paths = (query: string) => searchFields(query, model).map(({ path }) => path);
  expect(paths('management fee')[0]).toBe('fees.managementFeeRateAnnual');
  expect(paths('managementFeeRate')).toEqual(['fees.managementFeeRateAnnual']);
  expect(paths('hurdle')).toContain('waterfall.hurdleAnnual');
  expect(paths('.*[(')).toEqual([]);
  expect(paths('   ')).toEqual([]);
});

test('an issue deep inside a list belongs to the input that holds the list', () => {
  expect((fieldAt('manager.staff[2].title', model) as FormField).path).toBe('manager.staff');
  expect(fieldAt('zones.classes.overrides.Parramatta', model)?.path).toBe('zones.classes.overrides');
  expect(fieldAt('waterfall', model)).toBeUndefined();
});
