import { readFileSync } from 'node:fs';

/** Prints what the whole process has cost so far: CPU of all its threads, the clock since it started, peak memory. */
export function printCost(facts: Readonly<Record<string, number>>): void {
  const { user, system } = process.cpuUsage();
  const status = readFileSync('/proc/self/status', 'utf8');
  const peakMb = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
  console.log(JSON.stringify({ cpuMs: (user + system) / 1000, wallMs: performance.now(), peakMb, ...facts }));
}
