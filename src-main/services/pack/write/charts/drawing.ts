import type { Brand, CellBlock, ChartModel, PackModel, SheetModel } from '../../model/sheet.ts';
import { cleanTextUpTo } from '../clean-text.ts';
import { imageSize } from '../image-size.ts';
import { insertBefore, OFFICE, type Parts } from '../package-parts.ts';
import { escapeXml, XML_HEAD } from '../xml.ts';
import { hasPlaces } from './chart-data.ts';
import { CHART, chartXml, DRAWING } from './chart-xml.ts';

const SPREADSHEET_DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.drawing+xml';
/** English metric units, in which drawings are measured. */
const EMU_PER_PIXEL = 9525;
/** Pixels of a logo at most, and of a character of column width. */
const LOGO = { width: 220, height: 54 };
const PIXELS_PER_CHARACTER = 7;

/** What numbers the parts of drawings: one for a workbook. */
export type DrawingCounter = { drawings: number; charts: number };

/**
 * Adds the charts of a sheet, and the logo where the sheet is the cover. A chart that stands on a sheet which is not in the pack is
 * left out.
 * @param sheetPart path of the sheet's XML
 * @returns the sheet's XML with its drawing
 */
export function withDrawing(
  xml: string,
  sheetPart: string,
  sheet: SheetModel,
  { pack, parts, accent, counter }: { pack: PackModel; parts: Parts; accent: string; counter: DrawingCounter },
): string {
  const charts = sheet.charts.filter((chart) => hasPlaces(pack, placesOf(chart), sheet));
  const logo = sheet.key === 'cover' ? pack.brand.logo : null;
  const size = logo === null ? null : imageSize(logo.bytes);
  if (charts.length === 0 && size === null) return xml;
  counter.drawings += 1;
  const part = `xl/drawings/drawing${counter.drawings}.xml`;
  const anchors = charts.map((chart, i) => {
    counter.charts += 1;
    const name = `chart${counter.charts}.xml`;
    parts.addTyped(`xl/charts/${name}`, CHART_TYPE, chartXml(chart, pack, accent));
    return chartAnchor(chart, i + 2, parts.relate(part, `${OFFICE}/chart`, `../charts/${name}`));
  });
  if (logo !== null && size !== null) anchors.push(logoAnchor(parts, part, logo, size, sheet.widths));
  parts.addTyped(
    part,
    DRAWING_TYPE,
    `${XML_HEAD}<xdr:wsDr xmlns:xdr="${SPREADSHEET_DRAWING}" xmlns:a="${DRAWING}" xmlns:r="${OFFICE}" xmlns:c="${CHART}">${anchors.join('')}</xdr:wsDr>`,
  );
  const id = parts.relate(sheetPart, `${OFFICE}/drawing`, part.replace('xl/', '../'));
  return insertBefore(xml, '</worksheet>', `<drawing r:id="${id}"/>`);
}

const placesOf = ({ categories, series }: ChartModel): string[] => [
  categories,
  ...series.flatMap(({ name, values }) => [name, values]),
];

function chartAnchor({ at, title }: ChartModel, shape: number, relation: string): string {
  const words = escapeXml(cleanTextUpTo(title, 255, '…'));
  return (
    `<xdr:twoCellAnchor>${corners(at)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>` +
    `<xdr:cNvPr id="${shape}" name="Chart ${shape - 1}" descr="${words}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${CHART}">` +
    `<c:chart r:id="${relation}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`
  );
}

/** From the first cell of the block to its last column; its last row stays free, as room in front of what follows. */
const corners = ({ from, to }: CellBlock): string =>
  `<xdr:from>${corner(from.column, from.row)}</xdr:from><xdr:to>${corner(to.column + 1, to.row)}</xdr:to>`;

const corner = (column: number, row: number, offset = 0): string =>
  `<xdr:col>${column}</xdr:col><xdr:colOff>${offset}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;

/** At the upper right end of the sheet. */
function logoAnchor(
  parts: Parts,
  part: string,
  { mediaType, bytes }: NonNullable<Brand['logo']>,
  { width, height }: { width: number; height: number },
  widths: readonly number[],
): string {
  const ending = mediaType === 'image/png' ? 'png' : 'jpeg';
  parts.nameEnding(ending, mediaType);
  parts.set(`xl/media/logo.${ending}`, bytes);
  const relation = parts.relate(part, `${OFFICE}/image`, `../media/logo.${ending}`);
  const scale = Math.min(1, LOGO.width / width, LOGO.height / height);
  const [across, down] = [width * scale, height * scale].map((pixels) => Math.round(pixels * EMU_PER_PIXEL)) as [
    number,
    number,
  ]; // two in, two out
  const room = widths.map((characters) => characters * PIXELS_PER_CHARACTER + 5);
  let left = Math.max(0, room.reduce((sum, pixels) => sum + pixels, 0) - width * scale);
  let column = 0;
  while (column < room.length - 1 && left >= room[column]!) left -= room[column++]!;
  return (
    `<xdr:oneCellAnchor><xdr:from>${corner(column, 0, Math.round(left * EMU_PER_PIXEL))}</xdr:from><xdr:ext cx="${across}" cy="${down}"/>` +
    `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1001" name="Logo" descr="Logo"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>` +
    `<xdr:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>` +
    `<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${across}" cy="${down}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>` +
    `</xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`
  );
}
