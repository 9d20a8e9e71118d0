import { addTo } from './add';

// One life of an advance, two month-ends at a time. `book/advance-walk.ts` says what is computed and why; here is only how.

const PAIR: usize = 48; // bytes of two months in the row of a suburb

/** Doubles of the block at `terms`, in this order; `book/advance-walk.ts` writes them. */
const HOME: usize = 0; // home value per unit of index, AUD
const SENIOR: usize = 8; // first mortgage per unit of its series, AUD
const OWED: usize = 16; // principal and interest at the first month, AUD
const INTEREST: usize = 24; // a month, AUD
const SHARE: usize = 32;
const START: usize = 40; // start value, AUD
const SALE: usize = 48; // multiplier of the sale hazard
const REFINANCE: usize = 56;
const LIFE_EVENT: usize = 64; // hazard a month
const CLOCK: usize = 72;
const WATCH: usize = 80; // band of combined LTV from which on limits and the value left for the claim are looked at
const KEEP: usize = 88; // price less selling cost
const COMBINED_LIMIT: usize = 96;
const STRESS_LIMIT: usize = 104;
const STRESSED: usize = 112; // home value under stress per unit of home value

/**
 * Adds the marks of month-ends `from` to `end` - 1, and breaches of LTV limits, to the sums of the months, and takes the
 * hazards of each step from the clock. All addresses are those of month 0, in bytes. Pairs begin with even months; a month of a
 * pair that is not walked is read, and its sums are rewritten unchanged.
 * @param rows of the suburb, pair by pair, as `rows.ts` fills them
 * @returns the month in whose step the clock is used up, or `end`
 */
export function walk(
  terms: usize,
  rows: usize,
  byDefault: usize,
  senior: usize,
  saleRate: usize,
  defaultRate: usize,
  lvrRatio: usize,
  marks: usize,
  combinedBreaches: usize,
  stressBreaches: usize,
  from: i32,
  end: i32,
): i32 {
  const home1 = v128.load64_splat(terms, HOME);
  const senior1 = v128.load64_splat(terms, SENIOR);
  const share = v128.load64_splat(terms, SHARE);
  const start = v128.load64_splat(terms, START);
  const sale = v128.load64_splat(terms, SALE);
  const refinance = v128.load64_splat(terms, REFINANCE);
  const lifeEvent = v128.load64_splat(terms, LIFE_EVENT);
  const interest = load<f64>(terms, INTEREST);
  const owedNow = load<f64>(terms, OWED);
  const odd = (from & 1) != 0;
  let owed = odd ? f64x2.splat(owedNow) : f64x2.replace_lane(f64x2.splat(owedNow), 1, owedNow + interest);
  let alive = odd ? i64x2(0, -1) : i64x2.splat(-1);
  let clock = load<f64>(terms, CLOCK);
  const watch = <usize>load<f64>(terms, WATCH);
  const last = (<usize>end) << 3;
  let at = (<usize>(from & ~1)) << 3;
  let row = rows + 3 * at;
  for (; at < last; at += 16, row += PAIR) {
    // Two months in which anything may happen: the first, the last, and all in which combined LTV leaves its band.
    const home = f64x2.mul(home1, v128.load(row));
    const debt = f64x2.mul(senior1, v128.load(senior + at));
    const claim = f64x2.add(owed, f64x2.mul(share, gain(home, start)));
    const lent = f64x2.add(debt, claim);
    const tenths = f64x2.div(f64x2.mul(f64x2.splat(10), lent), home);
    const band = i32x4.min_s(i32x4.trunc_sat_f64x2_s_zero(tenths), i32x4.splat(10));
    const band0 = <usize>i32x4.extract_lane(band, 0);
    const band1 = <usize>i32x4.extract_lane(band, 1);
    const ratio1 = load<f64>(lvrRatio + (band1 << 3));
    const ratio = f64x2.replace_lane(v128.load64_splat(lvrRatio + (band0 << 3)), 1, ratio1);
    const hazards = hazardOf(
      row,
      f64x2.mul(sale, v128.load(saleRate + at)),
      refinance,
      f64x2.mul(v128.load(defaultRate + at), v128.load(byDefault + at)),
      ratio,
      lifeEvent,
    );
    const hazard = v128.and(alive, hazards);
    const clock0 = clock - f64x2.extract_lane(hazard, 0);
    const both = at + 8 < last && !(clock0 <= 0);
    if (!both) alive = v128.and(alive, i64x2(-1, 0));
    let mark = claim;
    if (max(band0, band1) >= watch)
      mark = watched(
        terms,
        home,
        debt,
        owed,
        claim,
        lent,
        share,
        start,
        combinedBreaches + at,
        stressBreaches + at,
        alive,
      );
    addTo(marks + at, v128.and(mark, alive));
    if (!both) return clock0 <= 0 ? <i32>(at >> 3) : end;
    alive = i64x2.splat(-1);
    clock = clock0 - f64x2.extract_lane(hazard, 1);
    if (clock <= 0) return <i32>(at >> 3) + 1;
    owed = twoMonthsOn(owed, interest);

    // As long as both months stay in the band of the last one they need no division and no table, and below the watch the mark is
    // the claim. Two loops, since one for both has no registers left.
    const bandFrom = f64x2.splat(0.1 * <f64>(<i32>band1));
    const bandTo = f64x2.splat(band1 == 10 ? f64.MAX_VALUE : 0.1 * <f64>(<i32>band1 + 1));
    const bandRatio = f64x2.splat(ratio1);
    if (band1 < watch)
      for (; at + 32 <= last; at += 16, row += PAIR) {
        const home = f64x2.mul(home1, v128.load(row, PAIR));
        const debt = f64x2.mul(senior1, v128.load(senior + at, 16));
        const claim = f64x2.add(owed, f64x2.mul(share, gain(home, start)));
        if (isOutside(f64x2.add(debt, claim), home, bandFrom, bandTo)) break;
        const hazard = hazardOf(
          row + PAIR,
          f64x2.mul(sale, v128.load(saleRate + at, 16)),
          refinance,
          f64x2.mul(v128.load(defaultRate + at, 16), v128.load(byDefault + at, 16)),
          bandRatio,
          lifeEvent,
        );
        const left = clock - f64x2.extract_lane(hazard, 0) - f64x2.extract_lane(hazard, 1);
        if (left <= 0) break;
        clock = left;
        addTo(marks + at + 16, claim);
        owed = twoMonthsOn(owed, interest);
      }
    else
      for (; at + 32 <= last; at += 16, row += PAIR) {
        const home = f64x2.mul(home1, v128.load(row, PAIR));
        const debt = f64x2.mul(senior1, v128.load(senior + at, 16));
        const claim = f64x2.add(owed, f64x2.mul(share, gain(home, start)));
        const lent = f64x2.add(debt, claim);
        if (isOutside(lent, home, bandFrom, bandTo)) break;
        const hazard = hazardOf(
          row + PAIR,
          f64x2.mul(sale, v128.load(saleRate + at, 16)),
          refinance,
          f64x2.mul(v128.load(defaultRate + at, 16), v128.load(byDefault + at, 16)),
          bandRatio,
          lifeEvent,
        );
        const left = clock - f64x2.extract_lane(hazard, 0) - f64x2.extract_lane(hazard, 1);
        if (left <= 0) break;
        clock = left;
        const all = i64x2.splat(-1);
        const next = at + 16;
        addTo(
          marks + next,
          watched(
            terms,
            home,
            debt,
            owed,
            claim,
            lent,
            share,
            start,
            combinedBreaches + next,
            stressBreaches + next,
            all,
          ),
        );
        owed = twoMonthsOn(owed, interest);
      }
  }
  return end;
}

/** Hazards of the two steps from the months of a row, all causes; `sale` and `failure` are rates a month before what moves them. */
function hazardOf(row: usize, sale: v128, refinance: v128, failure: v128, ratio: v128, lifeEvent: v128): v128 {
  const willing = f64x2.add(f64x2.mul(sale, v128.load(row, 16)), f64x2.mul(refinance, v128.load(row, 32)));
  return f64x2.add(f64x2.add(willing, f64x2.mul(failure, ratio)), lifeEvent);
}

/** Appreciation above the start value, AUD; no share in a loss. */
function gain(home: v128, start: v128): v128 {
  return f64x2.pmax(f64x2.splat(0), f64x2.sub(home, start));
}

/** Marks of advances whose homes may not cover them, and breaches of limits, where `where` is set. */
function watched(
  terms: usize,
  home: v128,
  debt: v128,
  owed: v128,
  claim: v128,
  lent: v128,
  share: v128,
  start: v128,
  combined: usize,
  stress: usize,
  where: v128,
): v128 {
  const one = v128.and(f64x2.splat(1), where);
  addTo(combined, v128.and(one, f64x2.gt(lent, f64x2.mul(v128.load64_splat(terms, COMBINED_LIMIT), home))));
  const low = f64x2.mul(home, v128.load64_splat(terms, STRESSED));
  const lentLow = f64x2.add(f64x2.add(debt, owed), f64x2.mul(share, gain(low, start)));
  addTo(stress, v128.and(one, f64x2.gt(lentLow, f64x2.mul(v128.load64_splat(terms, STRESS_LIMIT), low))));
  const available = f64x2.sub(f64x2.mul(home, v128.load64_splat(terms, KEEP)), debt);
  return f64x2.pmin(claim, f64x2.pmax(f64x2.splat(0), available));
}

/** What two months on is owed: one sum after the other, as month by month. */
function twoMonthsOn(owed: v128, interest: f64): v128 {
  const first = f64x2.extract_lane(owed, 1) + interest;
  return f64x2.replace_lane(f64x2.splat(first), 1, first + interest);
}

/** Whether combined LTV of either month is outside a band. */
function isOutside(lent: v128, home: v128, from: v128, to: v128): bool {
  return i64x2.bitmask(v128.or(f64x2.lt(lent, f64x2.mul(from, home)), f64x2.ge(lent, f64x2.mul(to, home)))) != 0;
}
