import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { gridRing, junctions, simplifyRing } from './boundaries.ts';
import type { Ring } from './boundaries.ts';

const ringSchema = z.array(z.array(z.number()).min(2)).min(4);
const inputSchema = z.object({
  features: z.array(
    z.object({
      properties: z.object({ suburb: z.string(), sal_code_2021: z.string() }),
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema)) }),
      ]),
    }),
  ),
});

/** Allowed distance of a dropped corner from the simplified border: 3e-4 degree, about 30 m, not visible on a city map. */
const tolerance = 3;

/** Compact GeoJSON of the suburbs: code and name only, 4 decimals, simplified so that neighbours keep their common border. */
export function suburbBoundaries(folder: string): { readonly text: string; readonly count: number } {
  const input = inputSchema.parse(JSON.parse(readFileSync(join(folder, 'sydney_suburbs.geojson'), 'utf8')));
  const shapes = input.features.map(({ properties, geometry }) => ({
    code: properties.sal_code_2021,
    name: properties.suburb,
    polygons: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((rings) =>
      rings.map(gridRing),
    ),
  }));
  const fixed = junctions(shapes.flatMap((shape) => shape.polygons.flat()));
  const features = shapes.map(({ code, name, polygons }) => {
    const parts = polygons
      .map((rings) => rings.map((ring) => simplifyRing(ring, fixed, tolerance)).filter((ring) => ring !== null))
      .filter((rings) => rings.length > 0)
      .map((rings) => rings.map(degrees));
    if (parts.length === 0) throw new Error(`${name}: nothing is left of its boundary`);
    const geometry =
      parts.length === 1 ? { type: 'Polygon', coordinates: parts[0] } : { type: 'MultiPolygon', coordinates: parts };
    return JSON.stringify({ type: 'Feature', properties: { code, name }, geometry });
  });
  return { text: `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`, count: features.length };
}

function degrees(ring: Ring): number[][] {
  return ring.map(([x, y]) => [x / 1e4, y / 1e4]);
}
