// Compiles src-engine/kernels/assembly to WebAssembly and writes its bytes as a module of the engine; run it after a change there.
//   node resources/make/make-kernels.ts
import { writeFileSync } from 'node:fs';
import { compileKernels, kernelModule, kernelModulePath } from './kernel-module.ts';

writeFileSync(kernelModulePath, kernelModule(await compileKernels()));
