import { AppError } from '../../core/errors.ts';

/**
 * Rounds amounts to cents so that they sum to the total's cents: every part is rounded down, and the missing cents go to
 * the parts with the largest remainders (the earlier part where they tie). For views; the engine keeps doubles.
 *
 * `amountsAud` >= 0, AUD; returns AUD, each a whole number of cents, none off by a cent or more. The total is rounded
 * half up. Errors: `numeric/not-finite` for a negative or non-finite amount. Source: largest-remainder (Hamilton) method.
 */
export function largestRemainderCents(amountsAud: readonly number[]): number[] {
  const cents = amountsAud.map((amountAud) => amountAud * 100);
  const wrong = cents.findIndex((amount) => !Number.isFinite(amount) || amount < 0);
  if (wrong >= 0)
    throw new AppError('numeric/not-finite', 'An amount to be rounded to cents is negative or not a number.', {
      position: wrong,
      amountAud: String(amountsAud[wrong]),
    });
  const whole = cents.map((amount) => Math.floor(amount));
  let missing = Math.round(sum(cents)) - sum(whole);
  const byRemainder = cents.map((amount, i) => ({ i, remainder: amount - whole[i]! }));
  byRemainder.sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder) {
    if (missing <= 0) break;
    whole[i]! += 1;
    missing -= 1;
  }
  return whole.map((amount) => amount / 100);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
