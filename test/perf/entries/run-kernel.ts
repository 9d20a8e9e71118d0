import { createExitTimeKernel, type Kernel } from '../kernel/exit-time.ts';
import { createKernelResult } from '../kernel/fund.ts';
import { kernelModel } from '../kernel/model.ts';
import { createMonthlyKernel } from '../kernel/monthly.ts';
import { createThinningKernel } from '../kernel/thinning.ts';

/** The kernels by the names that the benchmark prints. */
const kernels: Readonly<Record<string, () => Kernel>> = {
  'K1 exit-time': () => createExitTimeKernel(kernelModel()),
  'K1 exit-time, keyed draws': () => createExitTimeKernel(kernelModel(), true),
  'K1 month by month': () => createMonthlyKernel(kernelModel()),
  'K3 month by month': () => createMonthlyKernel(kernelModel(), true),
  'K3 thinning': () => createThinningKernel(kernelModel()),
  'K3 thinning with index NAV': () => createThinningKernel(kernelModel(), true),
};

const WARM_UP_PATHS = 40;

/** `run-kernel <name> <paths>`: prints CPU milliseconds and the moments by which peers are compared. */
const [name = '', paths = '1000'] = process.argv.slice(2);
const create = kernels[name];
if (create === undefined) throw new Error(`no kernel "${name}": ${Object.keys(kernels).join(', ')}`);
const count = Number(paths);
const kernel = create();
const warmUp = createKernelResult(WARM_UP_PATHS);
for (let path = 0; path < WARM_UP_PATHS; path++) kernel.run(1_000_000 + path, warmUp, path);

const result = createKernelResult(count);
const before = process.cpuUsage();
for (let path = 0; path < count; path++) kernel.run(path, result, path);
const { user, system } = process.cpuUsage(before);
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
console.log(
  JSON.stringify({
    cpuMs: (user + system) / 1000,
    irr: mean(result.irrAnnual),
    multiple: mean(result.multiple),
    carry: mean(result.carryAud),
    exits: Array.from(result.exits, (total) => total / count),
  }),
);
