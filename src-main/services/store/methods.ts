import { addExport, changeExport, listExports } from './exports/jobs.ts';
import { readSchedule, setSchedule } from './exports/schedule.ts';
import { listTemplates, removeTemplate, saveTemplate } from './exports/templates.ts';
import { changeSettings, readSettings } from './project/settings.ts';
import { addChunks, readChunks } from './runs/chunks.ts';
import { runGrounds, setGrounds } from './runs/grounds.ts';
import { column, columnNames, finishRun, resultJson } from './runs/results.ts';
import { listRuns, runRow } from './runs/rows.ts';
import { createRun, describeRun, moveRun, removeRun, runDocument } from './runs/runs.ts';
import {
  describeScenarioRow,
  nameVersion,
  removeScenario,
  renameScenario,
  scenarioYaml,
} from './scenarios/describe.ts';
import { createScenario, editScenario, openScenario, restoreVersion, setYaml, stepScenario } from './scenarios/edit.ts';
import { listScenarios, scenarioRow } from './scenarios/rows.ts';
import { mergedDocument } from './scenarios/tree.ts';
import { history, versionOf } from './scenarios/versions.ts';

/** Methods that answer at once. Each takes the session of its call first. */
export const quickMethods = {
  'scenarios.list': listScenarios,
  'scenarios.row': scenarioRow,
  'scenarios.open': openScenario,
  'scenarios.create': createScenario,
  'scenarios.edit': editScenario,
  'scenarios.step': stepScenario,
  'scenarios.history': history,
  'scenarios.restoreVersion': restoreVersion,
  'scenarios.nameVersion': nameVersion,
  'scenarios.yaml': scenarioYaml,
  'scenarios.setYaml': setYaml,
  'scenarios.rename': renameScenario,
  'scenarios.describe': describeScenarioRow,
  'scenarios.remove': removeScenario,
  'scenarios.merged': mergedDocument,
  'scenarios.version': (...args: Parameters<typeof versionOf>) => versionOf(...args).document,
  'runs.create': createRun,
  'runs.addChunks': addChunks,
  'runs.chunks': readChunks,
  'runs.move': moveRun,
  'runs.finish': finishRun,
  'runs.get': runRow,
  'runs.list': listRuns,
  'runs.document': runDocument,
  'runs.grounds': runGrounds,
  'runs.setGrounds': setGrounds,
  'runs.describe': describeRun,
  'runs.remove': removeRun,
  'runs.result': resultJson,
  'runs.columnNames': columnNames,
  'runs.column': column,
  'exports.list': listExports,
  'exports.add': addExport,
  'exports.change': changeExport,
  'exports.templates': listTemplates,
  'exports.saveTemplate': saveTemplate,
  'exports.removeTemplate': removeTemplate,
  'exports.schedule': readSchedule,
  'exports.setSchedule': setSchedule,
  'settings.get': readSettings,
  'settings.set': changeSettings,
} as const;
export type QuickMethods = typeof quickMethods;
