import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

// Three entries, sibling files in out/main: the command line, the engine process and its worker threads.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      rolldownOptions: {
        // Our modules do nothing but define: a worker thread then loads what simulates a path, without schemas and data.
        treeshake: { moduleSideEffects: (id) => !/src-engine|src-main.services/.test(id) },
        input: {
          cli: at('src-main/cli.ts'),
          engine: at('src-main/engine-entry.ts'),
          worker: at('src-main/engine-worker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
});
