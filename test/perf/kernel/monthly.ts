import { exp } from '../../../src-engine/numeric/exp.ts';
import { fillNormals, fillUniforms } from '../../../src-engine/random/stream.ts';
import type { Kernel } from './exit-time.ts';
import { causeAt, createKernelFund, type KernelResult } from './fund.ts';
import { createKernelMarket } from './market.ts';
import { FACTOR, kernelPurpose, LOANS, MONTHS, payoffAud, SALE, SUBURBS, WIDTH, type KernelModel } from './model.ts';
import { defaultMultiple, refinanceMultiple } from './thinning.ts';

/**
 * The oracle: every living loan moves its log price and faces its hazards every month. Living loans are kept together at the
 * front of their columns, so a month costs what its living loans cost. The price itself is needed at exits only, unless
 * hazards ask for it (K3).
 * @param ownPrice K3: hazards of refinance and default answer to the loan's own price
 */
export function createMonthlyKernel(model: KernelModel, ownPrice = false): Kernel {
  const market = createKernelMarket(model);
  const fund = createKernelFund(model.poolAud);
  const { valueAud, ltv, principalAud, homeSdLog, sale, refinance, default: byDefault } = model;
  const total = sale.map((value, q) => value + refinance[q]! + byDefault[q]!);
  const loan = new Int32Array(LOANS);
  const hazardRow = new Int32Array(LOANS);
  const noiseLog = new Float64Array(LOANS);
  const normals = new Float64Array(LOANS);
  const uniforms = new Float64Array(LOANS);
  const { levelLog } = market;
  const { proceedsAud, repaidAud } = fund;

  /** Settles loan `i`, whose uniform fell on its hazards; a uniform beyond them is the end of the pool. */
  function leave(i: number, month: number, noise: number, u: number, result: KernelResult): void {
    const ratio = exp(levelLog[month * SUBURBS + model.suburb[i]!]! + noise);
    const q = model.zone[i]! * WIDTH + month;
    const byRefinance = ownPrice ? refinance[q]! * refinanceMultiple(ratio) : refinance[q]!;
    const defaulting = ownPrice ? byDefault[q]! * defaultMultiple(ratio) : byDefault[q]!;
    const cause = u < sale[q]! + byRefinance + defaulting ? causeAt(u, sale[q]!, byRefinance) : SALE;
    proceedsAud[month]! += payoffAud(valueAud[i]!, ltv[i]!, ratio, cause);
    repaidAud[month]! += principalAud[i]!;
    result.exits[cause]! += 1;
  }

  /** Hazards by age and zone. @returns how many still live */
  function stepByAge(month: number, living: number, result: KernelResult): number {
    const end = month === MONTHS;
    let kept = 0;
    for (let j = 0; j < living; j++) {
      const noise = noiseLog[j]! + homeSdLog * normals[j]!;
      const row = hazardRow[j]!;
      if (uniforms[j]! < total[row + month]! || end) leave(loan[j]!, month, noise, uniforms[j]!, result);
      else {
        loan[kept] = loan[j]!;
        hazardRow[kept] = row;
        noiseLog[kept] = noise;
        kept++;
      }
    }
    return kept;
  }

  /** Hazards that look at the loan's own price. @returns how many still live */
  function stepByPrice(month: number, living: number, result: KernelResult): number {
    const end = month === MONTHS;
    const base = month * SUBURBS;
    const { suburb } = model;
    let kept = 0;
    for (let j = 0; j < living; j++) {
      const i = loan[j]!;
      const noise = noiseLog[j]! + homeSdLog * normals[j]!;
      const row = hazardRow[j]!;
      const q = row + month;
      const ratio = exp(levelLog[base + suburb[i]!]! + noise);
      const hazard = sale[q]! + refinance[q]! * refinanceMultiple(ratio) + byDefault[q]! * defaultMultiple(ratio);
      if (uniforms[j]! < hazard || end) leave(i, month, noise, uniforms[j]!, result);
      else {
        loan[kept] = i;
        hazardRow[kept] = row;
        noiseLog[kept] = noise;
        kept++;
      }
    }
    return kept;
  }

  return {
    lpFlowAud: fund.lpFlowAud,
    run(path, result, at) {
      market.simulate(path);
      fund.begin();
      for (let i = 0; i < LOANS; i++) {
        loan[i] = i;
        hazardRow[i] = model.zone[i]! * WIDTH;
        noiseLog[i] = 0;
      }
      let living = LOANS;
      for (let month = 1; month <= MONTHS && living > 0; month++) {
        fillNormals(model.key, kernelPurpose, path, FACTOR.months + month, normals, 0, living);
        fillUniforms(model.key, kernelPurpose, path, FACTOR.months + month, uniforms, 0, living);
        living = ownPrice ? stepByPrice(month, living, result) : stepByAge(month, living, result);
      }
      fund.measure(result, at);
    },
  };
}
