import type { ChartModel } from '../../model/sheet.ts';
import { escapeXml } from '../xml.ts';
import type { ChartBlock } from './chart-data.ts';

type Colour = string | null;

/** A series with its cells, ready to be written. */
export type DrawnSeries = {
  readonly index: number;
  readonly as: 'line' | 'bar' | 'area';
  readonly name: ChartBlock;
  readonly values: ChartBlock;
  readonly categories: ChartBlock;
  /** Null: invisible. */
  readonly colour: Colour;
};

/** Width of a line: 2 points in the unit of the format. */
const LINE_WIDTH = 25_400;

/** `c:ser` with its children in the order that the schema asks for. */
export function seriesXml(series: DrawnSeries): string {
  const { index, as, name, values, categories, colour } = series;
  const label = name.values[0] ?? '';
  const title = `<c:tx><c:strRef><c:f>${escapeXml(name.address)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeXml(String(label))}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;
  const looks = as === 'line' ? `<c:spPr>${line(colour)}</c:spPr>` : `<c:spPr>${filled(colour)}</c:spPr>`;
  const own =
    as === 'line' ? '<c:marker><c:symbol val="none"/></c:marker>' : as === 'bar' ? '<c:invertIfNegative val="0"/>' : '';
  return (
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>${title}${looks}${own}` +
    `<c:cat>${blockXml(categories, categories.isText)}</c:cat><c:val>${blockXml(values, false)}</c:val>` +
    `${as === 'line' ? '<c:smooth val="0"/>' : ''}</c:ser>`
  );
}

/** A reference to cells with what is in them. */
function blockXml({ address, values, format }: ChartBlock, asText: boolean): string {
  const points = values
    .map((value, i) =>
      value === null || (!asText && typeof value === 'string')
        ? ''
        : `<c:pt idx="${i}"><c:v>${escapeXml(String(value))}</c:v></c:pt>`,
    )
    .join('');
  const count = `<c:ptCount val="${values.length}"/>`;
  const reference = `<c:f>${escapeXml(address)}</c:f>`;
  return asText
    ? `<c:strRef>${reference}<c:strCache>${count}${points}</c:strCache></c:strRef>`
    : `<c:numRef>${reference}<c:numCache><c:formatCode>${escapeXml(format)}</c:formatCode>${count}${points}</c:numCache></c:numRef>`;
}

const solid = (colour: string): string => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;

const filled = (colour: Colour): string =>
  colour === null ? '<a:noFill/><a:ln><a:noFill/></a:ln>' : `${solid(colour)}<a:ln><a:noFill/></a:ln>`;

const line = (colour: Colour): string =>
  colour === null ? '<a:ln><a:noFill/></a:ln>' : `<a:ln w="${LINE_WIDTH}" cap="rnd">${solid(colour)}<a:round/></a:ln>`;

/** What a series is drawn as. */
export function drawnAs(kind: ChartModel['kind'], as: 'line' | 'bar' | undefined): DrawnSeries['as'] {
  if (kind === 'line') return 'line';
  if (kind === 'area-band') return as === 'line' ? 'line' : 'area';
  if (kind === 'bar-and-line') return as ?? 'bar';
  return as === 'line' ? 'line' : 'bar';
}
