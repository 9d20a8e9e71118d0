import { letterStyle } from './letters.ts';

const shapes = {
  circle: <circle cx="15" cy="6" r="4" />,
  diamond: <path d="M15 1l5 5-5 5-5-5z" />,
  triangle: <path d="M15 1.5l5 9H10z" />,
  rect: <rect x="11" y="2" width="8" height="8" />,
  pin: <path d="M15 11c-3-4-4-5-4-7a4 4 0 018 0c0 2-1 3-4 7z" />,
  arrow: <path d="M15 1l5 10-5-3-5 3z" />,
} as const;

/** Line and mark of a run that is compared, as in the charts. Decoration beside its letter. */
export function LetterMark({ index }: { index: number }) {
  const { token, dash, symbol } = letterStyle(index);
  return (
    <svg
      className="letter-mark"
      viewBox="0 0 30 12"
      width="30"
      height="12"
      aria-hidden
      style={{ color: `var(--${token})` }}
    >
      <line x1="0" y1="6" x2="30" y2="6" stroke="currentColor" strokeWidth="2" strokeDasharray={dash.join(' ')} />
      <g fill="currentColor">{shapes[symbol]}</g>
    </svg>
  );
}
