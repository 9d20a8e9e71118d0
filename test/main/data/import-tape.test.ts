import { describe, expect, test } from 'vitest';
import { importFlows } from '../../../src-main/services/data/import-flows.ts';
import { importTape } from '../../../src-main/services/data/import-tape.ts';

const head = 'id,advanceDate,principalAud,valueAud,seniorAud,suburb,status,exitDate,cause,proceedsAud';
const good = 'A1,2026-08-31,200000,1000000,300000,Kogarah,living,,,';
const tape = (row: string, header = head) => `${header}\n${row}\n`;

type Refusal = { code: string; message: string; issues: { path: string; message: string; remedy: string }[] };
function refusal(run: () => unknown): Refusal {
  try {
    run();
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('it was taken');
}

describe('a well-formed tape', () => {
  test('is read row by row; blank is unknown', () => {
    const { rows, contentHash, file } = importTape(tape(good), 'tape.csv');
    expect(file).toBe('tape.csv');
    expect(contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[0]).toMatchObject({ line: 2, id: 'A1', principalAud: 200_000, status: 'living', proceedsAud: null });
  });

  test.each([
    ['a byte order mark', `\uFEFF${tape(good)}`],
    ['Windows line ends', tape(good).replaceAll('\n', '\r\n')],
    ['blanks around cells', tape(good.replaceAll(',', ' , '))],
    ['quotes', tape(good.replace('Kogarah', '"Kogarah"'))],
    ['capitals in names', tape(good.replace('living', 'Living'))],
    [
      'another order of columns',
      tape(
        'living,Kogarah,0,1000000,200000,2026-08-31,A1',
        'status,suburb,seniorAud,valueAud,principalAud,advanceDate,id',
      ),
    ],
    ['the day first, as in Australia', tape(good.replace('2026-08-31', '31/08/2026'))],
  ])('may have %s', (_, text) => {
    const { rows } = importTape(text);
    expect(rows[0]).toMatchObject({
      id: 'A1',
      advanceDay: 20696,
      principalAud: 200_000,
      suburb: 'Kogarah',
      status: 'living',
    });
  });
});

describe('hostile tapes are refused with row, column and remedy', () => {
  test.each([
    ['an empty file', '', '', /no rows/],
    ['a header alone', head, '', /no rows/],
    ['a column twice', tape(`${good},A1`, `${head},id`), '', /stands twice/],
    ['a row of another length', tape('A1,2026-08-31'), '', /not a CSV table/],
    ['semicolons', tape(good.replaceAll(',', ';'), head.replaceAll(',', ';')), 'header', /not separated by commas/],
    ['tabs', tape(good.replaceAll(',', '\t'), head.replaceAll(',', '\t')), 'header', /not separated by commas/],
    [
      'a wrong header',
      tape(good, head.replace('principalAud', 'principle')),
      'column principle',
      /no column 'principle'/,
    ],
    ['a missing column', tape(good.replace('A1,', ''), head.replace('id,', '')), 'header', /'id' is missing/],
    ['a formula', tape(good.replace('A1', "=cmd|'/c calc'!A1")), 'line 2, column id', /formula/],
    ['a formula as an amount', tape(good.replace('200000', '=2*3')), 'line 2, column principalAud', /plain number/],
    ['NaN', tape(good.replace('200000', 'NaN')), 'line 2, column principalAud', /plain number/],
    ['Infinity', tape(good.replace('200000', 'Infinity')), 'line 2, column principalAud', /plain number/],
    ['a number beyond doubles', tape(good.replace('200000', '1e999')), 'line 2, column principalAud', /plain number/],
    ['hexadecimal', tape(good.replace('200000', '0x30d40')), 'line 2, column principalAud', /plain number/],
    [
      'currency and thousands',
      tape(good.replace('200000', '"$200,000"')),
      'line 2, column principalAud',
      /plain number/,
    ],
    ['a percentage', tape(`${good},20%`, `${head},shareFraction`), 'line 2, column shareFraction', /plain number/],
    ['a share above 1', tape(`${good},20`, `${head},shareFraction`), 'line 2, column shareFraction', /outside 0 to 1/],
    ['a negative amount', tape(good.replace('300000', '-5')), 'line 2, column seniorAud', /negative/],
    ['nothing advanced', tape(good.replace('200000', '0')), 'line 2, column principalAud', /outside 1/],
    ['a flag that is none', tape(`${good},2`, `${head},recycledFlag`), 'line 2, column recycledFlag', /outside 0 to 1/],
    ['half a month', tape(`${good},1.5`, `${head},tenureMonths`), 'line 2, column tenureMonths', /whole number/],
    ['a month first date', tape(good.replace('2026-08-31', '08/31/2026')), 'line 2, column advanceDate', /not a date/],
    ['30 February', tape(good.replace('2026-08-31', '2026-02-30')), 'line 2, column advanceDate', /not a date/],
    ['a date in words', tape(good.replace('2026-08-31', '31 Aug 2026')), 'line 2, column advanceDate', /not a date/],
    [
      'a serial day of a spreadsheet',
      tape(good.replace('2026-08-31', '46265')),
      'line 2, column advanceDate',
      /not a date/,
    ],
    ['a blank suburb', tape(good.replace('Kogarah', '')), 'line 2, column suburb', /blank/],
    ['an unknown status', tape(good.replace('living', 'alive')), 'line 2, column status', /not a status/],
    [
      'an unknown dwelling',
      tape(`${good},castle`, `${head},dwellingType`),
      'line 2, column dwellingType',
      /not a dwellingType/,
    ],
    ['an id twice', tape(`${good}\n${good}`), 'line 3, column id', /also on line 2/],
    ['an endless id', tape(good.replace('A1', 'A'.repeat(500))), 'line 2, column id', /500 characters/],
    ['binary', '\u0000\u0001\u0002', '', /no rows/],
  ])('%s', (_, text, path, message) => {
    const { code, message: said, issues } = refusal(() => importTape(text, 'tape.csv'));
    expect(code).toBe('input/invalid');
    expect(said).toContain('tape.csv');
    // What is no table at all is refused as a whole.
    expect(issues[0]?.path ?? '').toBe(path);
    expect(issues[0]?.message ?? said).toMatch(message);
  });

  test('too many rows and too many characters', () => {
    const rows = Array.from({ length: 20_001 }, (_, i) => good.replace('A1', `A${i}`)).join('\n');
    expect(refusal(() => importTape(tape(rows))).issues[0]!.message).toMatch(/at most 20000/);
    expect(refusal(() => importTape('x'.repeat(20_000_001))).code).toBe('input/too-large');
  });

  test('many wrong rows are counted, not all listed', () => {
    const rows = Array.from({ length: 300 }, (_, i) => good.replace('A1', `A${i}`).replace('200000', 'x')).join('\n');
    const { issues } = refusal(() => importTape(tape(rows)));
    expect(issues).toHaveLength(201);
    expect(issues.at(-1)!.message).toMatch(/100 further/);
  });
});

describe('flows', () => {
  test('by class or together; a blank cell is nothing paid', () => {
    const parted = importFlows('date,calledLpAud,calledGpAud,distributedLpAud\n2026-07-31,98,2,\n').rows[0];
    expect(parted).toMatchObject({
      calledLpAud: 98,
      calledGpAud: 2,
      calledAud: null,
      distributedLpAud: 0,
      carryAud: null,
    });
    expect(importFlows('date,calledAud,distributedAud\n2026-07-31,100,5\n').rows[0]).toMatchObject({
      calledAud: 100,
      distributedAud: 5,
    });
  });

  test.each([
    ['neither called', 'date,distributedAud\n2026-07-31,1\n', 'header', /Neither calledAud/],
    ['both', 'date,calledAud,calledLpAud,distributedAud\n2026-07-31,1,1,1\n', 'header', /Both calledAud/],
    ['no date', 'calledAud,distributedAud\n1,1\n', 'header', /'date' is missing/],
    ['a negative call', 'date,calledAud,distributedAud\n2026-07-31,-1,0\n', 'line 2, column calledAud', /negative/],
    ['no date in a row', 'date,calledAud,distributedAud\n,1,0\n', 'line 2, column date', /blank/],
  ])('%s', (_, text, path, message) =>
    expect(refusal(() => importFlows(text)).issues[0]).toMatchObject({
      path,
      message: expect.stringMatching(message) as string,
    }),
  );
});
