import { exp } from '../../../src-engine/numeric/exp.ts';
import { inverseNormal } from '../../../src-engine/numeric/inverse-normal.ts';
import { fillNormals, fillUniforms } from '../../../src-engine/random/stream.ts';
import { threefryEntities } from '../../../src-engine/random/threefry.ts';
import { uniform } from '../../../src-engine/random/uniform.ts';
import { causeAt, createKernelFund, type KernelResult } from './fund.ts';
import { createKernelMarket } from './market.ts';
import { FACTOR, kernelPurpose, LOANS, MONTHS, payoffAud, SALE, SUBURBS, WIDTH, type KernelModel } from './model.ts';
import { GUIDE_CELLS, survivalOf } from './survival.ts';

/** Simulates path `path` into entry `at` of the result. */
export type Kernel = { run(path: number, result: KernelResult, at: number): void; readonly lpFlowAud: Float64Array };

/**
 * K1 by exit-time sampling: hazards depend on age and zone only, so an exit month is one uniform through the survival
 * function and the price at exit one normal with the variance of the whole life. Exact, and O(loans) instead of
 * O(loans x months).
 * @param keyed draws by loan (threefry block and inverse normal) instead of by path (sequential stream and ziggurat)
 */
export function createExitTimeKernel(model: KernelModel, keyed = false): Kernel {
  const market = createKernelMarket(model);
  const fund = createKernelFund(model.poolAud);
  const { valueAud, ltv, principalAud, suburb, zone, sale, refinance, default: byDefault } = model;
  const { survival, guide } = survivalOf(
    (z, month) => sale[z * WIDTH + month]! + refinance[z * WIDTH + month]! + byDefault[z * WIDTH + month]!,
  );
  const lifeSdLog = Float64Array.from({ length: WIDTH }, (_, month) => model.homeSdLog * Math.sqrt(month));
  const exitUniform = new Float64Array(LOANS);
  const causeUniform = new Float64Array(LOANS);
  const homeNormal = new Float64Array(LOANS);
  const words = new Int32Array(4 * LOANS);

  function drawByPath(path: number): void {
    fillUniforms(model.key, kernelPurpose, path, FACTOR.exits, exitUniform, 0, LOANS);
    fillUniforms(model.key, kernelPurpose, path, FACTOR.causes, causeUniform, 0, LOANS);
    fillNormals(model.key, kernelPurpose, path, FACTOR.loans, homeNormal, 0, LOANS);
  }

  function drawByLoan(path: number): void {
    threefryEntities(model.key, kernelPurpose, path, 0, 0, LOANS, words, 0);
    for (let i = 0, at = 0; i < LOANS; i++, at += 4) {
      exitUniform[i] = uniform(words[at]!);
      causeUniform[i] = uniform(words[at + 1]!);
      homeNormal[i] = inverseNormal(uniform(words[at + 2]!));
    }
  }

  return {
    lpFlowAud: fund.lpFlowAud,
    run(path, result, at) {
      market.simulate(path);
      fund.begin();
      if (keyed) drawByLoan(path);
      else drawByPath(path);
      const { levelLog } = market;
      const { proceedsAud, repaidAud } = fund;
      for (let i = 0; i < LOANS; i++) {
        const row = zone[i]! * WIDTH;
        const u = exitUniform[i]!;
        let month = guide[zone[i]! * GUIDE_CELLS + ((u * GUIDE_CELLS) | 0)]!;
        while (month < MONTHS && survival[row + month]! >= u) month++;
        let cause: number = SALE; // what lives at the end is sold
        const q = row + month;
        if (survival[q]! < u) {
          const point = causeUniform[i]! * (sale[q]! + refinance[q]! + byDefault[q]!);
          cause = causeAt(point, sale[q]!, refinance[q]!);
        }
        const ratio = exp(levelLog[month * SUBURBS + suburb[i]!]! + lifeSdLog[month]! * homeNormal[i]!);
        proceedsAud[month]! += payoffAud(valueAud[i]!, ltv[i]!, ratio, cause);
        repaidAud[month]! += principalAud[i]!;
        result.exits[cause]! += 1;
      }
      fund.measure(result, at);
    },
  };
}
