/**
 * A histogram as small as a word: bars under the hurdle are grey. It is decoration: the figures stand beside it.
 * `hurdleAt` is a fraction of the width; null when unknown.
 */
export function Spark({
  counts,
  hurdleAt,
  width = 96,
  height = 18,
}: {
  counts: readonly number[];
  hurdleAt: number | null;
  width?: number | undefined;
  height?: number | undefined;
}) {
  const top = Math.max(1, ...counts);
  const step = width / Math.max(1, counts.length);
  return (
    <svg className="spark" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {counts.map((count, place) => {
        const tall = count === 0 ? 0 : Math.max(0.5, (count / top) * (height - 1));
        const isUnder = hurdleAt !== null && (place + 1) / counts.length <= hurdleAt + 1e-9;
        return (
          <rect
            key={place}
            className={isUnder ? 'o' : undefined}
            x={place * step}
            y={height - tall}
            width={Math.max(0.5, step - 0.6)}
            height={tall}
          />
        );
      })}
    </svg>
  );
}
