import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const stateSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400).max(20_000),
  height: z.int().min(300).max(20_000),
  isMaximized: z.boolean(),
});
export type WindowState = z.infer<typeof stateSchema>;
export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The place of the window when it was closed last; null when there is none, or when no screen shows enough of it to grasp. */
export function readWindowState(file: string, screens: readonly Area[]): WindowState | null {
  let state: WindowState;
  try {
    state = stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null; // the first start, or a file that is not ours: only a convenience
  }
  const seen = (screen: Area) =>
    Math.min(state.x + state.width, screen.x + screen.width) - Math.max(state.x, screen.x) >= 200 &&
    state.y >= screen.y - 10 &&
    state.y < screen.y + screen.height - 50;
  return screens.some(seen) ? state : null;
}

/** Whole or not at all. */
export function writeWindowState(file: string, state: WindowState): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, JSON.stringify(state));
  renameSync(`${file}.part`, file);
}
