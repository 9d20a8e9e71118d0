/**
 * P5 to P95 as a strip with P50 marked, on an axis from `low` to `high`; with P25 and P75 an inner band. Decoration: read it by
 * shape, the figures stand beside it. Nothing is drawn where a figure is missing.
 */
export function RangeStrip({
  low,
  high,
  p5,
  p25 = null,
  p50,
  p75 = null,
  p95,
  width = 96,
  height = 8,
}: {
  low: number | null;
  high: number | null;
  p5: number | null;
  p25?: number | null | undefined;
  p50: number | null;
  p75?: number | null | undefined;
  p95: number | null;
  width?: number | undefined;
  height?: number | undefined;
}) {
  const known = low !== null && high !== null && high > low && p5 !== null && p50 !== null && p95 !== null;
  const at = (value: number) => Math.min(1, Math.max(0, (value - low!) / (high! - low!))) * width;
  return (
    <svg
      className="rng"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {known && <rect className="a" x={at(p5)} y={1} width={Math.max(1, at(p95) - at(p5))} height={height - 2} />}
      {known && p25 !== null && p75 !== null && (
        <rect className="b" x={at(p25)} y={1} width={Math.max(1, at(p75) - at(p25))} height={height - 2} />
      )}
      {known && <rect className="m" x={at(p50) - 1} y={0} width={2} height={height} />}
    </svg>
  );
}
