/**
 * Sine and cosine of an angle in turns (1 turn = 360 degrees), from + - * / only, so the same bits in every engine.
 * Error below 4e-16 for |turns| < 2^20. Method: fold onto an eighth of a turn, then the Taylor series, whose first
 * neglected term there is below 1e-17.
 */

const TWO_PI = 6.283185307179586;

export function sinTurns(turns: number): number {
  const x = turns - Math.floor(turns); // [0, 1)
  const quarter = Math.floor(4 * x + 0.5); // nearest quarter turn, 0..4
  const r = (x - 0.25 * quarter) * TWO_PI; // within +- pi / 4
  switch (quarter & 3) {
    case 0:
      return sineSeries(r);
    case 1:
      return cosineSeries(r);
    case 2:
      return -sineSeries(r);
    default:
      return -cosineSeries(r);
  }
}

export function cosTurns(turns: number): number {
  return sinTurns(turns + 0.25);
}

function sineSeries(r: number): number {
  const s = -r * r;
  let term = r;
  let sum = 0;
  for (let k = 1; k <= 17; k += 2) {
    sum += term;
    term *= s / ((k + 1) * (k + 2));
  }
  return sum;
}

function cosineSeries(r: number): number {
  const s = -r * r;
  let term = 1;
  let sum = 0;
  for (let k = 0; k <= 16; k += 2) {
    sum += term;
    term *= s / ((k + 1) * (k + 2));
  }
  return sum;
}
