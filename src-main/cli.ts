#!/usr/bin/env node
// The command line `equihome`: wires options to commands and leaves.
import { join } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { ENGINE_VERSION, insightSettings } from '../src-engine/index.ts';
import { isoTime, MOST_PATHS, pooledPaths, seedText, seriesFile, whole } from './cli-options.ts';
import { EXIT, processConsole } from './services/cli/console.ts';
import { reportFailure } from './services/cli/failure.ts';
import {
  benchCommand,
  calibrateCommand,
  type CalibrateOptions,
  dataCommand,
  importCommand,
  schemaCommand,
  validateCommand,
  zonesCommand,
} from './services/cli/inspect-commands.ts';
import { insightCommand, type InsightOptions } from './services/cli/insight-command.ts';
import { packCommand, type PackOptions } from './services/cli/pack-command.ts';
import { pathCommand, type PathOptions } from './services/cli/path-command.ts';
import { registryCommand, type RegistryOptions } from './services/cli/registry-command.ts';
import { reverseCommand, type ReverseOptions } from './services/cli/reverse-command.ts';
import { runCommand, type CommandContext, type RunOptions } from './services/cli/run-command.ts';
import { sensitivityCommand, type SensitivityOptions } from './services/cli/sensitivity-command.ts';
import { stressCommand } from './services/cli/stress-command.ts';
import { verifyCommand, type VerifyOptions } from './services/cli/verify-command.ts';
import type { StudyOptions } from './services/cli/study-host.ts';
import { forkEngine } from './services/engine-host/child-engine.ts';
import { appVersion } from './services/start/app-paths.ts';
import { resourceFolder } from './services/start/places.ts';

const resources = resourceFolder(import.meta.dirname);
const console = processConsole();
const context: CommandContext = {
  console,
  folders: { workingFolder: process.cwd(), resourceFolder: join(resources, 'scenarios') },
  dataDir: join(resources, 'data'),
  startEngine: () => forkEngine(join(import.meta.dirname, 'engine.js')),
  packWorker: join(import.meta.dirname, 'pack-worker.js'),
  appVersion: appVersion(resources),
  nowMs: () => Date.now(),
  onInterrupt: (listener) => {
    process.once('SIGINT', listener); // a second Ctrl-C ends the process as usual
    return () => void process.removeListener('SIGINT', listener);
  },
};

const finish = (action: Promise<number> | number) =>
  Promise.resolve(action).then(
    (code) => void (process.exitCode = code),
    (error: unknown) => void (process.exitCode = reportFailure(error, console)),
  );

const program = new Command('equihome')
  .description('Simulate home-equity funds, loan by loan. Scenarios are files or names such as base-100m.')
  .version(ENGINE_VERSION)
  .exitOverride()
  .configureOutput({ writeOut: console.out, writeErr: console.err })
  .addHelpText(
    'after',
    `
Examples:
  equihome run base-100m --paths 5000 --seed 42 --out results
  equihome path base-100m --path 169 --out path-169
  equihome validate my-fund.yaml

Exit codes: 0 done, 1 failed, 2 input that cannot be used, 3 cancelled (a partial result is shown and marked)`,
  );
program
  .command('run <scenario>')
  .description('simulate a scenario and show its result')
  .option('--paths <n>', 'number of paths, over that of the scenario', whole(1, MOST_PATHS))
  .option('--seed <text>', 'seed of all draws, over that of the scenario', seedText)
  .option('--workers <n>', 'worker threads (default: one per core)', whole(1, 256))
  .option('--out <dir>', 'also write result.json and CSV tables there')
  .option('--json', 'print the result as JSON, the same bytes for any number of workers')
  .addOption(new Option('--report <kind>', 'how much to show').choices(['short', 'full']).default('short'))
  .option('--pooled-paths <n>', 'paths whose loan tapes the full report pools, 0 or from 8 (default: 64)', pooledPaths)
  .action((scenario: string, options: RunOptions) => finish(runCommand(scenario, options, context)));
program
  .command('path <scenario>')
  .description('replay one path alone and write its loan tape, monthly ledger and waterfall')
  .requiredOption('--path <k>', 'path number, from 0', whole(0, MOST_PATHS - 1))
  .requiredOption('--out <dir>', 'folder for the CSV files')
  .option('--seed <text>', 'seed of all draws, over that of the scenario', seedText)
  .option('--as-of-month <n>', 'also write the path cut at this month, as a seasoned start takes it', whole(1, 299))
  .action((scenario: string, options: PathOptions) => finish(pathCommand(scenario, options, context)));
program
  .command('registry <registry>')
  .description('simulate several funds of one manager on the same market paths')
  .option('--paths <n>', 'number of paths, over that of the common scenario', whole(1, MOST_PATHS))
  .option('--seed <text>', 'seed of all draws, over that of the common scenario', seedText)
  .option('--workers <n>', 'worker threads (default: one per core)', whole(1, 256))
  .option('--out <dir>', 'also write registry.json and CSV tables there')
  .option(
    '--path <k>',
    'replay this path alone instead and write every fund and the funds together',
    whole(0, MOST_PATHS - 1),
  )
  .option('--json', 'print the result as JSON, the same bytes for any number of workers')
  .action((registry: string, options: RegistryOptions) => finish(registryCommand(registry, options, context)));
const study = (command: string, description: string) =>
  program
    .command(command)
    .description(description)
    .option('--paths <n>', 'number of paths a run, over that of the scenario', whole(1, MOST_PATHS))
    .option('--seed <text>', 'seed of all draws, over that of the scenario', seedText)
    .option('--workers <n>', 'worker threads (default: one per core)', whole(1, 256))
    .option('--json', 'print the study as JSON');
study('stress <scenario>', 'run named stresses and recorded markets against the scenario without stress').action(
  (scenario: string, options: StudyOptions) => finish(stressCommand(scenario, options, context)),
);
study('sensitivity <scenario>', 'run terms and drivers one at a time at a low and a high value')
  .option('--driver <path=low:high...>', 'what to move, instead of the drivers that the scenario names')
  .action((scenario: string, options: SensitivityOptions) => finish(sensitivityCommand(scenario, options, context)));
study('reverse <scenario>', 'find the value of a driver at which a figure crosses a target')
  .requiredOption('--driver <path>', 'number of the scenario to move')
  .option('--target <figure=value>', 'such as p5NetIrrAnnual=0 (default: mean net IRR at the hurdle)')
  .option('--low <number>', 'lower end of the search (default: the least the scenario allows)')
  .option('--high <number>', 'upper end of the search')
  .action((scenario: string, options: ReverseOptions) => finish(reverseCommand(scenario, options, context)));
program
  .command('pack <scenario>')
  .description(
    'simulate a scenario and write its committee pack, a workbook (or .md) that recalculates and can be verified',
  )
  .requiredOption('--out <file>', 'workbook to write, such as pack.xlsx')
  .addOption(
    new Option('--template <name>', 'sheets of the pack').choices(['memo', 'full', 'lp-report']).default('full'),
  )
  .option('--paths <n>', 'number of paths, over that of the scenario', whole(1, MOST_PATHS))
  .option('--seed <text>', 'seed of all draws, over that of the scenario', seedText)
  .option('--compare <scenario...>', 'up to three scenarios beside the first')
  .option('--study-paths <n>', 'paths of each re-run of sensitivities and downside cases', whole(100, 100_000))
  .option('--company <name>', 'name on the cover')
  .option(
    '--made-at <time>',
    'time that the pack gives as its making, so that it can be made again to the byte',
    isoTime,
  )
  .option('--workers <n>', 'worker threads (default: one per core)', whole(1, 256))
  .action((scenario: string, options: PackOptions) => finish(packCommand(scenario, options, context)));
program
  .command('verify <file>')
  .description(
    'simulate the runs of a committee pack again and compare every cell; ends with 0 equal, 1 different, 2 not comparable',
  )
  .option('--workers <n>', 'worker threads (default: one per core)', whole(1, 256))
  .option('--json', 'print the verdict as JSON')
  .action((file: string, options: VerifyOptions) => finish(verifyCommand(file, options, context)));
const { least, most } = insightSettings.paths;
program
  .command('insight <scenario>')
  .description('pool the loan tapes of many paths: cohorts, triangles, concentration, clusters, predictions, anomalies')
  .option(
    '--paths <n>',
    `paths to pool, evenly spaced over those of the scenario (${least} to ${most})`,
    whole(least, most),
  )
  .option('--by <keys...>', 'further cohort tables, such as zone,ltvBand')
  .option('--set <name=value...>', 'settings over their defaults; the user guide lists them')
  .option('--seed <text>', 'seed of all draws, over that of the scenario', seedText)
  .option('--out <dir>', 'also write insight.json and a CSV for each table there')
  .option('--json', 'print the insight as JSON')
  .action((scenario: string, options: InsightOptions) => finish(insightCommand(scenario, options, context)));
program
  .command('validate <scenario>')
  .description('check a scenario without simulating it')
  .action((scenario: string) => finish(validateCommand(scenario, context)));
program
  .command('schema')
  .description('print the JSON Schema of scenario files')
  .option('--list', 'a line per parameter instead')
  .option('--registry', 'the JSON Schema of registries of funds instead')
  .action((options: { list?: boolean; registry?: boolean }) => finish(schemaCommand(options, context)));
program
  .command('calibrate')
  .description('fit the price models to history and show what each holds')
  .option(
    '--series <name=file>',
    'own series (CSV of date,value) in place of a built-in one; may be repeated',
    seriesFile,
  )
  .option('--json', 'as JSON')
  .action((options: CalibrateOptions) => finish((async () => calibrateCommand(options, context))()));
program
  .command('zones [scenario]')
  .description('show zone classes, growth, correlations and warnings')
  .option('--suburb <name>', 'also the suburbs most like this one')
  .option('--json', 'as JSON')
  .action((scenario: string | undefined, options: { suburb?: string; json?: boolean }) =>
    finish(zonesCommand(scenario, options, context)),
  );
program
  .command('data')
  .description('show the built-in tables with publisher, licence and attribution')
  .option('--json', 'as JSON')
  .action((options: { json?: boolean }) => finish((async () => dataCommand(options, context))()));
program
  .command('import-config <file>')
  .description('turn a configuration with older parameter names into a scenario, with a line-by-line report')
  .option('--out <file>', 'write the scenario there instead of printing it')
  .action((file: string, options: { out?: string }) => finish(importCommand(file, options, context)));
program
  .command('bench')
  .description('time base-100m on this machine: paths a second by number of workers')
  .option('--paths <n>', 'paths per round', whole(64, MOST_PATHS), 1000)
  .action((options: { paths: number }) => finish(benchCommand(options, context)));

try {
  await program.parseAsync();
} catch (error) {
  // Commander has said what is wrong; help and version are no failure.
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? EXIT.ok : EXIT.badInput;
}
