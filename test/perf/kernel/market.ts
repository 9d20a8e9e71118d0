import { fillNormals } from '../../../src-engine/random/stream.ts';
import { FACTOR, kernelPurpose, MONTHS, SUBURBS, WIDTH, ZONES, type KernelModel } from './model.ts';

/** Suburb prices of one path, month-major [month * SUBURBS + suburb]; overwritten by the next path. */
export type KernelMarket = {
  /** Cumulative log factor: drift, zone and suburb shocks since month 0. */
  readonly levelLog: Float64Array;
  simulate(path: number): void;
};

export function createKernelMarket(model: KernelModel): KernelMarket {
  const drawn = ZONES + SUBURBS;
  const normals = new Float64Array(MONTHS * drawn);
  const levelLog = new Float64Array(WIDTH * SUBURBS);
  const zoneChange = new Float64Array(ZONES);
  const { zoneRoot, driftLog, zoneOfSuburb, suburbSdLog } = model;
  return {
    levelLog,
    simulate(path) {
      fillNormals(model.key, kernelPurpose, path, FACTOR.market, normals, 0, normals.length);
      for (let month = 1, from = 0; month <= MONTHS; month++, from += drawn) {
        for (let z = 0; z < ZONES; z++) {
          let shock = driftLog[z]!;
          for (let k = 0; k <= z; k++) shock += zoneRoot[z * ZONES + k]! * normals[from + k]!;
          zoneChange[z] = shock;
        }
        const row = month * SUBURBS;
        for (let s = 0; s < SUBURBS; s++) {
          const change = zoneChange[zoneOfSuburb[s]!]! + suburbSdLog * normals[from + ZONES + s]!;
          levelLog[row + s] = levelLog[row - SUBURBS + s]! + change;
        }
      }
    },
  };
}
