import { readFileSync } from 'node:fs';

/** Where a process stands: CPU of all its threads since it started, and the clock. */
export function soFar(): { readonly cpuMs: number; readonly wallMs: number } {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() };
}

/** Prints what the whole process has cost, less what preparing took, and its peak memory. */
export function printCost(facts: Readonly<Record<string, number>>, preparing = { cpuMs: 0, wallMs: 0 }): void {
  const now = soFar();
  const cost = { cpuMs: now.cpuMs - preparing.cpuMs, wallMs: now.wallMs - preparing.wallMs };
  const status = readFileSync('/proc/self/status', 'utf8');
  const peakMb = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
  console.log(JSON.stringify({ ...cost, peakMb, ...facts }));
}
