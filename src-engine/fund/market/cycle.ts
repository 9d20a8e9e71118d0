import { log } from '../../numeric/log.ts';
import { cosTurns, sinTurns } from './sine.ts';

/**
 * Growth a year `amplitude sin(2 pi (m / length + phase))`, integrated: the log index gains
 * `A (cos(2 pi phase) - cos(2 pi (m / length + phase)))` by month m, A = `cycleLogAmplitude`.
 */

const TWO_PI = 6.283185307179586;

/** A: amplitude a year x length in years / 2 pi. */
export function cycleLogAmplitude(amplitudeAnnual: number, lengthMonths: number): number {
  return (amplitudeAnnual * (lengthMonths / 12)) / TWO_PI;
}

/** Part of the integrated cycle that goes with cos(phase): `1 - cos(2 pi m / length)`, m = 0..months. */
export function cycleCosinePart(lengthMonths: number, months: number): Float64Array {
  return Float64Array.from({ length: months + 1 }, (_, m) => 1 - cosTurns(m / lengthMonths));
}

/** Part that goes with sin(phase): `sin(2 pi m / length)`. */
export function cycleSinePart(lengthMonths: number, months: number): Float64Array {
  return Float64Array.from({ length: months + 1 }, (_, m) => sinTurns(m / lengthMonths));
}

/** Mean square over all phases of the change of the integrated cycle over `months`, per unit of A. */
export function cycleChangeVariance(lengthMonths: number, months: number): number {
  const s = 2 * sinTurns(months / (2 * lengthMonths));
  return 0.5 * s * s;
}

/**
 * `log E exp(scale x integrated cycle)` over a uniform phase: `log I0(2 scale A |sin(pi m / length)|)`, since the integrated
 * cycle is a sine of the phase with that amplitude. m = 0..months.
 */
export function cycleLogMoment(
  logAmplitude: number,
  lengthMonths: number,
  scale: number,
  months: number,
): Float64Array {
  return Float64Array.from({ length: months + 1 }, (_, m) =>
    logBesselI0(2 * Math.abs(scale * logAmplitude * sinTurns(m / (2 * lengthMonths)))),
  );
}

/** Log of the modified Bessel function I0, by its power series (all terms positive, so no digits are lost); 0 <= x < 700. */
export function logBesselI0(x: number): number {
  const q = 0.25 * x * x;
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= q / (k * k);
    sum += term;
  }
  return log(sum);
}
