import type { IconType } from './icons.ts';

/** A picture beside words. With a `label` it stands alone and is read aloud; without, it is decoration. */
export function Icon({ of: Picture, label }: { of: IconType; label?: string | undefined }) {
  return label === undefined ? (
    <Picture className="i" strokeWidth={1.5} aria-hidden />
  ) : (
    <Picture className="i" strokeWidth={1.5} role="img" aria-label={label} />
  );
}
