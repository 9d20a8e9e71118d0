import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeScenario } from '../../../../src-engine/index.ts';
import type { PackData } from '../../../../src-main/services/pack/model/pack-data.ts';
import type { SheetKey, SheetModel } from '../../../../src-main/services/pack/model/sheet.ts';
import { assumptionColumns } from '../../../../src-main/services/pack/sheets/assumptions.ts';
import { termsOfProgram } from '../../../../src-main/services/pack/sheets/glossary.ts';
import { glossaryTerms } from '../../../../src-main/services/pack/sheets/glossary-terms.ts';
import { breaksBelow } from '../../../../src-main/services/pack/sheets/guardrail-words.ts';
import { sheetMakers } from '../../../../src-main/services/pack/sheets/index.ts';
import { glossaryTable } from '../../../../resources/make/glossary-table.ts';
import { comparedPack, singlePack } from '../../../support/pack-data.ts';
import { cellsIn, rowOf, textOf, valueOf } from './reading.ts';
import { acceptedPack, americanPack } from './sample-packs.ts';

const made = (key: SheetKey, data: PackData = singlePack()): SheetModel => sheetMakers[key]!(data, [])!;
const median = (data: PackData) => data.runs[0].median!;

/** What single sheets show is what the engine says. In one file with the laws, so that the packs are simulated once. */
export function figureLaws(): void {
  describe('portfolio', () => {
    test.each(['vintage', 'zone', 'suburb'] as const)('cohorts by %s add up to the figures of the path', (kind) => {
      const sheet = made('portfolio');
      const { figures } = median(singlePack());
      const total = sheet.anchors.get(`${kind}-principal`)!.from.row;
      const row = sheet.rows[total]!.map(valueOf);
      expect(row[1]).toBe(figures['advancesMadeCount']);
      expect(row[2]).toBe(figures['defaultCount']);
      expect(row[3]).toBeCloseTo(figures['advancesMadeAud']! / 1e6, 9);
      expect(row[5]).toBeCloseTo(figures['proceedsAud']! / 1e6, 9);
      expect(row[6]).toBeCloseTo(figures['principalLostAud']! / 1e6, 9);
      expect(row[9]).toBe(figures['grossIrrAnnual']);
    });

    test('at most ten suburbs are named; the rest is one line', () => {
      const sheet = made('portfolio');
      expect(cellsIn(sheet, sheet.anchors.get('suburb-parts')!)).toHaveLength(10);
      expect(textOf(sheet)).toMatch(/\d+ more suburbs/);
    });
  });

  describe('guardrails', () => {
    test.each([
      ['base', singlePack],
      ['short', acceptedPack],
      ['American', americanPack],
    ])('the side of every limit is that of the engine: %s', (_name, data) => {
      const judged = data().runs[0].result.guardrails.filter(({ value, limit }) => value !== null && value !== limit);
      expect(judged.length).toBeGreaterThan(10);
      const other = judged.filter(
        ({ rule, value, limit, headroom }) => breaksBelow(rule) !== (headroom === value! - limit),
      );
      expect(other).toEqual([]);
    });

    test('states are counted as the engine counts them; an accepted breach says who, when and why', () => {
      const sheet = made('guardrails', acceptedPack());
      const { guardrailCounts: counts } = acceptedPack().runs[0].result;
      expect(counts.overridden).toBe(1);
      expect(rowOf(sheet, 'All rules').filter((value) => value !== null)).toEqual([
        'All rules',
        counts.breach,
        counts.overridden,
        counts.pass,
        counts.notEvaluable,
        counts.breach + counts.overridden + counts.pass + counts.notEvaluable,
      ]);
      expect(textOf(sheet)).toContain('Accepted by A. Committee, 01/10/2026: Seen in the pilot');
    });
  });

  describe('sensitivities and downside cases', () => {
    test('levels, changes and swing are those of the study', () => {
      const { rows, base } = singlePack().runs[0].sensitivity!;
      const [first] = rows;
      const shown = rowOf(made('sensitivities'), first!.driver.title);
      const irr = (end: 'low' | 'high') => {
        const { result } = first![end];
        return result.outcome === 'run' ? result.figures['meanNetIrrAnnual']!.value : NaN;
      };
      expect(shown.slice(3, 7)).toEqual([first!.driver.baseValue, first!.low.value, first!.high.value, irr('low')]);
      expect(shown[7]).toBeCloseTo(irr('low') - base['meanNetIrrAnnual']!.value, 14);
      expect(shown[12]).toBeCloseTo(first!.swing, 14);
    });

    test('a refused value is told with the reason, and has no swing', () => {
      const data = singlePack();
      const [run] = data.runs;
      const [first, ...rest] = run.sensitivity!.rows;
      const refused = {
        ...first!,
        high: {
          value: 0.03,
          result: { outcome: 'refused', reason: 'fees.managementFeeRateAnnual: too much' } as const,
        },
        swing: NaN,
      };
      const sheet = made('sensitivities', {
        ...data,
        runs: [{ ...run, sensitivity: { ...run.sensitivity!, rows: [...rest, refused] } }],
      });
      const shown = rowOf(sheet, first!.driver.title);
      expect(shown[9]).toBe('refused');
      expect(shown[12]).toBeNull();
      expect(textOf(sheet)).toContain('was refused: fees.managementFeeRateAnnual: too much');
    });

    test('a case shows chance of loss and below hurdle as shares of paths', () => {
      const { cases, base } = singlePack().runs[0].downside!;
      const { result } = cases[1]!;
      const figures = result.outcome === 'run' ? result.figures : base;
      const row = rowOf(made('downside'), 'Severe stress', 'What comes of it');
      expect(row[1]).toBe(figures['meanNetIrrAnnual']!.value);
      expect(row[2]).toBeCloseTo(figures['meanNetIrrAnnual']!.value - base['meanNetIrrAnnual']!.value, 14);
      expect(row[8]).toBe(figures['lossProbabilityFraction']!.value);
      expect(row[9]).toBe(1 - figures['hurdleProbabilityFraction']!.value);
    });
  });

  test('a risk is placed by its two figures, and not without both', () => {
    const sheet = made('risk-matrix');
    const placed = rowOf(sheet, 'Cash runs short while advances live');
    expect(placed[5]).toBe((placed[2] as number) * (placed[4] as number));
    const unplaced = rowOf(sheet, 'Investors lose money');
    expect(unplaced.slice(3, 6)).toEqual([null, null, null]); // the crisis case was not run
    const scores = cellsIn(sheet, sheet.anchors.get('scores')!)
      .map(valueOf)
      .filter((score) => score !== null);
    expect(rowOf(sheet, 'All that are placed').at(-1)).toBe(scores.length);
  });

  test('a comparison shows old and new input, and each change with its interval and verdict', () => {
    const { comparison } = comparedPack();
    const sheet = made('comparison', comparedPack());
    expect(rowOf(sheet, 'Management fee').slice(3, 5)).toEqual([0.02, 0.015]);
    const irr = comparison!.headline.find(({ key }) => key === 'meanNetIrrAnnual')!;
    const at = sheet.rows.findIndex(([cell]) => valueOf(cell) === irr.title) + 1;
    const row = sheet.rows[at]!.map(valueOf);
    const change = irr.changes[1]!;
    expect(row[3]).toBe(irr.values[1]!.value);
    expect(row[5]).toBeCloseTo(change.value!, 14);
    expect(row.slice(6, 9)).toEqual([change.standardError, change.low, change.high]);
    expect(row[10]).toBe('real');
  });

  describe('assumptions', () => {
    const sheet = made('assumptions', { ...comparedPack(), runs: [comparedPack().runs[1]!] });
    const { from, to } = sheet.anchors.get('inputs')!;
    const rows = sheet.rows.slice(from.row, to.row + 1).filter((row) => row.length > 1);

    test('every input of a scenario stands there once, with its source', () => {
      const { parameters } = describeScenario();
      expect(rows.map((row) => valueOf(row[assumptionColumns.path]))).toEqual(parameters.map(({ path }) => path));
      expect(rows.map((row) => valueOf(row[assumptionColumns.source]))).toEqual(parameters.map(({ source }) => source));
    });

    test('what differs from the base is marked, and nothing else', () => {
      const marked = rows.filter((row) => valueOf(row[assumptionColumns.changed]) === 'changed');
      expect(marked.map((row) => valueOf(row[assumptionColumns.path]))).toEqual([
        'origination.ltvCapFraction',
        'fees.managementFeeRateAnnual',
      ]);
      expect(valueOf(marked[1]![assumptionColumns.value])).toBe(0.015);
      expect(valueOf(marked[1]![assumptionColumns.base])).toBe(0.02);
    });

    test('market data name publisher, licence and whether the run read the same bytes', () => {
      const { sources } = comparedPack();
      const words = textOf(sheet);
      expect(
        sources.filter(({ publisher, licence }) => !words.includes(publisher) || !words.includes(licence)),
      ).toEqual([]);
      expect(rowOf(sheet, sources[0]!.title)).toContain('as shipped');
    });
  });

  describe('glossary', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../docs/glossary.md'), 'utf8');

    test('its terms are those of the docs: run resources/make/make-docs.ts when this fails', () => {
      const lines = glossaryTerms.map(([term, meaning]) => `  [${JSON.stringify(term)}, ${JSON.stringify(meaning)}],`);
      expect(glossaryTable(page)).toContain(lines.join('\n'));
      expect(glossaryTable(page).match(/^ {2}\[/gm)).toHaveLength(glossaryTerms.length);
    });

    test('what is left out is in the docs', () => {
      const known = new Set(glossaryTerms.map(([term]) => term));
      expect([...termsOfProgram].filter((term) => !known.has(term))).toEqual([]);
    });
  });

  describe('forms of ILPA', () => {
    test('fees sum to what the fund paid and the manager received on the path', () => {
      const { figures, fees } = median(americanPack());
      const sheet = made('ilpa-fees', americanPack());
      const paid = fees.columns.paidByFundAud.reduce((sum, aud) => sum + aud, 0);
      expect(rowOf(sheet, 'All fees and expenses of the fund')[1]).toBeCloseTo(paid / 1e6, 9);
      expect(rowOf(sheet, 'Management fee paid')[1]).toBeCloseTo(figures['managementFeeAud']! / 1e6, 9);
      expect(rowOf(sheet, 'All that the manager receives')[1]).toBeCloseTo(figures['managerRevenueAud']! / 1e6, 9);
      expect(textOf(sheet)).toContain('not ILPA compliant');
    });

    test.each([
      ['one class', singlePack],
      ['American terms in four classes', americanPack],
      ['with carry', acceptedPack],
    ])('rates and multiples of the flows are those of the engine: %s', (_name, data) => {
      const sheet = made('ilpa-performance', data());
      const { figures } = median(data());
      expect(rowOf(sheet, 'Net IRR')[2]).toBe(figures['netIrrAnnual']);
      expect(rowOf(sheet, 'Gross IRR')[2]).toBe(figures['grossIrrAnnual']);
      expect(rowOf(sheet, 'TVPI')[2]).toBeCloseTo(figures['netTvpiMultiple']!, 12);
      const received = rowOf(sheet, 'Received', 'Return of capital');
      expect(received[1]).toBeCloseTo(figures['lpDistributedAud']! / 1e6, 9);
    });
  });

  test('RG 45: a figure above what the guide allows is said to be outside, and what is not modelled is said', () => {
    const sheet = made('rg-45');
    const row = rowOf(sheet, 'Cap on first mortgage and advance, against 80 %');
    expect(row.slice(2, 6)).toEqual([0.85, 0.8, null, 'outside']);
    expect(textOf(sheet).match(/Not modelled: /g)).toHaveLength(8);
  });
}
