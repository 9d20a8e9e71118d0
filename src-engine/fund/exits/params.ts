import { z } from 'zod';
import { param } from '../../core/param.ts';

/** Hazards by year, first year first. */
export function ratesByYear(rates: readonly number[]) {
  return z
    .array(z.number().min(0).max(2))
    .min(1)
    .max(60)
    .default([...rates]);
}

/** A plain multiplier on the hazard of a cause. */
export function multiplier(title: string, doc: string, witness: number) {
  return param(z.number().min(0).max(20).default(1), {
    title,
    unit: 'Multiple',
    doc,
    source: 'house model: scenario multiplier',
    witness: { value: witness },
  });
}

/** Coefficient of one driver in `exp(beta x)`. */
export function beta(
  title: string,
  driver: string,
  value: number,
  about: { readonly source: string; readonly witness: number },
) {
  return param(z.number().min(-200).max(200).default(value), {
    title,
    unit: 'Score',
    doc: `The hazard is multiplied by exp(beta x), x = ${driver}.`,
    source: about.source,
    witness: { value: about.witness },
  });
}
