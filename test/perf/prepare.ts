import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { build } from 'vite';

export const project = join(import.meta.dirname, '../..');
export const workFolder = join(import.meta.dirname, '.work');
const peers = join(import.meta.dirname, 'peers');
const entries = ['run-kernel', 'run-irr', 'run-normals', 'run-engine', 'write-inputs'] as const;

/** Path of a bundled entry. */
export const entry = (name: (typeof entries)[number]) => join(workFolder, `${name}.js`);

/**
 * Bundles what is measured. TypeScript run directly is some 10 % slower: stripping types runs WebAssembly, whose growing
 * memory detaches a buffer, and V8 then checks every access to a typed array for detachment.
 */
export async function bundleEntries(): Promise<void> {
  mkdirSync(workFolder, { recursive: true });
  const input = Object.fromEntries(entries.map((name) => [name, join(import.meta.dirname, 'entries', `${name}.ts`)]));
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      minify: false,
      emptyOutDir: false,
      outDir: workFolder,
      target: 'node22',
      rolldownOptions: {
        input,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js', topLevelVar: false }, // as it is shipped
      },
    },
  });
  execFileSync(process.execPath, [entry('write-inputs')], { cwd: workFolder });
}

/** Builds the program as it is shipped: command line, engine process, worker. */
export function buildProgram(): void {
  const command = join(project, 'node_modules/.bin/electron-vite');
  execFileSync(command, ['build', '--logLevel', 'warn'], { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });
}

export type Peers = {
  /** Compiled C++ peer, or null with the reason in `missing`. */
  readonly cpp: ((name: 'kern' | 'irr') => string) | null;
  readonly python: string | null;
  /** Versions of the peers that are here, and why others are skipped. */
  readonly notes: readonly string[];
};

/** Compiles the C++ peers and looks for numpy. Debian: g++ and python3-numpy. */
export function preparePeers(): Peers {
  const notes: string[] = [];
  let cpp: Peers['cpp'] = null;
  try {
    for (const name of ['kern', 'irr'])
      execFileSync('g++', ['-O3', '-march=native', '-o', join(workFolder, `peer-${name}`), join(peers, `${name}.cpp`)]);
    cpp = (name) => join(workFolder, `peer-${name}`);
    notes.push(`C++: ${execFileSync('g++', ['--version'], { encoding: 'utf8' }).split('\n')[0]!}, -O3 -march=native`);
  } catch {
    notes.push('C++ peers skipped: g++ is not installed or failed');
  }
  let python: string | null = null;
  try {
    const code = 'import numpy; print(numpy.__version__)';
    const version = execFileSync('python3', ['-c', code], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    python = 'python3';
    notes.push(`numpy: ${version.trim()}`);
  } catch {
    notes.push("numpy peers skipped: python3 -c 'import numpy' fails (Debian: python3-numpy)");
  }
  return { cpp, python, notes };
}

export const pythonPeer = (name: string) => join(peers, `${name}.py`);

/** Other versions of Node on the search path than the one that runs this. */
export function otherNodes(): readonly { command: string; version: string }[] {
  const found: { command: string; version: string }[] = [];
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const command = join(folder, 'node');
    if (!existsSync(command)) continue;
    const version = execFileSync(command, ['--version'], { encoding: 'utf8' }).trim();
    if (version !== process.version && found.every((other) => other.version !== version))
      found.push({ command, version });
  }
  return found;
}
