import { availableParallelism } from 'node:os';
import { basename, dirname } from 'node:path';
import {
  calibrate,
  describeScenario,
  describeZones,
  parseScenario,
  quoted,
  registryFileSchema,
  scenarioFileSchema,
  type SeasonedPlan,
} from '../../../src-engine/index.ts';
import { importDataFiles, importSeriesFiles } from '../data/import-files.ts';
import { loadDataRoom } from '../data/load-data.ts';
import { createEngineClient } from '../engine-host/engine-client.ts';
import { loadCatalogue } from '../data/catalogue.ts';
import { dataCatalogueJson, renderDataCatalogue } from '../data/render-catalogue.ts';
import { resolveJob, resolveRegistryJob } from '../engine-process/resolve-job.ts';
import { isRegistryFile, loadRegistry } from '../registries/load-registry.ts';
import { importConfigFile, importedYaml } from '../imports/import-config.ts';
import { calibrationText } from './calibration-text.ts';
import { EXIT } from './console.ts';
import { readJob } from './read-job.ts';
import { formatValue } from './format-value.ts';
import type { CommandContext } from './run-command.ts';
import { jsonText } from '../exports/json-text.ts';
import { textTable } from './text-table.ts';
import { wrapText } from './wrap-text.ts';
import { writeFiles } from './write-files.ts';
import { zonesText } from './zones-text.ts';

/** `equihome validate`: reads, checks and resolves a scenario without simulating it. */
export async function validateCommand(reference: string, context: CommandContext): Promise<number> {
  if (await isRegistryFile(reference, context.folders)) return validateRegistry(reference, context);
  const { job, explain } = await readJob(reference, context.folders, context.dataDir);
  const plan = await Promise.resolve(job).then(resolveJob).catch(explain);
  for (const warning of plan.warnings) context.console.err(`${wrapText(`Note: ${warning}`, '      ')}\n`);
  context.console.out(
    `${quoted(plan.scenarioName, 60)}: valid; ${plan.zones.suburbNames.length} suburbs, ${plan.book.months} months, ${plan.paths} paths\n`,
  );
  const { seasoned } = plan.book;
  if (seasoned !== null) context.console.out(tapeLine(seasoned));
  return EXIT.ok;
}

/** What a checked tape holds. */
function tapeLine({ tape, startMonth, flows }: SeasonedPlan): string {
  const [living, inDefault, exited] = [0, 1, 2].map((code) => tape.status.filter((status) => status === code).length);
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const calledAud = sum(flows.calledLpAud) + sum(flows.calledGpAud);
  return (
    `seasoned start at month ${startMonth}: ${tape.rows} advances on the tape, ${living} living, ${inDefault} in default, ${exited} exited; ` +
    `${formatValue(calledAud, 'Aud')} called, ${formatValue(sum(flows.distributedAud), 'Aud')} distributed\n`
  );
}

/** The same for a registry of funds. */
async function validateRegistry(reference: string, { folders, dataDir, console }: CommandContext): Promise<number> {
  const { job, explain } = await loadRegistry(reference, folders);
  const plan = await Promise.resolve({ ...job, dataDir })
    .then(resolveRegistryJob)
    .catch((error: unknown) => {
      throw explain(error);
    });
  for (const warning of plan.warnings) console.err(`${wrapText(`Note: ${warning}`, '      ')}\n`);
  const count = plan.funds.length;
  console.out(
    `${quoted(plan.name, 60)}: valid; ${count} ${count === 1 ? 'fund' : 'funds'}, ${plan.months} months, ${plan.paths} paths\n`,
  );
  return EXIT.ok;
}

/** `equihome schema`: the JSON Schema of scenario or registry files, or the list of parameters. */
export function schemaCommand(
  options: { readonly list?: boolean; readonly registry?: boolean },
  { console }: CommandContext,
): number {
  if (options.registry === true) console.out(jsonText(registryFileSchema()));
  else if (options.list !== true) console.out(jsonText(scenarioFileSchema()));
  else
    for (const p of describeScenario().parameters)
      console.out(`${p.path}  (${p.unit}, default ${JSON.stringify(p.defaultValue ?? null)})  ${p.title}: ${p.doc}\n`);
  return EXIT.ok;
}

export type CalibrateOptions = { readonly json?: boolean; readonly series?: Readonly<Record<string, string>> };

/** `equihome calibrate`: fits every price model to history, or to the user's own series, and shows what each holds and misses. */
export function calibrateCommand(options: CalibrateOptions, context: CommandContext): number {
  const report = calibrate(importSeriesFiles(loadDataRoom(context.dataDir), options.series ?? {}));
  context.console.out(options.json === true ? jsonText(report) : calibrationText(report));
  return EXIT.ok;
}

/** `equihome data`: every built-in table with publisher, licence and attribution. */
export function dataCommand(options: { readonly json?: boolean }, context: CommandContext): number {
  const catalogue = loadCatalogue(context.dataDir);
  context.console.out(options.json === true ? dataCatalogueJson(catalogue) : renderDataCatalogue(catalogue));
  return EXIT.ok;
}

/** `equihome import-config`: turns a configuration with the older parameter names into a scenario, and says of each line what became of it. */
export async function importCommand(
  file: string,
  options: { readonly out?: string },
  context: CommandContext,
): Promise<number> {
  const report = await importConfigFile(file);
  for (const line of report.lines) {
    const place = line.line === null ? '' : `line ${line.line}: `;
    const to = line.to.length > 0 ? ` -> ${line.to.join(', ')}` : '';
    context.console.err(
      `${place}${line.path} = ${line.value}: ${line.outcome}${to}${line.note === '' ? '' : ` (${line.note})`}\n`,
    );
  }
  const { mapped, ignored, refused } = report.counts;
  context.console.err(`${mapped} mapped, ${ignored} ignored, ${refused} refused\n`);
  if (options.out === undefined) context.console.out(importedYaml(report));
  else {
    await writeFiles(dirname(options.out), { [basename(options.out)]: importedYaml(report) });
    context.console.err(`wrote ${options.out}\n`);
  }
  return EXIT.ok;
}

/** `equihome zones`: classes, growth, correlations and warnings of a scenario, or of the defaults. */
export async function zonesCommand(
  reference: string | undefined,
  options: { readonly suburb?: string; readonly json?: boolean },
  context: CommandContext,
): Promise<number> {
  const { job, explain } = await readJob(reference ?? 'base-100m', context.folders, context.dataDir);
  const { zones } = parseScenario(job.scenario);
  const data = importDataFiles(loadDataRoom(context.dataDir), job.dataFiles);
  const report = await Promise.resolve(zones)
    .then((config) => describeZones(config, data, options.suburb === undefined ? {} : { similarTo: options.suburb }))
    .catch(explain);
  context.console.out(options.json === true ? jsonText(report) : zonesText(report));
  return EXIT.ok;
}

/** `equihome bench`: time of base-100m on this machine, by number of worker threads. The second of two rounds counts. */
export async function benchCommand(options: { readonly paths: number }, context: CommandContext): Promise<number> {
  const { job } = await readJob('base-100m', context.folders, context.dataDir, { paths: options.paths, seed: 'bench' });
  const cores = availableParallelism();
  const rows: string[][] = [];
  let single = 0;
  for (const workers of cores === 1 ? [1] : [1, cores]) {
    const engine = createEngineClient(context.startEngine());
    try {
      await engine.run(job, workers, false, () => undefined).answer; // compiled code and files in cache
      const startedMs = context.nowMs();
      await engine.run(job, workers, false, () => undefined).answer;
      const seconds = (context.nowMs() - startedMs) / 1000;
      if (workers === 1) single = seconds;
      rows.push([
        String(workers),
        seconds.toFixed(2),
        (options.paths / seconds).toFixed(0),
        (single / seconds).toFixed(2),
      ]);
    } finally {
      engine.close();
    }
  }
  context.console.out(
    textTable(
      ['workers', 'seconds', 'paths a second', 'speed-up'].map((title) => ({ title, align: 'right' as const })),
      rows,
    ),
  );
  return EXIT.ok;
}
