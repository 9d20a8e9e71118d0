import { exp } from '../numeric/exp.ts';
import { log } from '../numeric/log.ts';

/**
 * Tables of a 256-layer ziggurat for the standard normal density, layers of equal area, layer 0 the base with the tail.
 * Built once from our own exp and log, so they have the same bits everywhere.
 * Source: Marsaglia and Tsang (2000), J. Statistical Software 5(8); edge and area solved here to 30 digits.
 */

/** Where the tail begins: the right edge of the widest layer. */
export const TAIL_START = 3.654152885361009;
const LAYER_AREA = 0.004928673233974655; // of exp(-x^2 / 2), unnormalised

/** x = r * layerScale[layer] for a signed 32-bit r. */
export const layerScale = new Float64Array(256);
/** |r| below this is inside the layer for certain (98.8 % of draws). */
export const layerInside = new Int32Array(256);
/** exp(-x^2 / 2) at the right edge of each layer; layer 0 holds the value at 0. */
export const layerDensity = new Float64Array(256);

{
  const edge = new Float64Array(256);
  edge[255] = TAIL_START;
  for (let i = 254; i >= 1; i--) {
    const outer = edge[i + 1]!;
    edge[i] = Math.sqrt(-2 * log(LAYER_AREA / outer + exp(-0.5 * outer * outer)));
  }
  for (let i = 1; i < 256; i++) layerDensity[i] = exp(-0.5 * edge[i]! * edge[i]!);
  layerDensity[0] = 1;
  edge[0] = LAYER_AREA / layerDensity[255]!; // the base as a rectangle of the same area
  for (let i = 0; i < 256; i++) {
    layerScale[i] = edge[i]! / 2147483648;
    const inner = i === 0 ? TAIL_START : i === 1 ? 0 : edge[i - 1]!;
    layerInside[i] = Math.floor((inner / edge[i]!) * 2147483648);
  }
}
