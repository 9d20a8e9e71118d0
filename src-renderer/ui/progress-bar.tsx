/** How far something is. `share` null: nobody knows; the bar then says only that it goes on. */
export function ProgressBar({ label, share }: { label: string; share: number | null }) {
  const part = share === null ? null : Math.min(1, Math.max(0, share));
  return (
    <div
      className={part === null ? 'bar unknown' : 'bar'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={part === null ? undefined : Math.round(part * 100)}
    >
      <div style={{ transform: `scaleX(${part ?? 1})` }} />
    </div>
  );
}
