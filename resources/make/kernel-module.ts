import asc from 'assemblyscript/asc';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const kernels = join(import.meta.dirname, '../../src-engine/kernels');

/** Where the compiled kernels stand in the engine. */
export const kernelModulePath = join(kernels, 'kernel-bytes.ts');

/**
 * Compiles src-engine/kernels/assembly. The same sources and compiler give the same bytes on every machine.
 * @throws Error with the compiler's report
 */
export async function compileKernels(): Promise<Uint8Array> {
  let bytes: Uint8Array | null = null;
  const options = [
    '--optimizeLevel',
    '3',
    '--runtime',
    'stub',
    '--importMemory',
    '--noExportMemory',
    '--enable',
    'simd',
  ];
  const report = asc.createMemoryStream();
  const { error } = await asc.main(['index.ts', '--outFile', 'kernels.wasm', ...options], {
    readFile: (name: string, folder: string) =>
      readFile(join(kernels, 'assembly', folder, name), 'utf8').catch(() => null),
    stderr: report,
    writeFile: (_name: string, contents: Uint8Array | string) => {
      if (typeof contents !== 'string') bytes = contents;
    },
  });
  if (error !== null || bytes === null) throw new Error(`The kernels do not compile.\n${report.toString()}`);
  return bytes;
}

const BYTES_A_LINE = 56;

/** The module of the engine that holds these bytes: as text, so that every bundler and every host can load it. */
export function kernelModule(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  const lines = hex.match(new RegExp(`.{1,${2 * BYTES_A_LINE}}`, 'g'))!;
  return `// Made from assembly/ by resources/make/make-kernels.ts: do not edit.
const lines = [
${lines.map((line) => `  '${line}',`).join('\n')}
];

/** The compiled kernels: ${bytes.length} bytes of WebAssembly. */
export function kernelBytes(): Uint8Array {
  const text = lines.join('');
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
`;
}
