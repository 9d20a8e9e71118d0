import type { FormField, FormModel } from './form-model.ts';

/** Where the words were found: a title beats a group, a group a path, a path the doc. */
const ranks = [100, 40, 30, 10];

/**
 * Inputs that hold every word of the query in title, group, path or doc, best first. Words may be cut short. Plain matching and not
 * fuzzy: with 500 inputs a near miss would bury the hit.
 */
export function searchFields(query: string, model: FormModel, most = 60): readonly FormField[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const found: { field: FormField; score: number }[] = [];
  for (const field of model.fields.values()) {
    const texts = [field.title, field.subject, field.path, field.parameter.doc].map((text) => text.toLowerCase());
    let score = 0;
    for (const word of words) {
      const place = texts.findIndex((text) => text.includes(word));
      if (place < 0) {
        score = -1;
        break;
      }
      const starts = new RegExp(`(^|[^a-z])${word.replaceAll(/[^a-z0-9]/g, '.')}`).test(texts[place]!);
      score += ranks[place]! + (starts ? 5 : 0);
    }
    if (score > 0) found.push({ field, score });
  }
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ field }) => field);
}
