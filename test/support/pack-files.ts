import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import type { Verdict } from '../../src-main/contract/index.ts';
import type { Console } from '../../src-main/services/cli/console.ts';
import { packCommand, type PackOptions } from '../../src-main/services/cli/pack-command.ts';
import { verifyCommand } from '../../src-main/services/cli/verify-command.ts';
import type { EngineProcess } from '../../src-main/services/engine-host/engine-process.ts';
import { readWorkbook } from '../../src-main/services/pack/read/read-workbook.ts';
import { forkEngine } from '../../src-main/services/engine-host/child-engine.ts';
import { builtEngine, requireBuilt } from './built-cli.ts';
import { commandContext, keptConsole } from './cli-context.ts';

/** A small fund of five years whose path takes a fraction of a millisecond. */
export const smallFund = [
  'format: 1',
  'name: small',
  'fund: { commitmentsAud: 5000000, lifeMonths: 60 }',
  'zones: { preset: reference-zones }',
  'fees: { managementFeeRateAnnual: 0.02 }',
  'run: { paths: 64, seed: "42" }',
  '',
].join('\n');

/** One engine process for the commands of a test: each begins with its word that it serves, and leaves it running. */
function keptEngine() {
  const engine = forkEngine(builtEngine, { output: 'kept' });
  let ready: unknown = null;
  let listener: (message: unknown) => void = () => undefined;
  engine.onMessage((message) => {
    if ((message as { type: string }).type === 'ready') ready = message;
    listener(message);
  });
  return {
    again: (): EngineProcess => ({
      post: (message) => engine.post(message),
      onMessage: (heard) => {
        listener = heard;
        if (ready !== null) queueMicrotask(() => heard(ready));
      },
      onExit: () => undefined,
      kill: () => undefined,
    }),
    end: () => engine.kill(),
  };
}

/** A folder with scenarios, and the commands as a user gives them there. */
export function packFolder(scenarios: Readonly<Record<string, string>> = { 'small.yaml': smallFund }) {
  const folder = mkdtempSync(join(tmpdir(), 'equihome-pack-'));
  for (const [name, text] of Object.entries(scenarios)) writeFileSync(join(folder, name), text);
  requireBuilt();
  const engine = keptEngine();
  const context = (console: Console) => ({
    ...commandContext(console, folder),
    startEngine: () => engine.again(),
    nowMs: () => Date.now(),
  });
  const at = (name: string) => join(folder, name);
  return {
    folder,
    at,
    pack(scenario: string, options: PackOptions): Promise<number> {
      return packCommand(scenario, { workers: 1, ...options }, context(keptConsole().console));
    },
    async verify(name: string): Promise<{ readonly code: number; readonly verdict: Verdict }> {
      const { kept, console } = keptConsole();
      const code = await verifyCommand(name, { workers: 1, json: true }, context(console));
      return { code, verdict: JSON.parse(kept.out) as Verdict };
    },
    /** A copy whose parts were changed; null leaves a part as it is. */
    async changed(name: string, copy: string, change: (part: string, xml: string) => string | null): Promise<string> {
      const zip = await JSZip.loadAsync(readFileSync(at(name)));
      for (const part of Object.keys(zip.files).filter((entry) => /\.(xml|rels)$/.test(entry))) {
        const xml = change(part, await zip.file(part)!.async('string'));
        if (xml !== null) zip.file(part, xml);
      }
      writeFileSync(at(copy), await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }));
      return copy;
    },
    /** A copy in which a user typed other values over cells that have a name, as numbers or as words. */
    async typed(name: string, copy: string, values: Readonly<Record<string, number | string>>): Promise<string> {
      const { definedNames, sheets } = await readWorkbook(at(name));
      const places = Object.entries(values).map(([cell, value]) => {
        const [, sheet, letters, row] = /^'?([^'!]+)'?!\$([A-Z]+)\$(\d+)$/.exec(definedNames.get(cell) ?? '') ?? [];
        const number = sheets.findIndex((one) => one.name === sheet) + 1;
        return { part: `xl/worksheets/sheet${number}.xml`, address: `${letters}${row}`, value };
      });
      return this.changed(name, copy, (part, xml) =>
        places
          .filter((place) => place.part === part)
          .reduce<string | null>((text, { address, value }) => {
            const cell = new RegExp(`<c r="${address}"( s="\\d+")?[^>]*>.*?</c>`);
            const kind = typeof value === 'number' ? '' : ' t="str"';
            return (text ?? xml).replace(cell, `<c r="${address}"$1${kind}><v>${value}</v></c>`);
          }, null),
      );
    },
    remove(): void {
      engine.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type PackFolder = ReturnType<typeof packFolder>;
