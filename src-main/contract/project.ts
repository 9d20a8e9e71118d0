import { z } from 'zod';
import { call } from './define.ts';
import { savedSchema } from './results.ts';

export const projectSchema = z.object({
  path: z.string(),
  name: z.string(),
  /** Set when the file is newer than this program, is used by somebody else, or lies on a read-only disk; says why. */
  readOnlyReason: z.string().nullable(),
  schemaVersion: z.int(),
  sizeBytes: z.number(),
});
export type Project = z.infer<typeof projectSchema>;

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Threads of the engine; null: one per core. */
  workers: z.int().min(1).max(256).nullable(),
  /** What happens to a run when the window is closed. */
  onClose: z.enum(['ask', 'keep-running', 'pause', 'cancel']),
  /** Sizes of panels, chosen columns and the like, by place. */
  layout: z.record(z.string(), z.unknown()),
});
export type AppSettings = z.infer<typeof settingsSchema>;

export const appInfoSchema = z.object({
  host: z.enum(['desktop', 'browser']),
  appVersion: z.string(),
  engineVersion: z.string(),
  project: projectSchema,
  recent: z.array(z.string()),
  settings: settingsSchema,
  /** Publisher, licence and attribution of each built-in table. */
  attributions: z.array(z.object({ table: z.string(), publisher: z.string(), licence: z.string(), text: z.string() })),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

export const backupSchema = z.object({
  name: z.string(),
  at: z.string(),
  sizeBytes: z.number(),
  /** Why it was made. */
  reason: z.enum(['timer', 'migration', 'restore', 'user']),
});
export type Backup = z.infer<typeof backupSchema>;

export const projectMethods = {
  'app.info': call(z.object({}), appInfoSchema),
  'app.setSettings': call(settingsSchema.partial(), settingsSchema),
  /** Text for a bug report, without names of scenarios or figures. */
  'app.diagnostics': call(z.object({}), z.object({ text: z.string() })),
  /** Closes this project and opens another; the window loads anew. Null asks the user for a file. */
  'project.open': call(z.object({ path: z.string().max(4000).nullable() }), projectSchema),
  'project.create': call(z.object({ path: z.string().max(4000).nullable() }), projectSchema),
  /** The whole project as one file, without what is being simulated. */
  'project.export': call(z.object({}), savedSchema),
  'project.backups': call(z.object({}), z.array(backupSchema)),
  'project.backupNow': call(z.object({}), backupSchema),
  /** The present state is backed up first, so that it can be undone. */
  'project.restore': call(z.object({ backup: z.string().max(300) }), projectSchema),
  'project.undoRestore': call(z.object({}), projectSchema),
} as const;
