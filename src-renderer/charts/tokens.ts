/** Names of the design tokens that charts draw with; the style sheet holds their values for each theme. */
export const chartTokenNames = [
  'bg-panel',
  'line',
  'text',
  'text-2',
  'text-3',
  'accent',
  'c-blue',
  'c-orange',
  'c-green',
  'c-vermilion',
  'c-purple',
  'c-sky',
  'scen-a',
  'scen-b',
  'scen-c',
  'scen-d',
  'band-outer',
  'band-inner',
  'band-edge',
  'band-median',
  'band-mean',
  'bar',
  'bar-off',
  'div-n3',
  'div-n2',
  'div-p2',
  'div-p3',
  'axis',
  'grid',
  'marker',
  'tip-bg',
  'tip-text',
] as const;

export type ChartTokens = Readonly<Record<(typeof chartTokenNames)[number] | 'font-ui', string>>;

/** Tokens as they stand in the page now. Colours that are not hexadecimal (system colours, say) are resolved to rgb. */
export function readTokens(root: HTMLElement): ChartTokens {
  const style = getComputedStyle(root);
  const probe = document.createElement('span');
  probe.hidden = true;
  root.append(probe);
  const colour = (name: string): string => {
    const value = style.getPropertyValue(`--${name}`).trim();
    if (value.startsWith('#')) return value;
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(chartTokenNames.map((name) => [name, colour(name)]));
  probe.remove();
  return { ...colours, 'font-ui': fontOf(style) } as ChartTokens;
}

/** Names in single quotes: in a drawing they stand inside an attribute, which has the double ones. */
const fontOf = (style: CSSStyleDeclaration): string =>
  style.getPropertyValue('--font-ui').trim().replaceAll('"', "'") || 'sans-serif';

/** Tokens of the light theme, whatever the window shows: for pictures that go into documents, which are white. */
export function readLightTokens(): ChartTokens {
  const probe = document.createElement('div');
  probe.dataset.theme = 'light';
  probe.hidden = true;
  document.body.append(probe);
  try {
    return readTokens(probe);
  } finally {
    probe.remove();
  }
}

function parts(colour: string): readonly number[] {
  if (!colour.startsWith('#')) return (colour.match(/[\d.]+/g) ?? ['0', '0', '0']).slice(0, 3).map(Number);
  const size = colour.length < 7 ? 1 : 2; // #fff is #ffffff
  return [0, 1, 2].map((place) => {
    const digits = colour.slice(1 + place * size, 1 + (place + 1) * size);
    return Number.parseInt(size === 1 ? digits + digits : digits, 16);
  });
}

/** The colour, seen through: 0 is clear, 1 is solid. */
export const withAlpha = (colour: string, alpha: number): string => `rgba(${parts(colour).join(',')},${alpha})`;
