import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  // Sibling files in out/main: the command line, the two hosts, and the processes and threads that they start.
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      rolldownOptions: {
        // Our modules do nothing but define: a worker thread then loads what simulates a path, without schemas and data.
        treeshake: { moduleSideEffects: (id) => !/src-engine|src-main.(services|contract)/.test(id) },
        input: {
          cli: at('src-main/cli.ts'),
          engine: at('src-main/engine-entry.ts'),
          worker: at('src-main/engine-worker.ts'),
          'store-worker': at('src-main/store-worker.ts'),
          'pack-worker': at('src-main/pack-worker.ts'),
          host: at('src-main/serve.ts'),
          main: at('src-main/main.ts'),
          start: at('src-main/start.ts'),
        },
        // V8 reads a constant of a module once; a variable it would load and check at every use, in the middle of every loop.
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', topLevelVar: false },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false, // a sandboxed preload is one CommonJS file that knows nothing but electron
      rolldownOptions: {
        input: { preload: at('src-main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      rolldownOptions: {
        input: at('src-renderer/index.html'),
        treeshake: { moduleSideEffects: (id) => !/src-engine|src-main.contract/.test(id) },
      },
    },
  },
});
