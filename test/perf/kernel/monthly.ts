import { exp } from '../../../src-engine/numeric/exp.ts';
import { fillNormals, fillUniforms } from '../../../src-engine/random/stream.ts';
import type { Kernel } from './exit-time.ts';
import { causeAt, createKernelFund } from './fund.ts';
import { createKernelMarket } from './market.ts';
import { FACTOR, kernelPurpose, LOANS, MONTHS, payoffAud, SALE, SUBURBS, WIDTH, type KernelModel } from './model.ts';
import { defaultMultiple, refinanceMultiple } from './thinning.ts';

/**
 * The oracle: every living loan moves its log price and faces its hazards every month. Living loans are kept together at the
 * front of their columns, so a month costs what its living loans cost. The price itself is needed at exits only, unless
 * hazards ask for it.
 * @param ownPrice K3: hazards of refinance and default answer to the loan's own price
 */
export function createMonthlyKernel(model: KernelModel, ownPrice = false): Kernel {
  const market = createKernelMarket(model);
  const fund = createKernelFund(model.poolAud);
  const { valueAud, ltv, principalAud, homeSdLog, sale, refinance, default: byDefault } = model;
  const loan = new Int32Array(LOANS);
  const suburb = new Int32Array(LOANS);
  const hazardRow = new Int32Array(LOANS);
  const noiseLog = new Float64Array(LOANS);
  const normals = new Float64Array(LOANS);
  const uniforms = new Float64Array(LOANS);
  return {
    lpFlowAud: fund.lpFlowAud,
    run(path, result, at) {
      market.simulate(path);
      fund.begin();
      const { levelLog } = market;
      const { proceedsAud, repaidAud } = fund;
      for (let i = 0; i < LOANS; i++) {
        loan[i] = i;
        suburb[i] = model.suburb[i]!;
        hazardRow[i] = model.zone[i]! * WIDTH;
        noiseLog[i] = 0;
      }
      let living = LOANS;
      for (let month = 1; month <= MONTHS && living > 0; month++) {
        fillNormals(model.key, kernelPurpose, path, FACTOR.months + month, normals, 0, living);
        fillUniforms(model.key, kernelPurpose, path, FACTOR.months + month, uniforms, 0, living);
        const base = month * SUBURBS;
        let kept = 0;
        for (let j = 0; j < living; j++) {
          const noise = noiseLog[j]! + homeSdLog * normals[j]!;
          let ratio = 0;
          const q = hazardRow[j]! + month;
          const bySale = sale[q]!;
          let byRefinance = refinance[q]!;
          let defaulting = byDefault[q]!;
          if (ownPrice) {
            ratio = exp(levelLog[base + suburb[j]!]! + noise);
            byRefinance *= refinanceMultiple(ratio);
            defaulting *= defaultMultiple(ratio);
          }
          const total = bySale + byRefinance + defaulting;
          const u = uniforms[j]!;
          if (u < total || month === MONTHS) {
            const i = loan[j]!;
            if (!ownPrice) ratio = exp(levelLog[base + suburb[j]!]! + noise);
            const cause = u < total ? causeAt(u, bySale, byRefinance) : SALE;
            proceedsAud[month]! += payoffAud(valueAud[i]!, ltv[i]!, ratio, cause);
            repaidAud[month]! += principalAud[i]!;
            result.exits[cause]! += 1;
          } else {
            loan[kept] = loan[j]!;
            suburb[kept] = suburb[j]!;
            hazardRow[kept] = hazardRow[j]!;
            noiseLog[kept] = noise;
            kept++;
          }
        }
        living = kept;
      }
      fund.measure(result, at);
    },
  };
}
