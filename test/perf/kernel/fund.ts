import { irrInto } from '../../../src-engine/numeric/irr.ts';
import { DEFAULT, MONTHS, REFINANCE, SALE, WIDTH } from './model.ts';

/** Outcome of `paths` paths, and exits by cause summed over them. */
export type KernelResult = {
  readonly irrAnnual: Float64Array;
  readonly multiple: Float64Array;
  readonly carryAud: Float64Array;
  readonly exits: Float64Array;
};

export function createKernelResult(paths: number): KernelResult {
  return {
    irrAnnual: new Float64Array(paths),
    multiple: new Float64Array(paths),
    carryAud: new Float64Array(paths),
    exits: new Float64Array(3),
  };
}

const HURDLE_MONTHLY = 0.006434030110003361; // 1.08^(1/12) - 1
const FEE_MONTHLY = 0.02 / 12;

/** The fund around the loans of a path: a month's proceeds and principal repaid go in, LP flows and their measures come out. */
export type KernelFund = {
  readonly proceedsAud: Float64Array;
  readonly repaidAud: Float64Array;
  /** LP flows of the path that was measured last. */
  readonly lpFlowAud: Float64Array;
  begin(): void;
  /** Fee on what is outstanding, then hurdle, full catch-up and 20 % carry; writes entry `at` of the result. */
  measure(result: KernelResult, at: number): void;
};

export function createKernelFund(poolAud: number): KernelFund {
  const proceedsAud = new Float64Array(WIDTH);
  const repaidAud = new Float64Array(WIDTH);
  const lpFlowAud = new Float64Array(WIDTH);
  return {
    proceedsAud,
    repaidAud,
    lpFlowAud,
    begin() {
      proceedsAud.fill(0);
      repaidAud.fill(0);
    },
    measure(result, at) {
      let outstanding = poolAud;
      let owed = poolAud * 1.03; // capital with its set-up cost, grown at the hurdle
      let contributed = owed;
      let distributed = 0;
      let paid = 0;
      let carry = 0;
      lpFlowAud[0] = -owed;
      for (let month = 1; month <= MONTHS; month++) {
        owed *= 1 + HURDLE_MONTHLY;
        let cash = proceedsAud[month]! - outstanding * FEE_MONTHLY;
        outstanding -= repaidAud[month]!;
        if (cash < 0) {
          owed -= cash;
          contributed -= cash;
          lpFlowAud[month] = cash;
          continue;
        }
        distributed += cash;
        let toLp = cash < owed ? cash : owed;
        owed -= toLp;
        cash -= toLp;
        if (cash > 0) {
          const due = 0.2 * Math.max(0, distributed - contributed) - carry;
          const carried = Math.min(cash, Math.max(0, due));
          carry += carried;
          toLp += cash - carried;
        }
        lpFlowAud[month] = toLp;
        paid += toLp;
      }
      irrInto(lpFlowAud, WIDTH, 12, result.irrAnnual, at);
      result.multiple[at] = paid / contributed;
      result.carryAud[at] = carry;
    },
  };
}

/** Cause of an exit from a point on the line of hazards sale, refinance, default. */
export function causeAt(point: number, sale: number, refinance: number): number {
  return point < sale ? SALE : point < sale + refinance ? REFINANCE : DEFAULT;
}
