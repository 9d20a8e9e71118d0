import { readFileSync } from 'node:fs';
import { brentRoot } from '../../../src-engine/numeric/brent.ts';
import { irrInto } from '../../../src-engine/numeric/irr.ts';
import { npv } from '../../../src-engine/numeric/npv.ts';
import { WIDTH } from '../kernel/model.ts';
import { median } from '../measure.ts';

/** Internal rates of the flows in `flows.bin`: CPU per solve, and the largest distance from a bracketing root. */
const ROUNDS = 11;
const bytes = readFileSync('flows.bin');
const all = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
const count = all.length / WIDTH;
const flows = Array.from({ length: count }, (_, i) => all.slice(i * WIDTH, (i + 1) * WIDTH));
const rates = new Float64Array(count);
const classes = new Int32Array(4);

const micros: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const before = process.cpuUsage();
  for (let i = 0; i < count; i++) irrInto(flows[i]!, WIDTH, 12, rates, i);
  const { user, system } = process.cpuUsage(before);
  micros.push((user + system) / count);
}
let worst = 0;
let sum = 0;
for (let i = 0; i < count; i++) {
  classes[irrInto(flows[i]!, WIDTH, 12, rates, i)]! += 1;
  const monthly = (1 + rates[i]!) ** (1 / 12) - 1;
  sum += monthly;
  const bracketed = brentRoot((rate) => npv(rate, flows[i]!), -0.05, 0.2, 1e-15);
  worst = Math.max(worst, Math.abs((1 + bracketed) ** 12 - 1 - rates[i]!));
}
console.log(JSON.stringify({ microsPerSolve: median(micros), sum, worst, classes: Array.from(classes) }));
