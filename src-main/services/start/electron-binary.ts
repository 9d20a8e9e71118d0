import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Electron program of an Electron package, when it has been fetched. Looks only: to import the package would fetch it.
 * `ELECTRON_BIN` names another.
 */
export function electronBinary(
  packageFolder: string,
  env: Readonly<Record<string, string | undefined>>,
): string | null {
  const named = env['ELECTRON_BIN'];
  if (named) return existsSync(named) ? named : null;
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** Why a window cannot open here though the program is present; null when it can. */
export function noWindowReason(
  platform: string,
  env: Readonly<Record<string, string | undefined>>,
  userId: number | undefined,
): string | null {
  if (platform !== 'linux') return null;
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'this machine has no screen';
  return userId === 0 ? 'a desktop window is not opened as root' : null;
}
