/** Longitude and latitude in units of 1e-4 degree (about 10 m), so that shared corners are equal. */
type Point = readonly [x: number, y: number];
export type Ring = readonly Point[];

const keyOf = (point: Point) => `${point[0]},${point[1]}`;

/** A closed ring rounded to the grid, without repeated corners and without its closing corner. */
export function gridRing(ring: readonly (readonly number[])[]): Ring {
  const points = ring.map(([x, y]): Point => [Math.round(x! * 1e4), Math.round(y! * 1e4)]);
  const kept = points.filter((point, i) => i === 0 || keyOf(point) !== keyOf(points[i - 1]!));
  if (kept.length > 1 && keyOf(kept[0]!) === keyOf(kept.at(-1)!)) kept.pop();
  return kept;
}

/** Corners where more than two different borders meet, over all rings: they must stay, so that neighbours still fit. */
export function junctions(rings: readonly Ring[]): ReadonlySet<string> {
  const neighbours = new Map<string, Set<string>>();
  for (const ring of rings)
    ring.forEach((point, i) => {
      const known = neighbours.get(keyOf(point)) ?? new Set<string>();
      known.add(keyOf(ring[(i + 1) % ring.length]!)).add(keyOf(ring[(i + ring.length - 1) % ring.length]!));
      neighbours.set(keyOf(point), known);
    });
  return new Set([...neighbours].filter(([, known]) => known.size !== 2).map(([key]) => key));
}

/** Corners of an open line that lie further than `tolerance` from the line simplified (Douglas and Peucker 1973). */
function simplifyLine(line: readonly Point[], tolerance: number): Point[] {
  const first = line[0]!;
  const last = line.at(-1)!;
  let farthest = 0;
  let distance = -1;
  for (let i = 1; i < line.length - 1; i += 1) {
    const d = distanceToSegment(line[i]!, first, last);
    if (d > distance) [distance, farthest] = [d, i];
  }
  if (distance <= tolerance) return [first, last];
  return [
    ...simplifyLine(line.slice(0, farthest + 1), tolerance).slice(0, -1),
    ...simplifyLine(line.slice(farthest), tolerance),
  ];
}

function distanceToSegment(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length2));
  return Math.hypot(point[0] - a[0] - t * dx, point[1] - a[1] - t * dy);
}

/** A border between two junctions is simplified in one fixed direction, so that both neighbours get the same corners. */
function simplifyBorder(line: readonly Point[], tolerance: number): Point[] {
  const [start, end] = [keyOf(line[0]!), keyOf(line.at(-1)!)];
  const forward = start < end || (start === end && keyOf(line[1]!) < keyOf(line.at(-2)!));
  return forward ? simplifyLine(line, tolerance) : simplifyLine(line.toReversed(), tolerance).toReversed();
}

/** A ring simplified border by border; null when nothing of an area is left. Closed again at the end. */
export function simplifyRing(ring: Ring, fixed: ReadonlySet<string>, tolerance: number): Ring | null {
  const stops = ring.flatMap((point, i) => (fixed.has(keyOf(point)) ? [i] : []));
  const [start, ...rest] = stops.length === 0 ? [lowestCorner(ring)] : stops;
  const turned = [...ring.slice(start), ...ring.slice(0, start), ring[start!]!];
  const cuts = [0, ...rest.map((stop) => stop - start!), turned.length - 1];
  if (cuts.length === 2) cuts.splice(1, 0, Math.floor(turned.length / 2));
  const out: Point[] = [];
  for (let i = 1; i < cuts.length; i += 1)
    out.push(...simplifyBorder(turned.slice(cuts[i - 1]!, cuts[i]! + 1), tolerance).slice(0, -1));
  return out.length < 3 ? null : [...out, out[0]!];
}

/** A ring without junctions starts at its lowest corner, whoever walks it. */
function lowestCorner(ring: Ring): number {
  let lowest = 0;
  for (let i = 1; i < ring.length; i += 1) if (keyOf(ring[i]!) < keyOf(ring[lowest]!)) lowest = i;
  return lowest;
}
