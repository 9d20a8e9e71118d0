/** Words that stand for themselves. */
const acronyms = new Set('irr xirr mirr tvpi dpi rvpi pme lp gp nav ltv gst wal'.split(' '));
/** Units that the value itself shows. */
const shownByValue = new Set(['aud', 'annual', 'fraction', 'multiple', 'flag']);

/** A column name as words, without the unit that its value shows: `netIrrAnnual` is "net IRR". */
export function figureName(name: string): string {
  const words = name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
  const last = words.at(-1)!;
  const saysEnough = last !== 'multiple' || words.some((word) => acronyms.has(word) || word === 'cover');
  if (words.length > 1 && shownByValue.has(last) && saysEnough) words.pop();
  else if (words.length > 1 && last === 'count') words.splice(-1, 1, 'number');
  return words.map((word) => (acronyms.has(word) ? word.toUpperCase() : word === 'without' ? 'w/o' : word)).join(' ');
}
