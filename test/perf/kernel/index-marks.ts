import { exp } from '../../../src-engine/numeric/exp.ts';
import { LOAN_SHARE, LOANS, SUBURBS, WIDTH, type KernelModel } from './model.ts';

/** Month-end marks of living loans at the index of their suburb. */
export type IndexMarks = {
  /** Sum of marks by month, AUD, of the path that was marked last. */
  readonly navAud: Float64Array;
  /** @param levelLog month-major log index; loan i is alive at the ends of months 1 to `exitMonth[i] - 1` */
  mark(levelLog: Float64Array, exitMonth: Int32Array): void;
};

export function createIndexMarks(model: KernelModel): IndexMarks {
  const { valueAud, ltv, principalAud, suburb } = model;
  const navAud = new Float64Array(WIDTH);
  const gain = new Float64Array(WIDTH * SUBURBS); // index - 1, suburb-major: a loan then walks along a row
  return {
    navAud,
    mark(levelLog, exitMonth) {
      navAud.fill(0);
      for (let month = 1; month < WIDTH; month++)
        for (let s = 0; s < SUBURBS; s++) gain[s * WIDTH + month] = exp(levelLog[month * SUBURBS + s]!) - 1;
      for (let i = 0; i < LOANS; i++) {
        const end = exitMonth[i]!;
        const row = suburb[i]! * WIDTH;
        const principal = principalAud[i]!;
        const share = LOAN_SHARE * ltv[i]! * valueAud[i]!;
        for (let month = 1; month < end; month++) {
          const rise = gain[row + month]!;
          navAud[month]! += principal + share * (rise > 0 ? rise : 0);
        }
      }
    },
  };
}
