/**
 * Decimal digits of a number moved by `places` powers of ten, without a rounding of their own: 0.0175 moved by 2 is "1.75", and
 * reading "1.75" moved back is 0.0175 again. At least `decimals` digits behind the point. No sign, no grouping.
 */
export function shiftedDigits(value: number, places: number, decimals = 0): string {
  const [mantissa = '', exponent = '0'] = String(Math.abs(value)).split('e');
  const [whole = '', behind = ''] = mantissa.split('.');
  const digits = whole + behind;
  const point = whole.length + Number(exponent) + places;
  const left = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '';
  const right = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  const tail = right.replace(/0+$/, '').padEnd(decimals, '0');
  const head = left.replace(/^0+(?=\d)/, '') || '0';
  return tail === '' ? head : `${head}.${tail}`;
}

/** `1234567.5` as `1,234,567.5`. */
export function grouped(digits: string): string {
  const [whole = '', behind] = digits.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return behind === undefined ? groups : `${groups}.${behind}`;
}
