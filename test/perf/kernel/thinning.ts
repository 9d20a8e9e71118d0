import { exp } from '../../../src-engine/numeric/exp.ts';
import { fillNormals, fillUniforms } from '../../../src-engine/random/stream.ts';
import type { Kernel } from './exit-time.ts';
import { causeAt, createKernelFund } from './fund.ts';
import { createIndexMarks } from './index-marks.ts';
import { createKernelMarket } from './market.ts';
import { FACTOR, kernelPurpose, LOANS, MONTHS, payoffAud, SALE, SUBURBS, WIDTH, type KernelModel } from './model.ts';
import { GUIDE_CELLS, survivalOf } from './survival.ts';

/** K3: how the refinance hazard answers to price / starting price; between 1/4 and 3. */
export function refinanceMultiple(ratio: number): number {
  const multiple = 1 + 1.5 * (ratio - 1);
  return multiple < 0.25 ? 0.25 : multiple > 3 ? 3 : multiple;
}

/** K3: how the default hazard answers to it; at most 4. */
export function defaultMultiple(ratio: number): number {
  return ratio < 0.85 ? 4 : ratio < 1 ? 2 : 1;
}

const BLOCK = 4096; // a multiple of 4, as fills of normals want

/**
 * K3 by thinning: candidate months come from a hazard that bounds the true one, the price moves from candidate to candidate
 * by one normal, and a candidate is accepted with probability hazard / bound. Exact; one to four candidates a loan.
 * Source: Lewis and Shedler (1979), Naval Research Logistics 26(3), 403-413.
 * @param withNav also marks every living loan to the index of its suburb at every month-end
 */
export function createThinningKernel(model: KernelModel, withNav = false): Kernel & { readonly navAud: Float64Array } {
  const market = createKernelMarket(model);
  const fund = createKernelFund(model.poolAud);
  const marks = createIndexMarks(model);
  const { valueAud, ltv, principalAud, suburb, zone, homeSdLog, sale, refinance, default: byDefault } = model;
  const bound = sale.map((value, q) => value + 3 * refinance[q]! + 4 * byDefault[q]!);
  const { survival, guide } = survivalOf((z, month) => bound[z * WIDTH + month]!);
  const rootMonths = Float64Array.from({ length: WIDTH }, (_, months) => homeSdLog * Math.sqrt(months));
  const uniforms = new Float64Array(BLOCK);
  const normals = new Float64Array(BLOCK);
  const exitMonth = new Int32Array(LOANS);
  return {
    lpFlowAud: fund.lpFlowAud,
    navAud: marks.navAud,
    run(path, result, at) {
      market.simulate(path);
      fund.begin();
      const { levelLog } = market;
      const { proceedsAud, repaidAud } = fund;
      let nextUniform = BLOCK;
      let nextNormal = BLOCK;
      let blocks = FACTOR.blocks;
      for (let i = 0; i < LOANS; i++) {
        const row = zone[i]! * WIDTH;
        const cells = zone[i]! * GUIDE_CELLS;
        const home = suburb[i]!;
        let month = 0;
        let noiseLog = 0;
        let cause = -1;
        let ratio = 1;
        do {
          if (nextUniform + 2 > BLOCK) {
            fillUniforms(model.key, kernelPurpose, path, blocks++, uniforms, 0, BLOCK);
            nextUniform = 0;
          }
          if (nextNormal === BLOCK) {
            fillNormals(model.key, kernelPurpose, path, blocks++, normals, 0, BLOCK);
            nextNormal = 0;
          }
          const from = month;
          const u = uniforms[nextUniform]! * survival[row + from]!;
          month = guide[cells + ((u * GUIDE_CELLS) | 0)]!;
          if (month <= from) month = from + 1;
          while (month < MONTHS && survival[row + month]! >= u) month++;
          noiseLog += rootMonths[month - from]! * normals[nextNormal]!;
          ratio = exp(levelLog[month * SUBURBS + home]! + noiseLog);
          const q = row + month;
          if (survival[q]! < u) {
            const bySale = sale[q]!;
            const byRefinance = refinance[q]! * refinanceMultiple(ratio);
            const point = uniforms[nextUniform + 1]! * bound[q]!;
            if (point < bySale + byRefinance + byDefault[q]! * defaultMultiple(ratio))
              cause = causeAt(point, bySale, byRefinance);
          }
          nextUniform += 2;
          nextNormal += 1;
        } while (cause < 0 && month < MONTHS);
        if (cause < 0) cause = SALE; // what lives at the end is sold
        exitMonth[i] = month;
        proceedsAud[month]! += payoffAud(valueAud[i]!, ltv[i]!, ratio, cause);
        repaidAud[month]! += principalAud[i]!;
        result.exits[cause]! += 1;
      }
      if (withNav) marks.mark(levelLog, exitMonth);
      fund.measure(result, at);
    },
  };
}
