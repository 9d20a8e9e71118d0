import type { ChartTokens } from './tokens.ts';

/** Runs that are compared keep letter, colour, line and mark on every screen. */
export const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

export type LetterStyle = {
  readonly letter: string;
  readonly token: 'scen-a' | 'scen-b' | 'scen-c' | 'scen-d' | 'c-orange' | 'c-sky';
  /** Lengths of strokes and gaps; empty for a solid line. */
  readonly dash: readonly number[];
  readonly symbol: 'circle' | 'diamond' | 'triangle' | 'rect' | 'pin' | 'arrow';
};

const styles: readonly Omit<LetterStyle, 'letter'>[] = [
  { token: 'scen-a', dash: [], symbol: 'circle' },
  { token: 'scen-b', dash: [7, 3], symbol: 'diamond' },
  { token: 'scen-c', dash: [2, 3], symbol: 'triangle' },
  { token: 'scen-d', dash: [8, 3, 2, 3], symbol: 'rect' },
  { token: 'c-orange', dash: [12, 3], symbol: 'pin' },
  { token: 'c-sky', dash: [4, 4], symbol: 'arrow' },
];

/** Style of run `index` of a comparison, 0 for the first. */
export const letterStyle = (index: number): LetterStyle => ({
  letter: letters[index % letters.length]!,
  ...styles[index % styles.length]!,
});

/** Line style of a run, as a chart takes it. */
export function letterLine(t: ChartTokens, index: number) {
  const style = letterStyle(index);
  return { color: t[style.token], width: 2, type: style.dash.length === 0 ? ('solid' as const) : [...style.dash] };
}
