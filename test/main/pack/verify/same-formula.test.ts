import { expect, test } from 'vitest';
import { isSameFormula } from '../../../../src-main/services/pack/verify/same-formula.ts';

test.each([
  ['IF(ABS(A1)<=1e-7,0,A1)', 'IF(ABS(A1)<=0.0000001,0,A1)'],
  ["'Terms'!$B$3*2", 'Terms!$B$3*2'],
  ['SUM(A1:A9, B2)', 'SUM(A1:A9,B2)'],
  ['G37-0.0032708333333333578', 'G37-0.00327083333333336'],
  ["'Terms'!B1+Sheet2!C3", "Terms!B1+'Sheet2'!C3"],
  ['IF(A1=1,TRUE,FALSE)', 'IF(A1=1,TRUE(),FALSE())'],
])('%s is %s, written by another program', (a, b) => expect(isSameFormula(a, b)).toBe(true));

test.each([
  ['SUM(A1:A9)', 'SUM(A1:A10)'],
  ["'Cash annual'!B3", "'Cash  annual'!B3"],
  ['"a b"', '"ab"'],
  ['"1e-7"', '"0.0000001"'],
  ['A1E3+1', 'A1000+1'],
  ['$A$1', 'A1'],
  ['A1*1.05', 'A1*1.5'],
  ['A1*0.0032708333333', 'A1*0.0032708333334'],
  ['Terms!B1', 'B1'],
])('%s is not %s', (a, b) => expect(isSameFormula(a, b)).toBe(false));
