import { writeFileSync } from 'node:fs';
import { createExitTimeKernel } from '../kernel/exit-time.ts';
import { createKernelResult } from '../kernel/fund.ts';
import { kernelModel, WIDTH } from '../kernel/model.ts';

/** Writes what the peers read: `loans.bin` (value, LTV, suburb, zone) and `flows.bin` (LP flows of 2,000 paths of K1). */
const VECTORS = 2000;
const model = kernelModel();
const loans = Float64Array.of(...model.valueAud, ...model.ltv, ...model.suburb, ...model.zone);
writeFileSync('loans.bin', new Uint8Array(loans.buffer));

const kernel = createExitTimeKernel(model);
const result = createKernelResult(1);
const flows = new Float64Array(VECTORS * WIDTH);
for (let path = 0; path < VECTORS; path++) {
  kernel.run(path, result, 0);
  flows.set(kernel.lpFlowAud, path * WIDTH);
}
writeFileSync('flows.bin', new Uint8Array(flows.buffer));
