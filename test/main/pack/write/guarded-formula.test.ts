import { expect, test } from 'vitest';
import { guardedFormula } from '../../../../src-main/services/pack/write/guarded-formula.ts';

test.each([
  "SUM('Cash [net] | all'!$B$3:$F$3)",
  'IF(B3>0,"a {b} [c]","")',
  '(1+IRR(B2:B40,0.005))^12-1',
  "'It''s'!$A$1&\"|\"",
])('%s is taken', (formula) => expect(guardedFormula(formula)).toBe(formula));

test.each([
  ['=1+1', 'equals sign'],
  ['[book.xlsx]Sheet!A1', 'outside'],
  ["cmd|' /C calc'!A0", 'outside'],
  ['{terms.hurdle}', 'anchor'],
  ['WEBSERVICE("http://a")', 'may not use'],
  ['hyperlink("a")', 'may not use'],
  ['LET(x,1,x)', 'may not use'],
  ['1+\u0001', 'control'],
  ['1+'.repeat(5000), 'longer'],
])('%s is a fault', (formula, says) => expect(() => guardedFormula(formula)).toThrow(says));
