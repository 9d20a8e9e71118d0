import { z } from 'zod';
import { rooms } from '../run/registry.ts';

/** The newest scenario format that this release writes and reads. */
export const SCENARIO_FORMAT = 1;

/**
 * A whole scenario: what the user set, completed with defaults. `z.input` is what a file may contain, `z.output` what the
 * engine works with. Unknown keys are refused in every group.
 */
export const scenarioSchema = z.strictObject({
  format: z.literal(SCENARIO_FORMAT).meta({ title: 'Format', doc: 'Version of the scenario format.' }),
  name: z.string().min(1).max(120).meta({ title: 'Name', doc: 'Name of the scenario, shown on results.' }),
  description: z
    .string()
    .max(4000)
    .default('')
    .meta({ title: 'Description', doc: 'What the scenario stands for, for people.' }),
  ...rooms,
});
export type Scenario = z.output<typeof scenarioSchema>;
export type ScenarioInput = z.input<typeof scenarioSchema>;
