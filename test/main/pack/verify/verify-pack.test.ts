import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packFolder, type PackFolder } from '../../../support/pack-files.ts';

let files: PackFolder;
beforeAll(async () => {
  files = packFolder();
  await files.pack('small.yaml', { out: 'pack.xlsx', template: 'memo' });
});
afterAll(() => files.remove());

/** The n-th plain figure of the first sheet that has one, made another. */
const anotherFigure = (n: number) => {
  let count = 0;
  return (part: string, xml: string) =>
    /worksheets\/sheet\d+\.xml$/.test(part)
      ? xml.replace(/(<c r="[A-Z]+\d+"(?: s="\d+")?><v>)(-?[\d.]+)(<\/v><\/c>)/g, (all, head, value, tail) =>
          (count += 1) === n ? `${head}${Number(value) + 1}${tail}` : all,
        )
      : null;
};
const inRecipe = (from: string, to: string) => (part: string, xml: string) =>
  part === 'xl/sharedStrings.xml' && xml.includes(from) ? xml.replaceAll(from, to) : null;

describe('a pack that is verified', () => {
  test('is equal as it was made, and says what it was made of', async () => {
    const { code, verdict } = await files.verify('pack.xlsx');
    expect(verdict).toMatchObject({ outcome: 'equal', scenarioName: 'small', seed: '42', differenceCount: 0 });
    expect(verdict.cellCount).toBeGreaterThan(500);
    expect(code).toBe(0);
    expect(readdirSync(files.folder).toSorted()).toEqual(['pack.xlsx', 'small.yaml']);
  });

  test('shows the cell that was changed, in the file and as it is computed', async () => {
    await files.changed('pack.xlsx', 'cell.xlsx', anotherFigure(12));
    const { code, verdict } = await files.verify('cell.xlsx');
    expect(code).toBe(1);
    expect(verdict).toMatchObject({ outcome: 'different', differenceCount: 1 });
    const [cell] = verdict.differences;
    expect(cell!.place).toMatch(/^.+![A-Z]+\d+$/);
    expect(Number(cell!.inFile)).toBeCloseTo(Number(cell!.computed) + 1, 9);
    expect(verdict.finding).toContain('A cell was changed');
    expect(verdict.finding).toContain(cell!.place);
  });

  test('shows a formula that was changed', async () => {
    let wasChanged = false;
    await files.changed('pack.xlsx', 'formula.xlsx', (part, xml) => {
      if (wasChanged || !/worksheets\//.test(part) || !xml.includes('<f>SUM(')) return null;
      wasChanged = true;
      return xml.replace('<f>SUM(', '<f>1+SUM(');
    });
    expect(wasChanged).toBe(true);
    const { verdict } = await files.verify('formula.xlsx');
    expect(verdict).toMatchObject({ outcome: 'different', differenceCount: 1 });
    expect(verdict.differences[0]!.inFile).toMatch(/^=1\+SUM\(/);
    expect(verdict.differences[0]!.computed).toMatch(/^=SUM\(/);
  });

  test('names a term that was changed on its sheet', async () => {
    await files.typed('pack.xlsx', 'term.xlsx', { Carry_Fraction: 0.25 });
    const { verdict } = await files.verify('term.xlsx');
    expect(verdict).toMatchObject({ outcome: 'different', differenceCount: 1 });
    expect(verdict.finding).toMatch(/^A term was changed: Terms!B\d+ \(Carry\) says 0.25 and was made with 0.2\.$/);
  });

  test('knows another seed', async () => {
    await files.changed(
      'pack.xlsx',
      'seed.xlsx',
      inRecipe('&quot;seed&quot;:&quot;42&quot;', '&quot;seed&quot;:&quot;43&quot;'),
    );
    await files.changed('seed.xlsx', 'seed.xlsx', inRecipe('"seed":"42"', '"seed":"43"'));
    const { code, verdict } = await files.verify('seed.xlsx');
    expect(code).toBe(1);
    expect(verdict.outcome).toBe('different');
    expect(verdict.finding).toContain('another seed: it says 42, and its recipe gives 43');
  });

  test('knows a term that was changed in its recipe', async () => {
    const [from, to] = ['managementFeeRateAnnual":0.02', 'managementFeeRateAnnual":0.01'];
    await files.changed('pack.xlsx', 'fee.xlsx', inRecipe(from, to));
    await files.changed('fee.xlsx', 'fee.xlsx', inRecipe(from.replace('"', '&quot;'), to.replace('"', '&quot;')));
    const { verdict } = await files.verify('fee.xlsx');
    expect(verdict.outcome).toBe('different');
    expect(verdict.finding).toContain('a term of it was changed');
    expect(verdict.differences[0]).toMatchObject({ label: 'Scenario hash' });
    expect(verdict.differenceCount).toBeGreaterThan(10);
  });

  test('that would read other files of this machine is not simulated', async () => {
    for (const [from, file] of [
      ['/etc/passwd', 'away.xlsx'],
      ['\\\\\\\\host\\\\share', 'share.xlsx'],
      ['../up.csv', 'up.xlsx'],
    ] as const) {
      const to = `&quot;data&quot;:{&quot;suburbsFile&quot;:&quot;${from}&quot;},&quot;name&quot;:&quot;small&quot;`;
      await files.changed('pack.xlsx', file, inRecipe('&quot;name&quot;:&quot;small&quot;', to));
      await files.changed(file, file, inRecipe('"name":"small"', to.replaceAll('&quot;', '"')));
      const { code, verdict } = await files.verify(file);
      expect(code).toBe(1);
      expect(verdict.finding).toContain('takes data from another place');
    }
  });

  test('of another engine is said to be so, and not called wrong', async () => {
    for (const quote of ['"', '&quot;'])
      await files.changed(
        quote === '"' ? 'pack.xlsx' : 'engine.xlsx',
        'engine.xlsx',
        inRecipe(`engineVersion${quote}:${quote}0.`, `engineVersion${quote}:${quote}9.`),
      );
    const { code, verdict } = await files.verify('engine.xlsx');
    expect(code).toBe(2);
    expect(verdict.outcome).toBe('other-engine');
    expect(verdict.finding).toContain('made by engine 9.');
  });

  test('whose recipe was removed is different; a file that is no pack is refused', async () => {
    await files.changed('pack.xlsx', 'bare.xlsx', inRecipe('recipe 1/', 'recipe one/'));
    const { code, verdict } = await files.verify('bare.xlsx');
    expect([code, verdict.outcome]).toEqual([1, 'different']);
    expect(verdict.finding).toContain('recipe was removed or changed');
    writeFileSync(files.at('notes.xlsx'), 'not a workbook');
    await expect(files.verify('notes.xlsx')).rejects.toMatchObject({ code: 'data/invalid' });
    await expect(files.verify('nowhere.xlsx')).rejects.toMatchObject({ code: 'input/not-found' });
    copyFileSync(files.at('small.yaml'), files.at('small.xlsx'));
    await expect(files.verify('small.xlsx')).rejects.toMatchObject({ code: 'data/invalid' });
  });
});
