import { playwright } from '@vitest/browser-playwright';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { browserFlags, browserPath } from './support/browser.ts';
import { rendererPackages } from './support/renderer-packages.ts';

const root = `${import.meta.dirname}/..`;

// `engine`, `fast` (everything else under Node), `ui` (components in a real browser) and `e2e` (the app as built) are `npm test`; `full` holds the slower checks that
// are run before a release (`npm run test:full`).
export default defineConfig({
  root,
  test: {
    maxWorkers: '100%', // by itself it leaves a core to whoever watches, which is half of a machine of two
    projects: [
      {
        // Pure functions leave nothing behind: files of one worker share what they have loaded, which saves a third of the time.
        test: {
          name: 'engine',
          include: ['test/engine/**/*.test.ts', 'test/golden/**/*.test.ts'],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: ['test/engine/**', 'test/golden/**', 'test/e2e/**', 'test/desktop/**', 'test/renderer/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        plugins: [react()],
        cacheDir: `${root}/out/vite`, // node_modules may be shared by several working trees
        optimizeDeps: { include: rendererPackages(root) },
        test: {
          name: 'ui',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          globalSetup: ['test/support/desk-views.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: browserPath(), args: [...browserFlags] } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/{e2e,desktop}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'full', include: ['test/**/*.full.ts'], testTimeout: 1_800_000, hookTimeout: 600_000 } },
    ],
  },
});
