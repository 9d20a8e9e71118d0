import type { ChartModel, PackModel } from '../../model/sheet.ts';
import { seriesColour } from '../palette.ts';
import { XML_HEAD } from '../xml.ts';
import { axesXml, CATEGORY_AXIS, chartTitle, textLooks, VALUE_AXIS } from './chart-axes.ts';
import { chartBlock, type ChartBlock } from './chart-data.ts';
import { drawnAs, seriesXml, type DrawnSeries } from './chart-series.ts';

export const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
export const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
/** Longer names than that do not fit below a bar; more bars than that do not fit above each other. */
const LONG_NAME = 12;
const MOST_LYING = 16;
const AXES = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;

/**
 * A chart part: series that point to cells, with the values that the cells have now, so that viewers that do not compute draw it too.
 * Elements stand in the order of the schema: Excel refuses any other.
 */
export function chartXml(chart: ChartModel, pack: PackModel, accent: string): string {
  const categories = chartBlock(pack, chart.categories);
  let visible = 0;
  const series = chart.series.map(({ name, values, as, colour }, index): DrawnSeries => {
    const own = colour === undefined ? seriesColour(accent, visible) : colour;
    if (own !== null) visible += 1;
    return {
      index,
      as: drawnAs(chart.kind, as),
      name: chartBlock(pack, name),
      values: chartBlock(pack, values),
      categories,
      colour: own,
    };
  });
  const isLying = barsLie(chart, categories);
  const groups = (['area', 'bar', 'line'] as const).map((as) =>
    groupXml(
      chart,
      as,
      series.filter((one) => one.as === as),
      isLying,
    ),
  );
  return (
    `${XML_HEAD}<c:chartSpace xmlns:c="${CHART}" xmlns:a="${DRAWING}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
    `<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>${chartTitle(chart.title)}<c:autoTitleDeleted val="0"/>` +
    `<c:plotArea><c:layout/>${groups.join('')}${axesXml(chart, categories, isLying)}<c:spPr><a:noFill/></c:spPr></c:plotArea>` +
    `${legendXml(series)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
    `<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>`
  );
}

/** Bars with long names lie, so that the names can be read. Bars over time and bridges stand. */
const barsLie = ({ kind, series }: ChartModel, { isText, values }: ChartBlock): boolean =>
  kind === 'bar' &&
  series.every(({ as }) => as !== 'line') &&
  isText &&
  values.length <= MOST_LYING &&
  values.some((value) => String(value ?? '').length > LONG_NAME);

function groupXml(
  { kind }: ChartModel,
  as: DrawnSeries['as'],
  series: readonly DrawnSeries[],
  isLying: boolean,
): string {
  if (series.length === 0) return '';
  const drawn = series.map(seriesXml).join('');
  if (as === 'line')
    return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${drawn}<c:marker val="1"/>${AXES}</c:lineChart>`;
  if (as === 'area')
    return `<c:areaChart><c:grouping val="stacked"/><c:varyColors val="0"/>${drawn}${AXES}</c:areaChart>`;
  const isStacked = kind !== 'bar';
  // Bars of a histogram stand close to each other; those of a schedule and a bridge have room between them.
  const gap = kind === 'bar' && series.length === 1 && !isLying ? 15 : 60;
  return (
    `<c:barChart><c:barDir val="${isLying ? 'bar' : 'col'}"/><c:grouping val="${isStacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>` +
    `${drawn}<c:gapWidth val="${gap}"/>${isStacked ? '<c:overlap val="100"/>' : ''}${AXES}</c:barChart>`
  );
}

/** Below the chart, without what is invisible; none when one series is all there is to see. */
function legendXml(series: readonly DrawnSeries[]): string {
  if (series.filter(({ colour }) => colour !== null).length < 2) return '';
  const hidden = series
    .filter(({ colour }) => colour === null)
    .map(({ index }) => `<c:legendEntry><c:idx val="${index}"/><c:delete val="1"/></c:legendEntry>`);
  return `<c:legend><c:legendPos val="b"/>${hidden.join('')}<c:overlay val="0"/>${textLooks(900)}</c:legend>`;
}
