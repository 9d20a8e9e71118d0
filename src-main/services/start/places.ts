import { existsSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';

/** Extension of a project file; the system opens it with Equihome. */
export const PROJECT_EXTENSION = '.equihome';

/** What the places depend on: `process` gives it. */
export type Surroundings = {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
};

/** Folder for everything of the user that has no place of its own; `EQUIHOME_HOME` names another. */
export function userFolder({ platform, env, home }: Surroundings): string {
  const own = env['EQUIHOME_HOME'];
  if (own) return resolve(own);
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Equihome');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Equihome');
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'equihome');
}

/** Where an uploaded or first project lives. */
export const projectsFolder = (userDir: string) => join(userDir, 'projects');

/** The project that a start opens: the one that was named, else the newest of `recent` that is still there, else the first one. */
export function projectToOpen(named: string | null, recent: readonly string[], userDir: string): string {
  return (
    named ?? recent.find((file) => existsSync(file)) ?? join(projectsFolder(userDir), `My funds${PROJECT_EXTENSION}`)
  );
}

/** The project named in a command line, whole; options and what is no project file are passed over. */
export function projectIn(args: readonly string[], workingFolder: string): string | null {
  const named = args.find((arg) => !arg.startsWith('-') && extname(arg).toLowerCase() === PROJECT_EXTENSION);
  return named === undefined ? null : resolve(workingFolder, named);
}

/** The folder `resources`: above the sources, above the built entries, or beside them in an installed program. */
export function resourceFolder(start: string): string {
  for (let folder = start; dirname(folder) !== folder; folder = dirname(folder))
    if (existsSync(join(folder, 'resources', 'data'))) return join(folder, 'resources');
  return join(start, 'resources');
}
