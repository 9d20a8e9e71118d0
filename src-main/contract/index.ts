import { eventMethods } from './events.ts';
import type { Client, Handlers } from './define.ts';
import { packMethods } from './packs.ts';
import { projectMethods } from './project.ts';
import { resultMethods } from './results.ts';
import { runMethods } from './runs.ts';
import { scenarioMethods } from './scenarios.ts';

/** Everything that a window can ask of its host. The renderer imports nothing else of src-main. */
export const contract = {
  ...projectMethods,
  ...scenarioMethods,
  ...runMethods,
  ...resultMethods,
  ...packMethods,
  ...eventMethods,
} as const;
export type AppContract = typeof contract;
export type AppHandlers = Handlers<AppContract>;
export type AppClient = Client<AppContract>;

export * from './define.ts';
export * from './events.ts';
export * from './packs.ts';
export * from './project.ts';
export * from './results.ts';
export * from './runs.ts';
export * from './scenarios.ts';
