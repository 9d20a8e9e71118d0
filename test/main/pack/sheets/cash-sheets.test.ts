import { describe, expect, test } from 'vitest';
import { fundMonths, periodsOf } from '../../../../src-main/services/pack/ledger/calendar.ts';
import { buildPack } from '../../../../src-main/services/pack/model/build-pack.ts';
import { anchorFinder, resolvedFormula } from '../../../../src-main/services/pack/model/resolve-anchors.ts';
import { sheetMakers } from '../../../../src-main/services/pack/sheets/index.ts';
import { builtInTemplates } from '../../../../src-main/services/pack/templates.ts';
import { singlePack } from '../../../support/pack-data.ts';
import { figureIn, figuresAt, packModel, rowOf, sheetOf } from '../../../support/pack-sheets.ts';

const data = singlePack();
const pack = packModel(data);
const { figures, cash, waterfall, lastMonth } = data.runs[0].median!;
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

describe('months of a fund', () => {
  test('a first close in July opens the financial year', () => {
    const months = fundMonths('2026-07-31', 12);
    expect(months[0]).toEqual({
      month: 0,
      endIso: '2026-07-31',
      financialYear: 'FY27',
      quarter: 'FY27 Q1',
      fundYear: 'Year 1',
    });
    expect(months.map(({ quarter }) => quarter).filter((name, i, all) => name !== all[i - 1])).toEqual([
      'FY27 Q1',
      'FY27 Q2',
      'FY27 Q3',
      'FY27 Q4',
      'FY28 Q1',
    ]);
    expect(months[11]).toMatchObject({ endIso: '2027-06-30', quarter: 'FY27 Q4' });
    expect(months[12]).toMatchObject({ financialYear: 'FY28', fundYear: 'Year 1' });
  });

  test('a June close is alone in its year; a century turns', () => {
    const periods = periodsOf(fundMonths('2099-06-30', 2), ({ financialYear }) => financialYear);
    expect(periods).toEqual([
      { name: 'FY99', from: 0, to: 0, endIso: '2099-06-30' },
      { name: 'FY00', from: 1, to: 2, endIso: '2099-08-31' },
    ]);
  });
});

describe('cash sheets', () => {
  test('totals are the figures of the path', () => {
    const monthly = sheetOf(pack, 'cash-monthly');
    expect(figureIn(monthly.rows.at(-1)!.find((cell) => cell?.kind === 'formula'))).toBeCloseTo(
      figures['lpCalledAud']!,
      2,
    );
    expect(figuresAt(monthly, 'lpToDateAud').at(-1)).toBeCloseTo(figures['lpProfitAud']!, 2);
    expect(sum(figuresAt(monthly, 'advancesMadeAud') as number[])).toBeCloseTo(-figures['advancesMadeAud']!, 2);
    expect(figuresAt(monthly, 'distributedAud')).toHaveLength(lastMonth + 1);
    for (const key of ['cash-annual', 'cash-quarterly'] as const) {
      const sheet = sheetOf(pack, key);
      expect(figuresAt(sheet, 'check').every((value) => value === 0)).toBe(true);
    }
    const annual = sheetOf(pack, 'cash-annual');
    expect(figuresAt(annual, 'lpNetAudTotal')[0]! * 1e6).toBeCloseTo(figures['lpProfitAud']!, 2);
    expect(figuresAt(annual, 'lpDistributionsAudTotal')[0]! * 1e6).toBeCloseTo(
      sum(waterfall.columns.lpAud) + sum(waterfall.columns.clawbackAud),
      2,
    );
    const left = figuresAt(annual, 'sourcesAudTotal')[0]! + figuresAt(annual, 'usesAudTotal')[0]!;
    expect(left * 1e6).toBeCloseTo(cash.columns.cashAud[lastMonth]!, 2);
  });

  test('one formula a line: only the column changes', () => {
    const annual = sheetOf(pack, 'cash-annual');
    const formulas = rowOf(annual, 'Advances').flatMap((cell) => (cell?.kind === 'formula' ? [cell.formula] : []));
    const shapes = new Set(formulas.slice(0, -1).map((one) => one.replace(/[A-Z]+\$/g, '_$')));
    expect(shapes).toEqual(
      new Set(['SUMIFS({cash-monthly.advancesMadeAud},{cash-monthly.financialYear},_$4)/1000000']),
    );
  });

  test('without the monthly sheet the years are values', () => {
    const memo = buildPack({ ...data, template: builtInTemplates.find(({ id }) => id === 'memo')! }, sheetMakers);
    const annual = sheetOf(memo, 'cash-annual');
    const find = anchorFinder(memo.sheets);
    for (const cell of rowOf(annual, 'Advances').slice(2, -1))
      expect(cell?.kind === 'formula' && resolvedFormula(cell, annual, find)).toBeNull();
  });

  test('sources and uses meet, and stand beside the means of all paths', () => {
    const sheet = sheetOf(pack, 'sources-and-uses');
    expect(figuresAt(sheet, 'check')).toEqual([0]);
    const total = rowOf(sheet, 'All sources');
    expect(figureIn(total[1] ?? undefined)).toBeCloseTo(figureIn(total[6] ?? undefined)!, 8);
    const { mean } = data.runs[0];
    expect(figureIn(rowOf(sheet, 'Calls: LP class')[3] ?? undefined)! * 1e6).toBeCloseTo(
      sum(mean!.ledger.calledLpAud),
      2,
    );
  });
});
