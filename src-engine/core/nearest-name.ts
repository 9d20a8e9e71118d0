/**
 * Edits (insert, delete, replace, swap of neighbours) between two names: optimal string alignment distance,
 * Damerau 1964. Work is the product of the lengths; names are cut to 64 characters so that hostile input stays cheap.
 */
export function editDistance(left: string, right: string): number {
  const a = left.slice(0, 64);
  const b = right.slice(0, 64);
  let twoBack: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replace = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + replace);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, twoBack[column - 2]! + 1);
      }
      current.push(best);
    }
    twoBack = previous;
    previous = current;
  }
  return previous[b.length]!;
}

/** Spelling without case and separators, so that `hurdle_rate` meets `hurdleRate`. */
const plain = (name: string) => name.toLowerCase().replaceAll(/[\s_-]/g, '');

/** Words of a camelCase, snake_case or kebab-case name, in lower case. */
const words = (name: string) =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2);

/**
 * The known name a misspelt one most likely means, or undefined when none is near. Near is at most a third of the length in
 * edits (at least 2 for names over 4 letters), or the one name being the start of the other (`carry` for `carryFraction`), or
 * sharing at least half of the words. Ties go to the first candidate.
 */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const wanted = plain(name.slice(0, 64));
  if (wanted === '') return undefined;
  const wantedWords = words(name.slice(0, 64));
  let best: string | undefined;
  let bestScore = Infinity;
  for (const candidate of candidates) {
    const known = plain(candidate);
    const distance = editDistance(wanted, known);
    const limit = Math.max(wanted.length > 4 ? 2 : 1, Math.floor(wanted.length / 3));
    let score = distance <= limit ? distance / wanted.length : Infinity;
    if (wanted.length >= 3 && (known.startsWith(wanted) || wanted.startsWith(known))) score = Math.min(score, 0.35);
    const candidateWords = words(candidate);
    const shared = wantedWords.filter((word) => candidateWords.includes(word)).length;
    const longest = Math.max(wantedWords.length, candidateWords.length, 1);
    if (shared / longest >= 0.5) score = Math.min(score, 0.9 - shared / longest / 2);
    if (score < bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}
