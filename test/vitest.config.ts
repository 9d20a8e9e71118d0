import { defineConfig } from 'vitest/config';

// `fast` is `npm test`; `full` holds the slower checks that are run before a release (`npm run test:full`).
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    projects: [
      { test: { name: 'fast', include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      { test: { name: 'full', include: ['test/**/*.full.ts'], testTimeout: 1_800_000, hookTimeout: 600_000 } },
    ],
  },
});
