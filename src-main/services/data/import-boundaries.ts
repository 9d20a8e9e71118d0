import { z } from 'zod';
import {
  type FieldIssue,
  AppError,
  type SuburbTable,
  type BoundaryImport,
  type Position,
} from '../../../src-engine/index.ts';
import { refuse, sourceOf } from './import-source.ts';

const ringSchema = z.array(z.array(z.number()).min(2));
const geometrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema).min(1)).min(1) }),
]);
const featureSchema = z.object({
  type: z.literal('Feature'),
  properties: z.object({ code: z.string().optional(), name: z.string().optional(), suburb: z.string().optional() }),
  geometry: geometrySchema,
});
const collectionSchema = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()).min(1) });

/**
 * Reads a user's boundaries: a GeoJSON FeatureCollection of polygons in longitude and latitude, each with a property
 * `code`, `name` or `suburb` that is a suburb of `suburbs`. Rings must be closed, have four positions or more, lie on the
 * globe and enclose an area; crossing edges are not looked for. Throws `input/invalid` with every problem found.
 */
export function importBoundaries(
  text: string,
  suburbs: Pick<SuburbTable, 'codes' | 'names'>,
  file = 'boundaries',
): BoundaryImport {
  const source = sourceOf(text, file);
  const collection = collectionSchema.safeParse(jsonOf(text, file));
  if (!collection.success) throw new AppError('input/invalid', `${file} is not a GeoJSON FeatureCollection.`, { file });
  const codeOfName = new Map(suburbs.names.map((name, s) => [name.toLowerCase(), suburbs.codes[s]!]));
  const codes = new Set(suburbs.codes);
  const issues: FieldIssue[] = [];
  const polygons = new Map<string, (readonly (readonly Position[])[])[]>();
  collection.data.features.forEach((value, i) => {
    const path = `feature ${i + 1}`;
    const parsed = featureSchema.safeParse(value);
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      issues.push({
        path: `${path}, ${issue.path.join('.')}`,
        message: issue.message,
        remedy: 'Polygons with a name only.',
      });
      return;
    }
    const { properties, geometry } = parsed.data;
    const given = properties.code ?? properties.name ?? properties.suburb ?? '';
    const code = codes.has(given) ? given : codeOfName.get(given.toLowerCase());
    if (code === undefined) {
      issues.push({ path, message: `There is no suburb '${given}'.`, remedy: 'Spell it as in the suburb table.' });
      return;
    }
    if (polygons.has(code)) issues.push({ path, message: `${given} stands twice.`, remedy: 'Use one MultiPolygon.' });
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    parts.forEach((rings, part) =>
      rings.forEach((ring, r) => {
        const problem = ringProblem(ring);
        if (problem !== null)
          issues.push({ path: `${path} (${given}), part ${part + 1}, ring ${r + 1}`, message: problem, remedy: '' });
      }),
    );
    polygons.set(
      code,
      parts.map((rings) => rings.map((ring) => ring.map(([x, y]): Position => [x!, y!]))),
    );
  });
  refuse(file, issues);
  return { ...source, polygons };
}

/** What is wrong with a ring, or null. */
function ringProblem(ring: readonly (readonly number[])[]): string | null {
  if (ring.length < 4) return `The ring has ${ring.length} positions; it needs four or more.`;
  const [first, last] = [ring[0]!, ring.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1]) return 'The ring is not closed.';
  if (ring.some(([x, y]) => Math.abs(x!) > 180 || Math.abs(y!) > 90))
    return 'A position is not a longitude and latitude in degrees.';
  let twiceArea = 0;
  for (let i = 1; i < ring.length; i += 1)
    twiceArea += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!;
  // 1e-9 square degrees is about 10 square metres, far below any suburb and above the rounding of the sum.
  return Math.abs(twiceArea) < 2e-9 ? 'The ring encloses no area.' : null;
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('input/invalid', `${file} is not JSON.`, { file }, [], { cause });
  }
}
