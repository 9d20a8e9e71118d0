import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Packages that the window and its tests import, so that all of them are bundled before the first test: one that is met later would
 * make the page load anew in the middle of a test.
 */
export function rendererPackages(root: string): string[] {
  const found = new Set(['react', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client', 'zod']);
  for (const folder of ['src-renderer', 'test/renderer']) {
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file)) continue;
      const text = readFileSync(join(root, folder, file), 'utf8');
      for (const [, name] of text.matchAll(/^(?!import type|export type).*from '([^'.][^']*)'/gm)) found.add(name!);
    }
  }
  // Vitest's own pages are served, not bundled.
  return [...found].filter((name) => !/^(vitest|vitest\/.*|node:.*)$/.test(name)).sort();
}
